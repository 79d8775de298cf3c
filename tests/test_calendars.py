"""Calendars as bytes: whatever a value holds, its standard is kept."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from statuary.calendars import Calendar, Event, Offset, Zone, ical
from tests.formats.calendars import read, times

BERLIN = Zone(
    "Europe/Berlin",
    (
        Offset(1_767_225_600, 3600, 3600, "CET", summer=False),
        Offset(1_774_746_000, 3600, 7200, "CEST", summer=True),
        Offset(1_792_890_000, 7200, 3600, "CET", summer=False),
    ),
    2038,
)
EVENT = Event(
    uid="one",
    sequence=3,
    stamp=1_772_000_000,
    start=1_772_326_800,  # 2026-03-01 02:00 in Berlin, a Sunday
    end=1_772_330_400,
    title="Work",
    text="Some\nwork.",
    url="https://status.example.com/incidents/one/?a=1,2;b",
    categories=("API", "a,b;c"),
)
CALENDAR = Calendar(
    title="Example",
    text="What is planned",
    zone=BERLIN,
    refresh=3600,
    url="https://status.example.com/",
    source="https://status.example.com/maintenance.ics",
    events=(EVENT, replace(EVENT, uid="two", rule="FREQ=WEEKLY;COUNT=6")),
)
WEEK = 7 * 86400
PIECES = [
    *"a &,;:\\\"'\x00\x1b\x85\ud800\ufffe\uffff\u202e\u2028\n\t🙂",
    *("\\n", "\\N", "\\\\N", "\r\n", "\r", "مرحبا", "END:VCALENDAR", "👩‍👩‍👧", "x" * 200),
]
nasty = st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def lines(data: bytes) -> list[str]:
    """Give the lines of a calendar as they were before they were folded."""
    return data.decode().replace("\r\n ", "").split("\r\n")


def told(data: bytes, name: str) -> list[str]:
    """Give all texts of a name, with what was escaped as it was."""
    found = (line.partition(":")[2] for line in lines(data) if line.startswith(f"{name}:"))
    return ["".join(_plain(text)) for text in found]


def _plain(text: str) -> Any:
    signs = iter(text)
    for sign in signs:
        if sign == "\\":
            escaped = next(signs)
            assert escaped in "\\;,nN"
            yield "\n" if escaped in "nN" else escaped
        else:
            assert sign not in ";,"
            yield sign


def test_an_event_is_in_utc_and_a_rule_in_its_zone() -> None:
    """What happens once is told in UTC; what repeats, by the clocks of a zone that is told too."""
    text = lines(ical(CALENDAR))
    assert "DTSTART:20260301T010000Z" in text
    assert "DTSTART;TZID=Europe/Berlin:20260301T020000" in text
    assert "DTEND;TZID=Europe/Berlin:20260301T030000" in text
    assert text.count("BEGIN:VTIMEZONE") == 1
    assert "BEGIN:VTIMEZONE" not in lines(ical(replace(CALENDAR, events=(EVENT,))))


def test_clocks_change_when_they_do() -> None:
    """A change of the clocks begins at the time that they would show without it."""
    (zone,) = read(ical(CALENDAR)).timezones
    begins = [(part.name, part["DTSTART"].to_ical()) for part in zone.subcomponents]
    assert begins == [
        ("STANDARD", b"20260101T010000"),
        ("DAYLIGHT", b"20260329T020000"),
        ("STANDARD", b"20261025T030000"),
    ]


def test_clocks_that_go_on_as_ever() -> None:
    """What the clocks did by one rule up to the last year known is told as a rule, else singly."""

    def onsets(*days: datetime) -> list[tuple[str, str | None]]:
        offsets = [
            Offset(int(day.replace(tzinfo=UTC).timestamp()) - 3600, 3600, 7200, "S", summer=True)
            for day in days
        ]
        (zone,) = read(ical(replace(CALENDAR, zone=Zone("X/Y", tuple(offsets), 2038)))).timezones
        parts = zone.subcomponents
        assert {part["TZOFFSETTO"].to_ical() for part in parts} == {"+0200"}
        return [
            (str(part.DTSTART.date()), part["RRULE"].to_ical().decode() if part.rrules else None)
            for part in parts
        ]

    def sunday(year: int, number: int) -> datetime:
        first = datetime(year, 4, 1, 2)
        return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (number - 1))

    second = [sunday(year, 2) for year in range(2026, 2038)]
    rule = "FREQ=YEARLY;BYDAY=2SU;BYMONTH=4"
    assert onsets(*second) == [(str(second[0].date()), rule)]
    early = [sunday(2024, 1), sunday(2025, 1)]
    assert onsets(*early, *second) == (
        [(str(day.date()), None) for day in early] + [(str(second[0].date()), rule)]
    )
    assert [told for _, told in onsets(*second[:-1])] == [None] * 11
    assert [told for _, told in onsets(*second[-5:])] == [None] * 5


def test_a_rule_goes_by_the_clocks() -> None:
    """Repetitions stay at one wall-clock time; those of a zone that is UTC need no zone."""
    starts = [start for start, _, _ in times(ical(CALENDAR), 2**40)][1:]
    assert starts[:4] == [EVENT.start + n * WEEK for n in range(4)]
    assert starts[5] == EVENT.start + 5 * WEEK - 3600
    utc = replace(CALENDAR, zone=Zone("Etc/UTC", (Offset(0, 0, 0, "UTC", summer=False),), 2038))
    assert "DTSTART:20260301T010000Z" in lines(ical(utc))
    assert not read(ical(utc)).timezones


def test_a_length_is_exact() -> None:
    """Where the clocks change before the first repetition ends, its length is told instead."""
    night = replace(EVENT, start=1_774_738_800, end=1_774_753_200, rule="FREQ=DAILY;COUNT=2")
    data = ical(replace(CALENDAR, events=(night,)))
    assert "DURATION:PT4H" in lines(data)
    assert {end - start for start, end, _ in times(data, 2**40)} == {4 * 3600}


def test_one_repetition_is_another() -> None:
    """What stands instead of a repetition says of which, by the clocks of the zone."""
    late = replace(EVENT, uid="two", start=EVENT.start + WEEK + 600, end=EVENT.end + WEEK + 600)
    late = replace(late, instead_of=datetime(2026, 3, 8, 2), cancelled=True)
    data = ical(replace(CALENDAR, events=(*CALENDAR.events[1:], late)))
    assert "RECURRENCE-ID;TZID=Europe/Berlin:20260308T020000" in lines(data)
    assert "STATUS:CANCELLED" in lines(data)
    assert [start for start, _, _ in times(data, EVENT.start + 2 * WEEK)] == [
        EVENT.start,
        late.start,
        EVENT.start + 2 * WEEK,
    ]


def test_addresses_are_no_texts() -> None:
    """An address keeps its commas and semicolons as they are."""
    text = lines(ical(CALENDAR))
    assert f"URL:{EVENT.url}" in text
    assert r"CATEGORIES:API,a\,b\;c" in text
    assert f"SOURCE;VALUE=URI:{CALENDAR.source}" in text


UNFIT = {*map(chr, (*range(9), 11, 12, *range(14, 32), *range(127, 160), 0xFFFE, 0xFFFF))}


def carried(text: str) -> str:
    """Give what a calendar can carry of a text."""
    for line_end in ("\r\n", *"\r\u2028\u2029"):
        text = text.replace(line_end, "\n")
    return "".join(c for c in text if c not in UNFIT and not 0xD800 <= ord(c) <= 0xDFFF)


@settings(max_examples=150)
@given(texts=st.lists(nasty, min_size=5, max_size=5))
@example(texts=["", "", "", "\r\u2028", ""])
def test_no_character_breaks_a_calendar(texts: list[str]) -> None:
    """Whatever the texts hold, a reader finds both events, and all that can be carried."""
    title, description, name, body, category = texts
    odd = replace(EVENT, title=name, text=f"…{body}", categories=(category,))
    data = ical(replace(CALENDAR, title=title, text=description, events=(odd, EVENT)))
    assert [event["SEQUENCE"] for event in read(data).events] == [3, 3]
    of_events = data[data.index(b"BEGIN:VEVENT") :]
    assert told(of_events, "DESCRIPTION") == [f"…{carried(body)}", EVENT.text]
    assert told(of_events, "SUMMARY") == [" ".join(carried(name).split()), EVENT.title]


def test_a_calendar_without_events_is_valid() -> None:
    """A calendar in which nothing is planned has its zone, for the standard wants something."""
    empty = read(ical(replace(CALENDAR, events=(), url=None, source=None, text="")))
    assert [each.name for each in empty.subcomponents] == ["VTIMEZONE"]


def test_the_bytes_depend_on_the_value_alone() -> None:
    """Time zone, locale, hash seed and the moment of the build leave no trace."""
    program = (
        "import sys, datetime; from statuary.calendars import *;"
        f"calendar = {CALENDAR!r}; sys.stdout.buffer.write(ical(calendar))"
    )
    printed = set()
    for zone, locale, seed in (
        ("UTC", "C", "1"),
        ("Asia/Kolkata", "de_DE.UTF-8", "2"),
        ("America/New_York", "C.UTF-8", "3"),
    ):
        environment = {**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed}
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-c", program], env=environment, capture_output=True, check=True
        )
        printed.add(done.stdout)
    assert printed == {ical(CALENDAR)}
