"""What must be known of a page before its first file is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from statuary.editing import free_id
from statuary.model.text import RESERVED_IDS


@dataclass(frozen=True, slots=True)
class Answers:
    """A page's title, address (may be empty), components by name, zone and host.

    All of them are texts that read: of one line, an address, a zone that there is.
    """

    title: str
    url: str
    components: tuple[str, ...]
    timezone: str
    host: str


def component_ids(names: Iterable[str]) -> tuple[str, ...]:
    """Give each component an id made of its name that no other has."""
    found: list[str] = []
    for name in names:
        found.append(free_id(name, "component", (*found, *RESERVED_IDS)))
    return tuple(found)
