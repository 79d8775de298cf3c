"""What is told in advance comes true, and nothing else changes by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from statuary.model import (
    Component,
    Instant,
    Maintenance,
    MaintenanceStatus,
    MaintenanceUpdate,
    Settings,
    StatusPage,
    Window,
)
from statuary.timeline import Snapshot, snapshot
from statuary.timeline.facts import TransitionKind
from statuary.timeline.transitions import MOST
from tests.timeline import oracle
from tests.timeline.strategies import FUTURE, NOW, at, pages, several

DAY = 86_400
Told = tuple[int, str, str | None]


def _as_known_at(page: StatusPage, now: int) -> StatusPage:
    """Delete what is told after an instant: of maintenance, and notices to come."""
    work = (
        each.model_copy(update={"updates": tuple(u for u in each.updates if u.at.seconds <= now)})
        for each in page.maintenances
    )
    notices = (notice for notice in page.notices if notice.start.seconds <= now)
    return replace(page, maintenances=tuple(work), notices=tuple(notices))


def _edges(page: StatusPage, now: int) -> Iterator[int]:
    """Give each instant that anything on a page names, or that follows from a repetition."""
    for maintenance in page.maintenances:
        for start, end in oracle.windows_of(maintenance, now):
            yield from (start, end)
    settings = page.settings
    named = [settings.since, settings.as_of]
    named += [edge for leaf in settings.leaves for edge in (leaf.since, leaf.until)]
    named += [edge for notice in page.notices for edge in (notice.start, notice.until)]
    yield from (instant.seconds for instant in named if instant)


def _changes(page: StatusPage, t: int) -> Iterator[Told]:
    """Compare the second before an instant with the instant, and say what is different."""
    before, after = snapshot(page, t - 1), snapshot(page, t)
    was = {
        (each.id, window.window): window for each in before.maintenances for window in each.windows
    }
    for maintenance in after.maintenances:
        for window in maintenance.windows:
            earlier = was[maintenance.id, window.window]
            if (earlier.status, window.status) == (
                MaintenanceStatus.SCHEDULED,
                MaintenanceStatus.IN_PROGRESS,
            ):
                yield t, "maintenance_starts", maintenance.id
            elif earlier.status is not window.status:
                assert window.status is MaintenanceStatus.COMPLETED
                yield t, "maintenance_completes", maintenance.id
            if window.overdue and not earlier.overdue:
                yield t, "maintenance_overdue", maintenance.id
    active = [notice.id for notice in after.notices if notice.active]
    for notice in before.notices:
        if notice.active and notice.id not in active:
            yield t, "notice_ends", notice.id
    for one, other in zip(before.components, after.components, strict=True):
        if one.listed != other.listed:
            yield t, "component_begins" if other.listed else "component_retires", other.id
    if after.closed and not before.closed:
        yield t, "record_closes", None


def _told(facts: Snapshot) -> list[Told]:
    return [
        (each.at, each.kind.value, each.subject.id if each.subject else None)
        for each in facts.transitions
    ]


@given(pages(), st.sets(st.integers(1, 10 * FUTURE), max_size=5))
@several
def test_what_is_told_comes_true(page: StatusPage, others: set[int]) -> None:
    """At each transition the page changes as it says, and at no other instant does it so."""
    known = _as_known_at(page, NOW)
    instants = {*_edges(known, NOW), *(at(tick).seconds for tick in others)}
    coming = sorted(instant for instant in instants if instant > NOW)
    changes = [change for instant in coming for change in _changes(known, instant)]
    told = _told(snapshot(page, NOW))
    assert len(told) < MOST
    assert sorted(told, key=str) == sorted(changes, key=str)
    assert [each[0] for each in told] == sorted(each[0] for each in told)


def test_work_that_is_put_off_as_it_begins_tells_nothing() -> None:
    """A window that is announced again once it has begun neither starts nor ends by the clock."""
    again = MaintenanceUpdate(at=at(0), status=MaintenanceStatus.SCHEDULED)
    work = Maintenance(
        id="work",
        kind="maintenance",
        title="Work",
        window=Window(start=at(0), until=at(1)),
        updates=(again,),
    )
    page = StatusPage(settings=Settings(title="A page"), maintenances=(work,))
    assert _told(snapshot(page, NOW)) == []
    assert not list(_changes(page, at(1).seconds))


def test_a_closed_record_has_none() -> None:
    """Before it is closed, a record tells when it will be; after that nothing comes any more."""
    work = Maintenance(
        id="work",
        kind="maintenance",
        title="Work",
        window=Window(start=at(2), until=at(4)),
        components=("api",),
    )
    settings = Settings(
        title="A page", as_of=at(3), components=(Component(id="api", name="API", until=at(9)),)
    )
    page = StatusPage(settings=settings, maintenances=(work,))
    assert _told(snapshot(page, NOW)) == [
        (at(2).seconds, "maintenance_starts", "work"),
        (at(3).seconds, "record_closes", None),
    ]
    assert snapshot(page, at(3).seconds).transitions == ()
    assert snapshot(page, at(5).seconds).transitions == ()


def test_the_nearest_are_told() -> None:
    """Of daily work the next windows are told, and not all of a year."""
    daily = Maintenance(
        id="daily",
        kind="maintenance",
        title="Daily",
        window=Window(start=Instant(NOW - 9 * DAY - 60), until=Instant(NOW - 9 * DAY + 60)),
        repeats="FREQ=DAILY",
    )
    page = StatusPage(settings=Settings(title="A page"), maintenances=(daily,))
    told = snapshot(page, NOW).transitions
    assert len(told) == MOST
    assert [(each.at - NOW, each.kind) for each in told[:3]] == [
        (60, TransitionKind.MAINTENANCE_COMPLETES),
        (DAY - 60, TransitionKind.MAINTENANCE_STARTS),
        (DAY + 60, TransitionKind.MAINTENANCE_COMPLETES),
    ]
