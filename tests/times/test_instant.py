"""Instants and lengths, as they are written."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statuary.errors import InvalidError
from statuary.model import Instant, read_instant, read_length
from statuary.times.zone import local, zone_names

AFTERNOON = 1769980320  # 2026-02-01 21:12 UTC


@pytest.mark.parametrize(
    "written",
    [
        "2026-02-01T16:12:00-05:00",
        "2026-02-01 16:12 -05:00",
        "2026-02-01 16:12-0500",
        "2026-02-01 21:12Z",
        "2026-02-01 21:12 UTC",
        "2026-02-01t21:12:00z",
        "2026-02-01T21:12:00.000Z",
        "2026-02-01T21:12:00,999Z",
        "  2026-02-01   21:12  utc ",
        "2026-02-02 02:57 +05:45",
    ],
)
def test_ways_to_write_an_instant(written: str) -> None:
    """All ways to write an instant with an offset mean the same in every zone."""
    assert read_instant(written, "Asia/Tokyo") == Instant(AFTERNOON)


def test_bare_times() -> None:
    """A time without an offset is one of the page's zone."""
    assert read_instant("2026-02-01 16:12", "America/New_York") == Instant(AFTERNOON)
    assert read_instant("2026-02-01 21:12") == Instant(AFTERNOON)


def test_about() -> None:
    """A tilde marks an instant as approximate and does not move it."""
    assert read_instant("~2026-02-01 21:12Z") == Instant(AFTERNOON, approximate=True)
    assert read_instant("~ 2026-02-01 21:12Z") == Instant(AFTERNOON, approximate=True)


def test_dates_alone() -> None:
    """A date is the start of its day where a date may stand, also if that is not midnight."""
    assert read_instant("2018-11-04", "America/Sao_Paulo", date_alone=True) == read_instant(
        "2018-11-04 01:00 -02:00"
    )
    assert read_instant("2011-12-30", "Pacific/Apia", date_alone=True) == read_instant(
        "2011-12-31 00:00 +14:00"
    )


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("yesterday", "`yesterday` is not an instant"),
        ("", "`` is not an instant"),
        ("2026-02-01 4:12", "`2026-02-01 4:12` is not an instant"),
        ("2026-02-01 16:12 EST", "`2026-02-01 16:12 EST` is not an instant"),
        ("٢٠٢٦-02-01 16:12", "`٢٠٢٦-02-01 16:12` is not an instant"),
        ("2026-02-01", "`2026-02-01` has a date but no time"),
        ("2026-02-30 16:12", "`2026-02-30` is not a date"),
        ("2025-02-29 16:12", "`2025-02-29` is not a date"),
        ("2026-02-01 24:00", "`24:00` is not a time of day"),
        ("2026-02-01 23:59:60", "`23:59:60` is not a time of day"),
        ("2026-02-01 16:12 +16:00", "`+16:00` is not an offset from UTC"),
        ("2026-02-01 16:12 +05:60", "`+05:60` is not an offset from UTC"),
        ("1970-01-01 00:00", "`1970-01-01` is too far away"),
        ("9999-12-31 23:59", "`9999-12-31` is too far away"),
    ],
)
def test_what_is_no_instant(written: str, message: str) -> None:
    """What does not read is refused with its own words, and told how to write it."""
    with pytest.raises(InvalidError) as refusal:
        read_instant(written)
    assert str(refusal.value) == message
    assert refusal.value.faults[0].hint or "date" in message


@pytest.mark.parametrize(
    ("written", "zone", "times"),
    [
        ("2026-03-29 02:30", "Europe/Berlin", "not at all"),
        ("2026-10-25 02:30", "Europe/Berlin", "twice"),
        ("2018-11-04 00:00", "America/Sao_Paulo", "not at all"),
        ("2025-11-02 00:30", "America/Havana", "twice"),
        ("2011-12-30 12:00", "Pacific/Apia", "not at all"),
        ("2010-11-07 00:00", "America/St_Johns", "twice"),
    ],
)
def test_times_that_clocks_skip_and_repeat(written: str, zone: str, times: str) -> None:
    """A time that the clocks skip or repeat is refused, as a guess would be an hour off."""
    with pytest.raises(InvalidError, match=f"happens {times} in {zone}") as refusal:
        read_instant(written, zone)
    assert "offset" in refusal.value.faults[0].hint


@given(st.datetimes(datetime(1971, 1, 2), datetime(2199, 12, 30)), st.sampled_from(zone_names()))
def test_any_instant_reads_back(naive: datetime, zone: str) -> None:
    """An instant that is written with its offset in any zone reads as itself."""
    seconds = int(naive.replace(tzinfo=UTC).timestamp())
    here = local(seconds, zone)
    offset = here.utcoffset()
    if offset is not None and offset.total_seconds() % 60 == 0:
        assert read_instant(here.isoformat(timespec="seconds"), "UTC") == Instant(seconds)


@pytest.mark.parametrize(
    ("written", "text", "seconds"),
    [
        ("45m", "45m", 2700),
        ("24h", "24h", 86400),
        ("090 d", "90d", 7776000),
        ("2w", "2w", 1209600),
    ],
)
def test_lengths(written: str, text: str, seconds: int) -> None:
    """A length is a number and a unit; a day has 86,400 seconds."""
    length = read_length(written)
    assert (length.text, length.seconds) == (text, seconds)


@pytest.mark.parametrize(
    "written", ["", "h", "0h", "1.5h", "-1h", "24", "24x", "9999999d", "1h30m"]
)
def test_what_is_no_length(written: str) -> None:
    """Anything else is refused, with examples."""
    with pytest.raises(InvalidError, match="is not a length of time") as refusal:
        read_length(written)
    assert "90d" in refusal.value.faults[0].hint
