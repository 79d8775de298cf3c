"""What is wrong inside one file, before it is known which file that is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from statuary.characters import spelled
from statuary.errors import Problem

T_co = TypeVar("T_co", covariant=True)

MOST_TOLD = 100  # of one file; nobody reads more in one go, and each costs a search for a hint


class Mark(NamedTuple):
    """A place in a text: its line and the character in it, both counted from 1."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing to mend in a file, where it stands, and how."""

    mark: Mark
    message: str
    hint: str = ""

    def on(self, path: str) -> Problem:
        """Give the problem of the file at `path`, fit for one line of any terminal."""
        return Problem(spelled(path), *self.mark, legible(self.message), legible(self.hint))


class Outcome(NamedTuple, Generic[T_co]):
    """What could be read, None where nothing could, and all that was wrong with it."""

    value: T_co | None
    flaws: tuple[Flaw, ...] = ()


def together(causes: Iterable[Flaw], effects: Iterable[Flaw]) -> tuple[Flaw, ...]:
    """Join flaws without those that stand where a cause does and only follow from it."""
    first = tuple(causes)
    taken = {flaw.mark for flaw in first}
    return tuple(dict.fromkeys((*first, *(flaw for flaw in effects if flaw.mark not in taken))))


def first_of(flaws: Iterable[Flaw]) -> tuple[Flaw, ...]:
    """Give the flaws that are told, by place: nobody mends more of one file in one go.

    Of the others there is one more flaw that says how many they are.
    """
    found = sorted(flaws, key=lambda flaw: flaw.mark)
    rest = found[MOST_TOLD:]
    if not rest:
        return tuple(found)
    return (*found[:MOST_TOLD], Flaw(rest[0].mark, *say_more(len(rest))))


def say_more(count: int) -> tuple[str, str]:
    """Say that there are more errors than those that are told."""
    return f"{count:,} more errors in this file are not told here", "mend the others first"


_LONG = re.compile(r"`([^`]{60})[^`]{20,}`")
_MOST = 1000


def legible(text: str) -> str:
    """Shorten long quotations and spell out characters that hide, reorder or control text."""
    return spelled(_LONG.sub(r"`\1…`", text[: _MOST * 10])[:_MOST])
