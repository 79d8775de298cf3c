"""Times as people say them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statuary.editing import read_when, write_instant
from statuary.errors import InvalidError
from statuary.model import read_instant

BERLIN = "Europe/Berlin"
NOW = read_instant("2026-02-01 16:12:40", BERLIN).seconds


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("now", "2026-02-01 16:12"),
        ("20 minutes ago", "2026-02-01 15:52"),
        ("1 min ago", "2026-02-01 16:11"),
        ("2 hours ago", "2026-02-01 14:12"),
        ("1 day ago", "2026-01-31 16:12"),
        ("09:30", "2026-02-01 09:30"),
        ("2026-01-30 09:30", "2026-01-30 09:30"),
        ("~2026-01-30 09:30", "~2026-01-30 09:30"),
        ("2026-01-30 09:30 +01:00", "2026-01-30 09:30"),
        ("2026-01-30 08:30Z", "2026-01-30 08:30Z"),
        ("2026-01-30 03:30 -05:00", "2026-01-30 03:30 -05:00"),
    ],
)
def test_times_are_written_as_records_have_them(said: str, written: str) -> None:
    """A time of the page's zone has no offset, and one with another offset stays as it is."""
    when = read_when(said, NOW, BERLIN)
    assert when.text == written
    assert read_instant(written, BERLIN).seconds == when.seconds


@pytest.mark.parametrize("said", ["tomorrow", "5 years ago", "25:00", "9:30", "", "-1 hours ago"])
def test_other_times_are_refused(said: str) -> None:
    """What is no time is said to be none."""
    with pytest.raises(InvalidError):
        read_when(said, NOW, BERLIN)


@given(st.integers(0, 4_000_000_000), st.sampled_from([BERLIN, "UTC", "America/St_Johns"]))
def test_what_is_written_reads_as_it_was_meant(seconds: int, zone: str) -> None:
    """Also where the clocks go back, an instant comes back as the second that it was."""
    seconds += 31_536_000 * 2
    assert read_instant(write_instant(seconds, zone), zone).seconds == seconds


def test_an_hour_that_comes_twice_gets_an_offset() -> None:
    """On the night that the clocks go back, the offset tells the two apart."""
    first = read_instant("2026-10-25 00:30Z").seconds
    assert write_instant(first, BERLIN) == "2026-10-25 02:30 +02:00"
    assert write_instant(first + 3600, BERLIN) == "2026-10-25 02:30 +01:00"
