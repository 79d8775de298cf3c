"""Windows that repeat, over changes of the clocks and by the clock alone."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statuary.model import (
    Component,
    ComponentStatus,
    Instant,
    Maintenance,
    MaintenanceStatus,
    MaintenanceUpdate,
    Settings,
    StatusPage,
    Window,
    read_instant,
)
from statuary.timeline import snapshot
from statuary.timeline.recurrence import windows
from statuary.times.zone import local, zone

ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Havana")


def _maintenance(
    start: str, until: str, rule: str | None, zone: str = "UTC", *updates: MaintenanceUpdate
) -> Maintenance:
    return Maintenance(
        id="work",
        kind="maintenance",
        title="Work",
        window=Window(start=read_instant(start, zone), until=read_instant(until, zone)),
        repeats=rule,
        components=("api",),
        updates=updates,
    )


def _starts(maintenance: Maintenance, zone: str, until: str) -> list[str]:
    spans = windows(maintenance, zone, read_instant(until, zone).seconds)
    return [f"{local(span.start, zone):%m-%d %H:%M %z}" for span in spans]


def test_the_clocks_go_forward() -> None:
    """A window stays at its wall-clock time, and where that is skipped, it begins an hour late."""
    weekly = _maintenance(
        "2026-03-22 02:30", "2026-03-22 03:30", "FREQ=WEEKLY;COUNT=3", "Europe/Berlin"
    )
    assert _starts(weekly, "Europe/Berlin", "2026-12-31 00:00") == [
        "03-22 02:30 +0100",
        "03-29 03:30 +0200",
        "04-05 02:30 +0200",
    ]


def test_the_clocks_go_back() -> None:
    """Where the clocks show the time twice, the window begins at the first, and once."""
    weekly = _maintenance(
        "2026-10-18 02:30", "2026-10-18 03:30", "FREQ=WEEKLY;COUNT=3", "Europe/Berlin"
    )
    spans = windows(weekly, "Europe/Berlin", read_instant("2026-12-31 00:00Z").seconds)
    assert _starts(weekly, "Europe/Berlin", "2026-12-31 00:00") == [
        "10-18 02:30 +0200",
        "10-25 02:30 +0200",
        "11-01 02:30 +0100",
    ]
    assert {span.seconds for span in spans} == {3600}


def test_the_second_of_two_equal_times() -> None:
    """A first window at the second of two equal times is not preceded by one at the first."""
    daily = _maintenance("2026-10-25 02:30 +01:00", "2026-10-25 03:30 +01:00", "FREQ=DAILY;COUNT=2")
    assert _starts(daily, "Europe/Berlin", "2026-12-31 00:00") == [
        "10-25 02:30 +0100",
        "10-26 02:30 +0100",
    ]


def test_leap_days() -> None:
    """What repeats on 29 February comes round in leap years only."""
    yearly = _maintenance("2024-02-29 01:00", "2024-02-29 02:00", "FREQ=YEARLY")
    assert _starts(yearly, "UTC", "2033-01-01 00:00") == [
        "02-29 01:00 +0000",
        "02-29 01:00 +0000",
        "02-29 01:00 +0000",
    ]


@pytest.mark.parametrize(
    ("until", "dates"),
    [
        ("20260104T010000Z", 4),
        ("20260104T005959Z", 3),
        ("20260104T010000", 4),
        ("20260104", 4),
        ("20251231", 1),
    ],
)
def test_until(until: str, dates: int) -> None:
    """A rule's end is inclusive, in each of its forms; the first window is always there."""
    daily = _maintenance("2026-01-01 01:00", "2026-01-01 02:00", f"FREQ=DAILY;UNTIL={until}")
    assert len(_starts(daily, "UTC", "2027-01-01 00:00")) == dates


@pytest.mark.parametrize("until", ["99991231", "99991231T235959", "99991231T235959Z"])
@pytest.mark.parametrize("zone", ["UTC", "Asia/Tokyo", "America/New_York"])
def test_until_the_last_day(until: str, zone: str) -> None:
    """An end on the last day that there is means that there is none, in every zone."""
    daily = _maintenance("2026-01-01 01:00", "2026-01-01 02:00", f"FREQ=DAILY;UNTIL={until}")
    assert len(_starts(daily, zone, "2026-01-03 12:00")) == 3


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2026, 1, 1)).map(
        lambda at: at.replace(second=0, microsecond=0)
    ),
    st.integers(1, 5),
    st.integers(1, 40),
    st.sampled_from(ZONES),
)
def test_every_few_days(begin: datetime, days: int, count: int, name: str) -> None:
    """Repetitions are on the days that a calendar gives, each of the same length."""
    first = int(begin.replace(tzinfo=zone(name)).timestamp())
    maintenance = Maintenance(
        id="work",
        kind="maintenance",
        title="Work",
        window=Window(start=Instant(first), until=Instant(first + 5400)),
        repeats=f"FREQ=DAILY;INTERVAL={days};COUNT={count}",
    )
    spans = windows(maintenance, name, first + 400 * 86400)
    assert [local(span.start, name).date() for span in spans] == [
        local(first, name).date() + timedelta(days=days * number) for number in range(count)
    ]
    assert {span.seconds for span in spans} == {5400}


def _page(maintenance: Maintenance) -> StatusPage:
    return StatusPage(
        settings=Settings(
            title="A page",
            since=read_instant("2026-01-01 00:00Z"),
            components=(Component(id="api", name="API"),),
        ),
        maintenances=(maintenance,),
    )


def test_routine() -> None:
    """A repeating window that nobody speaks of ends by the clock, and the next one begins."""
    daily = _maintenance("2026-01-05 01:00", "2026-01-05 03:00", "FREQ=DAILY;COUNT=3")
    at_noon = snapshot(_page(daily), read_instant("2026-01-06 12:00Z").seconds)
    assert at_noon.components[0].status is ComponentStatus.OPERATIONAL
    assert [interval.span.seconds for interval in at_noon.components[0].history.intervals] == [
        7200,
        7200,
    ]
    assert [window.status for window in at_noon.maintenances[0].windows] == [
        MaintenanceStatus.COMPLETED,
        MaintenanceStatus.COMPLETED,
        MaintenanceStatus.SCHEDULED,
    ]
    assert at_noon.maintenances[0].current.window.start == read_instant("2026-01-07 01:00Z").seconds


def test_what_ends_by_the_clock() -> None:
    """A window is routine unless it is the only one, or an update says how it goes."""

    def said(at: str, status: MaintenanceStatus) -> MaintenanceUpdate:
        return MaintenanceUpdate(at=read_instant(at), status=status)

    def routine(rule: str | None, *updates: MaintenanceUpdate) -> list[bool]:
        work = _maintenance("2026-01-05 01:00", "2026-01-05 03:00", rule, "UTC", *updates)
        facts = snapshot(_page(work), read_instant("2026-01-05 12:00Z").seconds)
        return [window.routine for window in facts.maintenances[0].windows]

    announced = said("2026-01-04 12:00Z", MaintenanceStatus.SCHEDULED)
    called_off = said("2026-01-04 10:00Z", MaintenanceStatus.CANCELLED)
    begun = said("2026-01-05 01:00Z", MaintenanceStatus.IN_PROGRESS)
    noted = said("2026-01-05 02:00Z", MaintenanceStatus.UPDATE)
    daily = "FREQ=DAILY;COUNT=2"
    assert routine(None) == [False]
    assert routine(daily, announced, noted) == [True, True]
    assert routine(daily, begun) == [False, True]
    assert routine(daily, called_off, announced) == [False, True]


def test_one_of_many_is_cancelled() -> None:
    """Cancelling a coming window leaves those before and after it."""
    cancelled = MaintenanceUpdate(
        at=read_instant("2026-01-05 12:00Z"), status=MaintenanceStatus.CANCELLED
    )
    daily = _maintenance(
        "2026-01-05 01:00", "2026-01-05 03:00", "FREQ=DAILY;COUNT=3", "UTC", cancelled
    )
    facts = snapshot(_page(daily), read_instant("2026-01-08 00:00Z").seconds)
    assert [bool(window.active) for window in facts.maintenances[0].windows] == [True, False, True]


def test_one_of_many_is_spoken_of() -> None:
    """A window that an update began stays open until an update ends it, in its own window only."""
    begun = MaintenanceUpdate(
        at=read_instant("2026-01-05 01:30Z"), status=MaintenanceStatus.IN_PROGRESS
    )
    done = MaintenanceUpdate(
        at=read_instant("2026-01-05 04:00Z"), status=MaintenanceStatus.COMPLETED
    )
    daily = _maintenance(
        "2026-01-05 01:00", "2026-01-05 03:00", "FREQ=DAILY;COUNT=2", "UTC", begun, done
    )
    facts = snapshot(_page(daily), read_instant("2026-01-07 00:00Z").seconds)
    lasted = [sum(span.seconds for span in each.active) for each in facts.maintenances[0].windows]
    assert lasted == [3 * 3600, 2 * 3600]
    overdue = snapshot(_page(daily), read_instant("2026-01-05 03:00Z").seconds)
    assert overdue.components[0].overdue


@pytest.mark.parametrize(
    ("status", "hours"),
    [
        (MaintenanceStatus.CANCELLED, 2),
        (MaintenanceStatus.SCHEDULED, 2),
        (MaintenanceStatus.UPDATE, 2),
        (MaintenanceStatus.IN_PROGRESS, 2 + 1),
        (MaintenanceStatus.COMPLETED, 2 + 4),
    ],
)
def test_a_word_after_the_last(status: MaintenanceStatus, hours: int) -> None:
    """Only the word that the last window was completed later tells that it lasted longer."""
    late = MaintenanceUpdate(at=read_instant("2026-01-06 07:00Z"), status=status)
    daily = _maintenance("2026-01-05 01:00", "2026-01-05 03:00", "FREQ=DAILY;COUNT=2", "UTC", late)
    facts = snapshot(_page(daily), read_instant("2026-01-06 08:00Z").seconds - 1)
    lasted = [sum(span.seconds for span in each.active) for each in facts.maintenances[0].windows]
    assert lasted == [2 * 3600, hours * 3600]
