"""Days and zones, against a clock that is watched minute by minute."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statuary.errors import InvalidError
from statuary.times.zone import day_of, day_span, day_start, local, wall_clock, zone, zone_names

MINUTE, HOUR = 60, 3600

ODD_DAYS = (
    ("Europe/Berlin", date(2026, 3, 29), 23 * HOUR),
    ("Europe/Berlin", date(2026, 10, 25), 25 * HOUR),
    ("America/New_York", date(2026, 3, 8), 23 * HOUR),
    ("America/New_York", date(2026, 11, 1), 25 * HOUR),
    ("Australia/Lord_Howe", date(2026, 4, 5), 24 * HOUR + 1800),
    ("Australia/Lord_Howe", date(2026, 10, 4), 24 * HOUR - 1800),
    # No midnight: the day begins at 01:00.
    ("America/Sao_Paulo", date(2018, 11, 4), 23 * HOUR),
    ("Asia/Beirut", date(2024, 3, 31), 23 * HOUR),
    ("America/Havana", date(2025, 3, 9), 23 * HOUR),
    # Midnight twice.
    ("America/Havana", date(2025, 11, 2), 25 * HOUR),
    ("America/Sao_Paulo", date(2019, 2, 16), 25 * HOUR),
    # At one minute past midnight the clocks go back to the evening before.
    ("America/St_Johns", date(2010, 11, 6), 24 * HOUR),
    ("America/St_Johns", date(2010, 11, 7), 25 * HOUR),
    # A day that never was, and one that was twice as long.
    ("Pacific/Apia", date(2011, 12, 29), 24 * HOUR),
    ("Pacific/Apia", date(2011, 12, 30), 0),
    ("Pacific/Apia", date(2011, 12, 31), 24 * HOUR),
    ("Pacific/Kwajalein", date(1993, 8, 21), 0),
    # Nothing odd, however often it is got wrong.
    ("UTC", date(2024, 2, 29), 24 * HOUR),
    ("UTC", date(2026, 12, 31), 24 * HOUR),
    ("Asia/Kathmandu", date(2026, 1, 1), 24 * HOUR),
)
around = st.datetimes(datetime(1971, 1, 2), datetime(2199, 12, 30)).map(
    lambda naive: int(naive.replace(tzinfo=UTC).timestamp())
)


def _first_shown(day: date, name: str) -> int:
    """Watch the clocks from a day and a half before, until they first show the day or later."""
    midnight = datetime(day.year, day.month, day.day)
    start = int(midnight.replace(tzinfo=UTC).timestamp()) - 36 * HOUR
    return next(
        t
        for t in itertools.count(start, MINUTE)
        if datetime.fromtimestamp(t, zone(name)).replace(tzinfo=None) >= midnight
    )


@pytest.mark.parametrize(("name", "day", "seconds"), ODD_DAYS)
def test_odd_days(name: str, day: date, seconds: int) -> None:
    """A day lasts from when the clocks first show it until they first show the next one."""
    following = day + timedelta(days=1)
    span = day_span(day, name)
    assert span == (_first_shown(day, name), _first_shown(following, name))
    assert span.seconds == seconds


@pytest.mark.parametrize(("name", "day", "seconds"), ODD_DAYS)
def test_minutes_of_odd_days(name: str, day: date, seconds: int) -> None:
    """Each minute belongs to the one day whose span it lies in."""
    span = day_span(day, name)
    minutes = range(span.start, span.end, MINUTE)
    assert {day_of(minute, name) for minute in minutes} == ({day} if seconds else set())
    assert day_of(span.start - 1, name) < day
    assert day_of(span.end, name) > day


def test_a_change_within_a_minute() -> None:
    """Where the clocks were moved by odd seconds, days still meet to the second."""
    day = date(1972, 1, 7)  # Monrovia's clocks went from 00:00:00 to 00:44:30
    span = day_span(day, "Africa/Monrovia")
    assert span.start == day_span(date(1972, 1, 6), "Africa/Monrovia").end
    assert span.seconds == 24 * HOUR - 44 * MINUTE - 30
    assert local(span.start, "Africa/Monrovia").time().isoformat() == "00:44:30"


@given(around, st.sampled_from(zone_names()))
def test_days_of_any_zone(t: int, name: str) -> None:
    """Any second of any zone lies in the span of its day, and days meet."""
    day = day_of(t, name)
    assert t in day_span(day, name)
    assert day_span(day, name).end == day_start(day + timedelta(days=1), name)
    assert abs((day - local(t, name).date()).days) <= 1


@given(around, st.sampled_from(zone_names()))
def test_wall_clocks_of_any_zone(t: int, name: str) -> None:
    """Any second is among the instants at which its zone's clocks show its wall-clock time."""
    shown = wall_clock(local(t, name).replace(tzinfo=None), name)
    assert t in shown
    assert list(shown) == sorted(set(shown))


def test_times_that_clocks_skip_and_repeat() -> None:
    """A skipped time has no instant, and a repeated one has two, an hour apart."""
    assert wall_clock(datetime(2026, 3, 29, 2, 30), "Europe/Berlin") == ()
    first, second = wall_clock(datetime(2026, 10, 25, 2, 30), "Europe/Berlin")
    assert second - first == HOUR


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("europe/berlin", "did you mean `Europe/Berlin`?"),
        ("Europe/Berln", "did you mean `Europe/Berlin`?"),
        ("../../etc/passwd", "write an IANA name, such as Europe/Berlin"),
        ("CEST!", None),
    ],
)
def test_no_such_zone(written: str, hint: str | None) -> None:
    """A name that is no zone's is refused, with the nearest one that is."""
    with pytest.raises(InvalidError, match="is not a time zone") as refusal:
        zone(written)
    assert hint is None or refusal.value.faults[0].hint == hint
