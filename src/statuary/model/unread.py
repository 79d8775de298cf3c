"""What was written and could not be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A file under `incidents/` that is left out for its problems.

    `ids` are those that it takes all the same, its own and then aliases, as they are written; none
    if it is no record's file by its name. `draft` tells that it says legibly that it is one.
    """

    path: str
    ids: tuple[str, ...] = ()
    draft: bool = False
