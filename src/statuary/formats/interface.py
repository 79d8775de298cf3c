"""What a format is: a name, what makes its files of facts, and where these are published."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from statuary.outputs import Output
from statuary.theme import Theme
from statuary.timeline import Snapshot


@dataclass(frozen=True, slots=True)
class Place:
    """Where a format publishes, and in one sentence what is to be read there.

    In the path, `<id>` and the like stand for what differs from file to file.
    """

    path: str
    what: str


@dataclass(frozen=True, slots=True)
class Format:
    """One way to publish a page. Whatever it publishes is in one of its places."""

    name: str
    outputs: Callable[[Snapshot, Theme], Iterable[Output]]
    places: tuple[Place, ...]
