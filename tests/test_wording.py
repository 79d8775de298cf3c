"""Words, dates and numbers, as readers get them."""

from __future__ import annotations

from datetime import date

import pytest

from statuary.model import (
    ComponentStatus,
    GroupRule,
    Impact,
    IncidentStatus,
    Instant,
    MaintenanceStatus,
    read_instant,
)
from statuary.wording import Wording, decimal, iso

WORDING = Wording("en", "America/New_York")


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0"), (1, "0.001"), (300, "0.3"), (1000, "1"), (62_500, "62.5"), (120_000, "120")],
)
def test_thousandths(number: int, words: str) -> None:
    """Thousandths are written as a decimal, without zeros that say nothing."""
    assert WORDING.thousandths(number) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-5, "0 seconds"),
        (0, "0 seconds"),
        (1, "1 second"),
        (59, "59 seconds"),
        (60, "1 minute"),
        (61, "1 minute 1 second"),
        (45 * 60, "45 minutes"),
        (3599, "59 minutes 59 seconds"),
        (3600, "1 hour"),
        (3601, "1 hour"),
        (2 * 3600 + 60, "2 hours 1 minute"),
        (86_399, "23 hours 59 minutes"),
        (86_400, "1 day"),
        (86_400 + 59 * 60, "1 day"),
        (90_000, "1 day 1 hour"),
        (1234 * 86_400, "1,234 days"),
    ],
)
def test_lengths_have_two_units_at_most(seconds: int, words: str) -> None:
    """A length of time is told in its two largest units, and never as longer than it is."""
    assert WORDING.duration(seconds) == words


@pytest.mark.parametrize(
    ("low", "high", "approximate", "shown"),
    [
        (None, None, False, "—"),
        (None, None, True, "—"),
        (10_000, 10_000, False, "100.00%"),
        (9_999, 9_999, False, "99.99%"),
        (9_996, 9_996, True, "≈99.96%"),
        (0, 0, False, "0.00%"),
        (5, 5, False, "0.05%"),
        (8_250, 9_990, False, "82.50–99.90%"),
        (0, 10_000, True, "≈0.00–100.00%"),
    ],
)
def test_percentages(low: int | None, high: int | None, approximate: bool, shown: str) -> None:
    """A figure has two decimals; a range, an approximate one and a missing one look like it."""
    assert WORDING.percentage(low, high, approximate=approximate) == shown


def test_decimals_are_for_programs_too() -> None:
    """Hundredths of a percent are written in full."""
    assert [decimal(number) for number in (0, 7, 70, 10_000)] == ["0.00", "0.07", "0.70", "100.00"]


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and C"),
        (["A", "B", "C", "D"], "A, B and 2 more"),
        ([str(number) for number in range(1002)], "0, 1 and 1,000 more"),
        (["{list}", "{0}"], "{list} and {0}"),
    ],
)
def test_lists_are_short(names: list[str], words: str) -> None:
    """Three names are told at most; of more, the first two and how many there are besides."""
    assert WORDING.listing(names) == words


@pytest.mark.parametrize(
    ("zone", "written", "shown"),
    [
        ("UTC", "2026-02-01 16:12Z", "1 February 2026, 16:12 UTC"),
        ("America/New_York", "2026-02-01 16:12Z", "1 February 2026, 11:12 EST"),
        ("America/New_York", "2026-07-01 02:12Z", "30 June 2026, 22:12 EDT"),
        ("Europe/Berlin", "2026-10-25 00:30Z", "25 October 2026, 02:30 CEST"),
        ("Europe/Berlin", "2026-10-25 01:30Z", "25 October 2026, 02:30 CET"),
        ("America/Sao_Paulo", "2026-02-01 16:12Z", "1 February 2026, 13:12 UTC-03:00"),
        ("Asia/Kathmandu", "2026-02-01 16:12Z", "1 February 2026, 21:57 UTC+05:45"),
        ("Pacific/Chatham", "2026-02-01 16:12:05Z", "2 February 2026, 05:57:05 UTC+13:45"),
        ("America/New_York", "~2026-02-01 16:12Z", "1 February 2026, about 11:12 EST"),
    ],
)
def test_instants_are_told_in_the_zone_of_the_page(zone: str, written: str, shown: str) -> None:
    """An instant has its day, its time and its zone, by letters or else by offset."""
    assert Wording("en", zone).instant(read_instant(written)) == shown


def test_days_and_months() -> None:
    """Dates are written in words, and the day of an instant is that of the page's zone."""
    assert WORDING.date(date(2026, 2, 1)) == "1 February 2026"
    assert WORDING.month(date(2026, 12, 1)) == "December 2026"
    assert WORDING.day(read_instant("2026-02-01 03:00Z").seconds) == "31 January 2026"


def test_instants_for_machines_are_in_utc() -> None:
    """Programs get an instant to the second, whatever is known of it."""
    assert iso(0) == "1970-01-01T00:00:00Z"
    assert iso(Instant(1_769_980_320, approximate=True)) == "2026-02-01T21:12:00Z"


def test_every_word_has_its_words() -> None:
    """No status, step or impact reaches a reader as an identifier."""
    words = [*ComponentStatus, *IncidentStatus, *MaintenanceStatus, *Impact]
    for word in words:
        assert WORDING.word(word) == word.value.replace("_", " ").capitalize()


def test_the_headline_names_who_is_to_blame() -> None:
    """All is well, or a status and those that have it."""
    assert WORDING.headline(ComponentStatus.OPERATIONAL, ()) == "All systems operational"
    names = ("API", "Web", "Mail", "Fax")
    assert WORDING.headline(ComponentStatus.MAJOR_OUTAGE, names[:1]) == "Major outage: API"
    assert WORDING.headline(ComponentStatus.UNKNOWN, names) == "Unknown: API, Web and 2 more"


def test_how_long_it_has_lasted() -> None:
    """A status has lasted for a while, about so long where its start is not known well."""
    assert WORDING.lasting(7200) == "for 2 hours"
    assert WORDING.lasting(7200, approximate=True) == "for about 2 hours"


def test_what_an_uptime_is_of() -> None:
    """A window is told in words; a record that begins inside of it is told by its first day."""
    assert WORDING.uptime("90d") == "Uptime over 90 days"
    assert WORDING.uptime("24h") == "Uptime over 1 day"
    since = read_instant("2026-03-01 04:00Z").seconds
    assert WORDING.uptime("90d", since) == "Uptime since 28 February 2026"


def test_every_rule_has_its_words() -> None:
    """How the figure of a group is made is told to readers."""
    assert {WORDING.rule(rule.value) for rule in GroupRule} == {
        "mean of the components",
        "of the worst component",
        "with all components up",
    }


def test_numbers_are_grouped() -> None:
    """Large numbers are grouped, also where they are counted."""
    assert WORDING.number(19_000) == "19,000"
    assert WORDING.count("{n} user", "{n} users", 19_000) == "19,000 users"
    assert WORDING.count("{n} user", "{n} users", 1) == "1 user"


def test_a_language_without_a_catalogue_is_english() -> None:
    """A page in another language has its texts as they are written."""
    assert Wording("pt-BR", "UTC").duration(60) == "1 minute"
