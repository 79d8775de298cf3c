"""Days as pictures: the geometry of day bars and of the year's calendar.

Runs of equal days are drawn as dashed lines whose dashes are the days, so that a quiet quarter
costs a few bytes, and so does a long outage. All quiet days of a kind become one shape. What
happened on a day, or on equal days in a row, is a shape of its own, to be pointed at; its title is
what the pointer shows and what the link is called by those who do not see it. The worse a day was
the taller it stands: severity is told by shape before colour.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from statuary.model import ComponentStatus
from statuary.timeline.days import Day
from statuary.timeline.uptime import Percentage

OUTSIDE = "outside"

# How tall a day stands in a row of bars, of 32, and how wide it is in a calendar, of 10.
HEIGHTS: dict[str, int] = {
    OUTSIDE: 2,
    ComponentStatus.OPERATIONAL: 14,
    ComponentStatus.UNDER_MAINTENANCE: 18,
    ComponentStatus.UNKNOWN: 20,
    ComponentStatus.DEGRADED_PERFORMANCE: 22,
    ComponentStatus.PARTIAL_OUTAGE: 26,
    ComponentStatus.MAJOR_OUTAGE: 32,
}
SIZES: dict[str, int] = {
    OUTSIDE: 2,
    ComponentStatus.OPERATIONAL: 6,
    ComponentStatus.UNDER_MAINTENANCE: 8,
}


@dataclass(frozen=True, slots=True)
class BadDays:
    """Days in a row of which the same is to be told, often a single one.

    `lasted` gives the seconds of each status on each of the days, worst first; `records` are
    the ids of what was going on.
    """

    first: date
    last: date
    status: ComponentStatus
    percentage: Percentage
    lasted: tuple[tuple[ComponentStatus, int], ...]
    records: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """The fragment under which the component's page tells of them.

        It is that of the last day: where they began may lie outside of a row that is shorter.
        """
        return f"day-{self.last:%Y-%m-%d}"


@dataclass(frozen=True, slots=True)
class Run:
    """Equal days in a row, from the day at `start` on; `bad` tells of them if there is anything.

    `kind` is a status or `outside`. `column` counts weeks in a calendar and is 0 in a row.
    """

    kind: str
    start: int
    length: int
    column: int = 0
    bad: BadDays | None = None

    @property
    def height(self) -> int:
        """How tall the days stand in a row."""
        return HEIGHTS[self.kind]

    @property
    def size(self) -> int:
        """How wide and high the days are in a calendar."""
        return SIZES.get(self.kind, 10)


@dataclass(frozen=True, slots=True)
class Bars:
    """A row of days or a calendar of weeks: how many days, and the runs that they fall into.

    `counts` gives how many days were of which kind, in the order of `ComponentStatus`.
    """

    days: int
    first: date
    last: date
    runs: tuple[Run, ...]
    counts: tuple[tuple[ComponentStatus, int], ...]


def bars(days: tuple[Day, ...]) -> Bars:
    """Lay days out in one row, oldest first."""
    runs, position = [], 0
    for equal, bad in _equal(days):
        runs.append(Run(_kind(equal[0]), position, len(equal), 0, bad))
        position += len(equal)
    return Bars(len(days), days[0].date, days[-1].date, tuple(runs), _counts(days))


def calendar(days: tuple[Day, ...]) -> Bars:
    """Lay days out in columns of weeks that begin on Monday."""
    first_week = _week(days[0])
    runs = [
        Run(_kind(week[0]), week[0].date.weekday(), len(week), number - first_week, bad)
        for equal, bad in _equal(days)
        for number, week in ((n, tuple(w)) for n, w in itertools.groupby(equal, key=_week))
    ]
    return Bars(len(days), days[0].date, days[-1].date, tuple(runs), _counts(days))


def bad_days(days: Iterable[Day]) -> tuple[BadDays, ...]:
    """Give the days that have something to tell, oldest first."""
    return tuple(bad for _, bad in _equal(days) if bad)


def _equal(days: Iterable[Day]) -> Iterator[tuple[tuple[Day, ...], BadDays | None]]:
    """Group days in a row of which the same is to be told, and say it if it is anything."""
    for _, group in itertools.groupby(days, key=lambda day: (day.status, day.lasted, day.records)):
        equal = tuple(group)
        day = equal[0]
        bad = None
        if day.status and day.lasted:
            end = equal[-1].date
            bad = BadDays(day.date, end, day.status, day.percentage, day.lasted, day.records)
        yield equal, bad


def _kind(day: Day) -> str:
    return day.status.value if day.status else OUTSIDE


def _week(day: Day) -> int:
    return (day.date.toordinal() - 1) // 7


def _counts(days: Iterable[Day]) -> tuple[tuple[ComponentStatus, int], ...]:
    counts = Counter(day.status for day in days)
    return tuple((status, counts[status]) for status in ComponentStatus if counts[status])
