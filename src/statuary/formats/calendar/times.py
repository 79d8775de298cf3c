"""When planned work is and was, as values: only what a calendar tells, and nothing by the clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from statuary.model import MaintenanceStatus
from statuary.spans import Span
from statuary.timeline.facts import MaintenanceFacts, Named, UpdateFacts, WindowFacts
from statuary.timeline.series import Series


@dataclass(frozen=True, slots=True)
class Time:
    """One time of a maintenance: as it was `announced`, or as it went if that has been told.

    `called_off` is the word with which it was, if it was cancelled or never began. `update` is
    the newest that speaks of it. `apart` is its number from 1 on if the maintenance repeats, but
    not so that this time is among the repetitions.
    """

    announced: int
    span: Span
    called_off: MaintenanceStatus | None = None
    update: UpdateFacts | None = None
    apart: int | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """A maintenance before it is put into words.

    `times` are those that its `series` does not tell alone: each that is not in it, and each
    of which an update speaks. Every time is announced to begin at `start` or later and to last
    so many `seconds`. `changed` is when something was last said, if ever, and `updates` how
    many things were.
    """

    id: str
    title: str
    components: tuple[Named, ...]
    tags: tuple[str, ...]
    summary: str
    start: int
    seconds: int
    changed: int | None
    updates: int
    series: Series | None
    times: tuple[Time, ...]


def planned(maintenance: MaintenanceFacts) -> Planned:
    """Give a maintenance as calendars tell it."""
    first = maintenance.windows[0].window
    return Planned(
        maintenance.id,
        maintenance.title,
        maintenance.components,
        maintenance.tags,
        maintenance.summary,
        first.start,
        first.seconds,
        max((update.at.seconds for update in maintenance.updates), default=None),
        len(maintenance.updates),
        maintenance.series,
        tuple(_times(maintenance)),
    )


def _times(maintenance: MaintenanceFacts) -> Iterator[Time]:
    series = maintenance.series
    told = {update.key: update for update in maintenance.updates}
    for number, window in enumerate(maintenance.windows, start=1):
        begin = window.window.start
        alone = series is None or begin < series.start
        if alone or window.said:
            yield Time(
                begin,
                _span(window),
                _called_off(window),
                told[window.said[0]] if window.said else None,
                apart=number if alone and maintenance.repeats else None,
            )


def _called_off(window: WindowFacts) -> MaintenanceStatus | None:
    over_at_once = window.status is MaintenanceStatus.COMPLETED and not window.active
    return window.status if over_at_once or window.status is MaintenanceStatus.CANCELLED else None


def _span(window: WindowFacts) -> Span:
    """Give when the work was done, as far as that is told, else when it was announced for.

    While it goes on, its end is the announced one, even if it is overdue: nobody knows a better.
    """
    announced = window.window
    if not window.active:
        return announced
    start = window.active[0].start
    if window.status.is_over:
        return Span(start, window.active[-1].end)
    return Span(start, announced.end if start < announced.end else start + announced.seconds)
