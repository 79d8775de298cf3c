"""Days as pictures: the geometry of day bars and of the year's calendar.

Runs of equal days become one shape, drawn as a dashed line whose dashes are the days, so that
a quiet quarter costs a few bytes. A day on which something happened is a shape of its own, to
be pointed at.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from statuary.model import ComponentStatus
from statuary.timeline.days import Day
from statuary.timeline.uptime import Percentage

OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class BadDay:
    """A day that has something to tell, and the records that tell it."""

    date: date
    status: ComponentStatus
    percentage: Percentage
    lasted: tuple[tuple[ComponentStatus, int], ...]
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Equal days in a row, from the day at `start` on; `bad` is set if it is a single bad day.

    `column` counts weeks in a calendar and is 0 in a row of bars.
    """

    kind: str
    start: int
    length: int
    column: int = 0
    bad: BadDay | None = None


@dataclass(frozen=True, slots=True)
class Bars:
    """A row of days or a calendar of weeks: how many days, and the runs that they fall into."""

    days: int
    first: date
    last: date
    runs: tuple[Run, ...]

    @property
    def bad_days(self) -> tuple[BadDay, ...]:
        """The days that have something to tell, oldest first."""
        return tuple(run.bad for run in self.runs if run.bad)

    @property
    def recorded(self) -> bool:
        """Whether any day is inside the record."""
        return any(run.kind != OUTSIDE for run in self.runs)


def bars(days: tuple[Day, ...]) -> Bars:
    """Lay days out in one row, oldest first."""
    return Bars(len(days), days[0].date, days[-1].date, tuple(_runs(days)))


def calendar(days: tuple[Day, ...]) -> Bars:
    """Lay days out in columns of weeks that begin on Monday."""
    weeks = itertools.groupby(days, key=lambda day: day.date.toordinal() - day.date.weekday())
    columns = enumerate(tuple(week) for _, week in weeks)
    runs = [run for column, week in columns for run in _runs(week, week[0].date.weekday(), column)]
    return Bars(len(days), days[0].date, days[-1].date, tuple(runs))


def _runs(days: Iterable[Day], offset: int = 0, column: int = 0) -> list[Run]:
    runs: list[Run] = []
    position = offset
    for _, equal in itertools.groupby(days, key=lambda day: day.date if day.lasted else day.status):
        run = tuple(equal)
        first = run[0]
        kind = first.status.value if first.status else OUTSIDE
        bad = None
        if first.lasted and first.status:
            bad = BadDay(first.date, first.status, first.percentage, first.lasted, first.records)
        runs.append(Run(kind, position, len(run), column, bad))
        position += len(run)
    return runs
