"""What a format is: a name, and a function from facts to the files that should exist."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from statuary.outputs import Output
from statuary.theme import Theme
from statuary.timeline import Snapshot


@dataclass(frozen=True, slots=True)
class Format:
    """One way to publish a page."""

    name: str
    outputs: Callable[[Snapshot, Theme], Iterable[Output]]
