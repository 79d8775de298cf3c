"""A history cut into calendar days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from statuary.model import ComponentStatus
from statuary.spans import Span, total
from statuary.timeline.history import History
from statuary.timeline.states import Scale, status_of
from statuary.timeline.uptime import ALL_UP, UNMEASURED, Percentage, measure
from statuary.times.zone import day_of, day_span


@dataclass(frozen=True, slots=True)
class Day:
    """A component's calendar day, as far as it was recorded and is over.

    `status` is the worst that was reached, None for a day outside the record. `lasted` gives
    the seconds in each status but operational, worst first; `records` are the ids of what was
    going on.
    """

    date: date
    status: ComponentStatus | None
    percentage: Percentage = UNMEASURED
    lasted: tuple[tuple[ComponentStatus, int], ...] = ()
    records: tuple[str, ...] = ()


def day_spans(window: Span, timezone: str) -> Iterator[tuple[date, Span]]:
    """Cut a window at the midnights of a zone; a day that the zone skips is left out."""
    day = day_of(window.start, timezone)
    while True:
        span = day_span(day, timezone)
        if span.start >= window.end:
            return
        if span.clip(window).seconds:
            yield day, span.clip(window)
        day += timedelta(days=1)


def days(history: History, calendar: Iterable[tuple[date, Span]], scale: Scale) -> tuple[Day, ...]:
    """Give a history by the days of a calendar, in its order."""
    return tuple(_day(history, day, span, scale) for day, span in calendar)


def _day(history: History, day: date, span: Span, scale: Scale) -> Day:
    intervals = tuple(history.within(span))
    if not intervals:
        recorded = total(part.clip(span) for part in history.recorded)
        if not recorded:
            return Day(day, None)
        return Day(day, ComponentStatus.OPERATIONAL, ALL_UP)
    lasted: dict[ComponentStatus, int] = {}
    for interval in intervals:
        seconds = min(interval.span.end, span.end) - max(interval.span.start, span.start)
        status = interval.status
        lasted[status] = lasted.get(status, 0) + seconds
    return Day(
        day,
        status_of(max(interval.states for interval in intervals)),
        Percentage.of_measure(measure(history, span, scale)),
        tuple(sorted(lasted.items(), key=lambda item: -item[0].severity)),
        tuple(sorted({record for interval in intervals for record in interval.records})),
    )
