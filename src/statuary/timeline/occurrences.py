"""A maintenance by the clock and by its updates: when it was really under way.

A window begins by the clock and stays open until an update ends it. One of many that repeat is
routine: if no update speaks of it, it ends by the clock too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from statuary.model import Maintenance, MaintenanceStatus, MaintenanceUpdate
from statuary.spans import Span
from statuary.timeline.recurrence import windows

Step = tuple[int, MaintenanceStatus]

COMING_SECONDS = 366 * 86400

# Of windows that have begun: each is on a page, and in the history of each of its components.
MOST_BEGUN = 4_000  # of daily ones, the last eleven years
MOST_WORKED_ON = 20_000  # windows times components

_LOOKS_BACK = (MaintenanceStatus.VERIFYING, MaintenanceStatus.COMPLETED, MaintenanceStatus.UPDATE)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One window of a maintenance.

    `active` are the spans in which it was under way, up to and with the second that is now.
    `overdue` tells that its window is over and nobody has said how it ended, `routine` that it
    ends by the clock, if it has begun.
    """

    window: Span
    status: MaintenanceStatus
    active: tuple[Span, ...]
    overdue: bool
    routine: bool
    updates: tuple[MaintenanceUpdate, ...]


def occurrences(maintenance: Maintenance, timezone: str, now: int) -> tuple[Occurrence, ...]:
    """Give the windows of a maintenance as they stand now, up to a year ahead."""
    spans = windows(maintenance, timezone, now + COMING_SECONDS)
    updates = tuple(update for update in maintenance.in_order if update.at.seconds <= now)
    spoken_of: defaultdict[int, list[MaintenanceUpdate]] = defaultdict(list)
    for update in updates:
        spoken_of[_window_of(update, spans)].append(update)
    repeats = maintenance.repeats is not None
    return tuple(
        _occurrence(spans[index], tuple(spoken_of.get(index, ())), now, repeats=repeats)
        for index in _kept(spans, len(maintenance.components), now)
    )


def _kept(spans: tuple[Span, ...], components: int, now: int) -> tuple[int, ...]:
    """Choose the windows that the page knows, by their indices: the first, and the newest."""
    begun = bisect_right(spans, now, key=lambda span: span.start)
    most = min(MOST_BEGUN, MOST_WORKED_ON // max(1, components))
    oldest = max(1, begun - most)
    return (0, *range(oldest, len(spans)))


def _window_of(update: MaintenanceUpdate, spans: tuple[Span, ...]) -> int:
    """Give the index of the window that an update speaks of.

    That is the one it falls into, else the one to come; but what is being verified, completed
    or merely remarked on has begun, so there it is the one before.
    """
    at = update.at.seconds
    begun = bisect_right(spans, at, key=lambda span: span.start)
    current = begun - 1
    if current < 0:
        return 0
    if at in spans[current] or update.status in _LOOKS_BACK:
        return current
    return min(begun, len(spans) - 1)


def _occurrence(
    window: Span, updates: tuple[MaintenanceUpdate, ...], now: int, *, repeats: bool
) -> Occurrence:
    said = tuple(
        (update.at.seconds, update.status)
        for update in updates
        if update.status is not MaintenanceStatus.UPDATE
    )
    routine = repeats and _is_silent(window, said)
    status, since, active = MaintenanceStatus.SCHEDULED, None, []
    for at, status in _steps(window, said, now, routine=routine):
        if status.is_under_way:
            since = at if since is None else since
        elif since is not None:
            if since < at:
                active.append(Span(since, at))
            since = None
    if since is not None:
        active.append(Span(since, now + 1))
    overdue = since is not None and now >= window.end
    return Occurrence(window, status, tuple(active), overdue, routine, updates)


def _is_silent(window: Span, said: tuple[Step, ...]) -> bool:
    """Tell whether nothing was said of how a window goes."""
    # What is begun or cancelled after the last of many windows does not make that one longer.
    return all(
        status is MaintenanceStatus.SCHEDULED
        if at < window.start
        else at >= window.end and status not in _LOOKS_BACK
        for at, status in said
    )


def _steps(window: Span, said: tuple[Step, ...], now: int, *, routine: bool) -> Iterator[Step]:
    """Give what starts, moves and ends a window, by time: what was said, and else the clock."""
    before = [step for step in said if step[0] < window.start]
    yield from before
    # To announce a window in advance, even one that was cancelled, is no reason not to begin.
    announced = not before or before[-1][1] is MaintenanceStatus.SCHEDULED
    if announced and window.start <= now:
        yield window.start, MaintenanceStatus.IN_PROGRESS
    if routine and window.end <= now:
        yield window.end, MaintenanceStatus.COMPLETED
    yield from said[len(before) :]
