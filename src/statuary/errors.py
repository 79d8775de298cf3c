"""What can go wrong, and how it is said.

StatuaryError
├── ContentError         problems in the records that a maintainer wrote
├── ConfigurationError   problems in statuary.yml or in a template
├── CollisionError       two outputs claim one path
├── OutputError          the output folder cannot be used as asked
├── EditError            a record cannot be written as asked; its file stays as it is
├── HistoryError         what was committed cannot be read as asked
└── ServingError         the page cannot be served as asked

InvalidError                  a value that does not read; content turns it into a Problem
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

MOST_NAMED = 10


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend, where it stands (lines and columns count from 1), and how."""

    path: str
    line: int
    column: int
    message: str
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}: {self.message}"
        return f"{place}\n    hint: {self.hint}" if self.hint else place


class StatuaryError(Exception):
    """The root of all errors that Statuary raises on purpose."""


class ProblemsError(StatuaryError):
    """Everything that is wrong, in the order of files and lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[object, ...]:
        """Travel between processes as what it was made of."""
        return type(self), (self.problems,)


class ContentError(ProblemsError):
    """The records do not read; `problems` holds every reason."""


class ConfigurationError(ProblemsError):
    """The configuration or a template does not read; `problems` holds every reason."""


class CollisionError(StatuaryError):
    """Two outputs claim one path; the message names both."""


class OutputError(StatuaryError):
    """The output folder cannot be used; the message says why and what to do."""


class EditError(StatuaryError):
    """A record cannot be written as asked; the message says why and what to do."""


class HistoryError(StatuaryError):
    """What was committed cannot be read as asked; the message says why and what to do."""


class ServingError(StatuaryError):
    """The page cannot be served as asked; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a value; `at` leads from the value to the part that is meant."""

    message: str
    hint: str = ""
    at: tuple[str | int, ...] = ()


class InvalidError(ValueError):
    """A value that does not read. It is a ValueError, so that pydantic collects it."""

    def __init__(self, *faults: Fault) -> None:
        self._faults = faults
        super().__init__("; ".join(fault.message for fault in faults))

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with the value."""
        return self._faults


class UnknownWordError(InvalidError):
    """A word that is none of those known. The nearest is looked for only when this is told.

    A file may have thousands of such words, of which few are told, and each takes a search.
    """

    def __init__(self, message: str, word: str, known: Iterable[str]) -> None:
        super().__init__(Fault(message))
        self._word, self._known = word, known

    @property
    def faults(self) -> tuple[Fault, ...]:
        """The one fault, with the nearest known word as its hint."""
        return (Fault(str(self), did_you_mean(self._word, self._known)),)


def invalid(message: str, hint: str = "") -> InvalidError:
    """Give the error for a value with one fault."""
    return InvalidError(Fault(message, hint))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Give a hint that names the nearest known word, or else the first few of them."""
    known = tuple(known)
    near = difflib.get_close_matches(word.casefold(), known, n=1, cutoff=0.6)
    if near:
        return f"did you mean `{near[0]}`?"
    more = f" and {len(known) - MOST_NAMED} more" if len(known) > MOST_NAMED else ""
    return f"known: {', '.join(known[:MOST_NAMED])}{more}" if known else ""
