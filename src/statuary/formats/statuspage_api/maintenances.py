"""Maintenances as entries: one for each window, as Statuspage knows no repetition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from statuary.formats.statuspage_api.components import Component, pick
from statuary.formats.statuspage_api.entries import Entry, Told
from statuary.formats.statuspage_api.ids import code, stamp
from statuary.formats.statuspage_api.page import beginning
from statuary.model import MaintenanceStatus
from statuary.timeline import Snapshot
from statuary.timeline.facts import MaintenanceFacts, UpdateFacts, WindowFacts

_UNDER_WAY = (MaintenanceStatus.IN_PROGRESS, MaintenanceStatus.VERIFYING)

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
    upcoming = [each for each in found if each[2].status is MaintenanceStatus.SCHEDULED]
    active = [each for each in found if each[2].status in _UNDER_WAY]
    done = [each for each in found if STEPS[each[2].status] == MaintenanceStatus.COMPLETED.value]
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
    over = STEPS[window.status] == MaintenanceStatus.COMPLETED.value
    verified = (t.at for t in told if t.word is MaintenanceStatus.VERIFYING)
    return Entry(
        id=code("maintenance", *which),
        path=f"incidents/{maintenance.id}/",
        name=maintenance.title,
        impact=maintenance.impact.value if maintenance.impact else "maintenance",
        started=window.active[0].start if window.active else window.window.start,
        updated=told[0].at,
        monitoring=next(verified, None),
        resolved=_over_since(told) if over else None,
        told=told,
        components=pick(listed, (component.id for component in maintenance.components)),
        window=window.window,
    )


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

    def by_itself(at: int, word: MaintenanceStatus, body: str = "") -> Told:
        update_id = code("maintenance update", *which, word.value)
        return Told(update_id, at, STEPS[word], word, body)

    start = window.window.start
    said = window.updates[::-1]
    if not said or said[0].at.seconds >= start:
        first = min([begin, start, *(update.at.seconds for update in said)])
        yield by_itself(first, MaintenanceStatus.SCHEDULED, maintenance.summary)
    step = MaintenanceStatus.SCHEDULED
    clock = _begun_by_clock(window, said)
    for update in said:
        if clock is not None and update.at.seconds >= clock:
            step = MaintenanceStatus.IN_PROGRESS
            yield by_itself(clock, step)
            clock = None
        if update.status is not MaintenanceStatus.UPDATE:
            assert isinstance(update.status, MaintenanceStatus)  # noqa: S101  it is no incident
            step = update.status
        yield _said(maintenance, update, step)
    if clock is not None:
        step = MaintenanceStatus.IN_PROGRESS
        yield by_itself(clock, step)
    if STEPS[step] != STEPS[window.status]:
        yield by_itself(window.active[-1].end, window.status)


def _said(maintenance: MaintenanceFacts, update: UpdateFacts, step: MaintenanceStatus) -> Told:
    assert isinstance(update.status, MaintenanceStatus)  # noqa: S101  it is no incident
    update_id = code("maintenance update", maintenance.id, update.key)
    return Told(update_id, update.at.seconds, STEPS[step], update.status, update.body)


def _begun_by_clock(window: WindowFacts, said: tuple[UpdateFacts, ...]) -> int | None:
    """Give when a window began without anybody saying so, None if it did not."""
    told = {update.at.seconds for update in said if update.status in _UNDER_WAY}
    return next((span.start for span in window.active if span.start not in told), None)
