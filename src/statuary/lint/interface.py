"""What a rule is: a permanent id, a function that finds what it tells of, and two examples."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from statuary.model import (
    Incident,
    IncidentUpdate,
    Maintenance,
    MaintenanceUpdate,
    StatusPage,
)
from statuary.wording import Wording

EXAMPLE_NOW = "2026-03-10 12:00Z"
_SETTINGS = """\
title: Example
url: https://status.example.com/
components: [{id: api, name: API}, {id: web, name: Website}]
"""


@dataclass(frozen=True, slots=True)
class Scene:
    """What rules look at: a page, and the instant that it is built for, in seconds of UTC.

    Of a page that is closed that is its `as_of`. `publishes` tells whether the site has a file
    at a path.
    """

    page: StatusPage
    now: int
    publishes: Callable[[str], bool] = lambda _: False

    @property
    def updated(self) -> tuple[Incident | Maintenance, ...]:
        """The records that have updates."""
        return (*self.page.incidents, *self.page.maintenances)

    @property
    def wording(self) -> Wording:
        """The words for instants and lengths of time in messages."""
        return Wording("en", self.page.settings.timezone)


def by_time(
    record: Incident | Maintenance,
) -> tuple[tuple[int, IncidentUpdate | MaintenanceUpdate], ...]:
    """Give a record's updates by time, each with its index in the file."""
    updates: tuple[IncidentUpdate | MaintenanceUpdate, ...] = record.updates
    return tuple(sorted(enumerate(updates), key=lambda each: each[1].at.seconds))


@dataclass(frozen=True, slots=True)
class Reworded:
    """A fix: the part that a remark is of says `new` where it says `old`, which is there once."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Reordered:
    """A fix: a record's updates stand in another order, given by their indices as they are now."""

    order: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule has to say, of which record (None for the settings) and of which part of it.

    `at` leads to the part, such as `"updates", 2, "at"`; `phrase` is what is meant in its text.
    A `fix` is offered only where nobody need be asked what was meant, and never for settings.
    """

    record: str | None
    at: tuple[str | int, ...]
    message: str
    hint: str
    phrase: str = ""
    fix: Reworded | Reordered | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A small project: the texts of its records, Markdown if they begin so, and its settings."""

    records: tuple[str, ...] = ()
    settings: str = _SETTINGS

    @property
    def files(self) -> tuple[tuple[str, str], ...]:
        """The project's files, by path; the records are called `record-1` and so on."""
        records = (
            (f"incidents/record-{number}.{'md' if text.startswith('---') else 'yaml'}", text)
            for number, text in enumerate(self.records, 1)
        )
        return (("statuary.yml", self.settings), *records)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, what it tells of in one line, and where it speaks once and where not at all.

    The examples are as they would be at `EXAMPLE_NOW`. In one that is `fixable` it speaks once
    too, and offers a fix. Which rules speak, and how loudly, is for `model.checking` to say.
    """

    id: str
    summary: str
    check: Callable[[Scene], Iterable[Remark]]
    good: Example
    bad: Example
    fixable: Example | None = None
