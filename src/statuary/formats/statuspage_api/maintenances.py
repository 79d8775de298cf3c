"""Maintenances as entries: one for each window, as Statuspage knows no repetition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from statuary.addresses import record_page
from statuary.formats.statuspage_api.components import Component, pick
from statuary.formats.statuspage_api.entries import Entry, Told
from statuary.formats.statuspage_api.ids import code, stamp
from statuary.formats.statuspage_api.page import beginning
from statuary.model import MaintenanceStatus
from statuary.timeline import Snapshot
from statuary.timeline.facts import MaintenanceFacts, UpdateFacts, WindowFacts

REPETITIONS = 3  # of one maintenance, to come; clients announce each that is new to them

Moment = tuple[int, MaintenanceStatus, str, str]  # when, the word, an id, and Markdown

# Statuspage has no word for what was called off. If it were said to be scheduled, clients would
# go on announcing it: it is over, and its update says why.
STEPS = {status: status.value for status in MaintenanceStatus} | {
    MaintenanceStatus.CANCELLED: MaintenanceStatus.COMPLETED.value
}


@dataclass(frozen=True, slots=True)
class Schedule:
    """Windows by how they stand: those to come soonest first, the others newest first."""

    upcoming: tuple[Entry, ...]
    active: tuple[Entry, ...]
    done: tuple[Entry, ...]

    @property
    def newest_first(self) -> tuple[Entry, ...]:
        """All of them, the latest announced window first."""
        return tuple(sorted((*self.upcoming, *self.active, *self.done), key=_newest))


def schedule(snapshot: Snapshot, listed: tuple[Component, ...], most: int) -> Schedule:
    """Give the windows: all that are under way, and of those to come and those over so many."""
    found = [
        (maintenance, index, window)
        for maintenance in snapshot.maintenances
        for index, window in enumerate(maintenance.windows)
    ]
    found.sort(key=lambda item: (item[2].window.start, item[0].id))
    ahead: Counter[str] = Counter()
    upcoming = []
    for maintenance, index, window in found:
        if window.status is MaintenanceStatus.SCHEDULED and ahead[maintenance.id] < REPETITIONS:
            ahead[maintenance.id] += 1
            upcoming.append((maintenance, index, window))
    active = [each for each in found if each[2].status.is_under_way]
    done = [each for each in found if each[2].status.is_over]
    begin = beginning(snapshot)
    return Schedule(
        tuple(_entry(*each, listed, begin) for each in upcoming[:most]),
        tuple(_entry(*each, listed, begin) for each in reversed(active)),
        tuple(_entry(*each, listed, begin) for each in reversed(done[-most:])),
    )


def _newest(entry: Entry) -> tuple[int, str]:
    assert entry.window is not None  # noqa: S101  what is scheduled has a window
    return (-entry.window.start, entry.path)


def _entry(
    maintenance: MaintenanceFacts,
    index: int,
    window: WindowFacts,
    listed: tuple[Component, ...],
    begin: int,
) -> Entry:
    # The first window has the id of the maintenance, so that it may be moved or made to repeat.
    which = (maintenance.id, stamp(window.window.start)) if index else (maintenance.id,)
    told = tuple(_told(maintenance, window, which, begin))[::-1]
    verified = (t.at for t in told if t.word is MaintenanceStatus.VERIFYING)
    return Entry(
        id=code("maintenance", *which),
        path=record_page(maintenance.id),
        name=maintenance.title,
        impact=maintenance.impact.value if maintenance.impact else "maintenance",
        started=_started(window, told),
        updated=told[0].at,
        monitoring=next(verified, None),
        resolved=_over_since(told) if window.status.is_over else None,
        told=told,
        components=pick(listed, (component.id for component in maintenance.components)),
        window=window.window,
    )


def _started(window: WindowFacts, told: tuple[Told, ...]) -> int:
    """Give when it began, else when it is to; what was called off, when it was announced."""
    if window.active:
        return window.active[0].start
    return min(window.window.start, told[0].at) if window.status.is_over else window.window.start


def _over_since(told: tuple[Told, ...]) -> int:
    """Give when the step that holds, which is the last one, was reached."""
    reached = told[0].at
    for each in told:
        if each.step != told[0].step:
            break
        reached = each.at
    return reached


def _told(
    maintenance: MaintenanceFacts, window: WindowFacts, which: tuple[str, ...], begin: int
) -> Iterator[Told]:
    """Give a window's updates by time: what was said of it, and between that what the clock did.

    Of a window that nobody announced in an update nobody knows since when it is known: it is as
    old as the record. That it was begun and ended by the clock is told when it was.
    """

    def by_itself(at: int, word: MaintenanceStatus, body: str = "") -> Moment:
        return at, word, code("maintenance update", *which, word.value), body

    said = [_moment(maintenance, update) for update in _said(maintenance, window)]
    moments = [by_itself(at, word) for at, word in _by_clock(window, said)] + said
    moments.sort(key=lambda moment: moment[0])
    start = window.window.start
    if not any(at < start for at, *_ in said):
        announced = min((update.at.seconds for update in maintenance.updates), default=start)
        known = announced if announced < start else begin
        first = min([known, start, *(moment[0] for moment in moments)])
        moments.insert(0, by_itself(first, MaintenanceStatus.SCHEDULED, maintenance.summary))
    step = MaintenanceStatus.SCHEDULED
    for at, word, update_id, body in moments:
        step = step if word is MaintenanceStatus.UPDATE else word
        yield Told(update_id, at, STEPS[step], word, body)


def _said(maintenance: MaintenanceFacts, window: WindowFacts) -> tuple[UpdateFacts, ...]:
    """Give the updates that speak of a window, by time."""
    if not window.said:
        return ()
    return tuple(update for update in reversed(maintenance.updates) if update.key in window.said)


def _moment(maintenance: MaintenanceFacts, update: UpdateFacts) -> Moment:
    update_id = code("maintenance update", maintenance.id, update.key)
    return update.at.seconds, MaintenanceStatus(update.status), update_id, update.body


def _by_clock(
    window: WindowFacts, said: Iterable[Moment]
) -> Iterator[tuple[int, MaintenanceStatus]]:
    """Give when a window began and ended without anybody saying so."""
    steps = [(at, word) for at, word, *_ in said if word is not MaintenanceStatus.UPDATE]
    begun = {at for at, word in steps if word.is_under_way}
    ended = {at for at, word in steps if not word.is_under_way}
    for number, active in enumerate(window.active, start=1):
        goes_on = number == len(window.active) and window.status.is_under_way
        if active.start not in begun:
            yield active.start, MaintenanceStatus.IN_PROGRESS
        if active.end not in ended and not goes_on:
            yield active.end, MaintenanceStatus.COMPLETED
