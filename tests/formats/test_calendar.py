"""Planned work in calendar programs: when it is, under a name that lasts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from dateutil.tz import tzical
from hypothesis import given, settings
from hypothesis import strategies as st

from statuary import theme
from statuary.formats.calendar import CALENDAR
from statuary.model import (
    Component,
    Instant,
    Maintenance,
    MaintenanceStatus,
    MaintenanceUpdate,
    Settings,
    StatusPage,
    Window,
    read_instant,
)
from statuary.model.rule import check_rule
from statuary.timeline import Snapshot, snapshot
from statuary.times.zone import zone
from tests.formats.calendars import events, read, times
from tests.formats.showcase import FILES, NOW, URL, built

SETTINGS = f"""\
title: S
url: {URL}
timezone: Europe/Berlin
since: 2026-01-01
components: [{{id: api, name: API}}, {{id: web, name: "Web, all; of it"}}]
"""
WORK = """\
---
kind: maintenance
title: Work
window: {from: 2026-03-10 10:00, until: 2026-03-10 12:00}
components: [api]
tags: [eu]
---
A **summary**, see [it](../other/).

## Scheduled @ 2026-03-01 10:00
Announced.
"""
PATH = "incidents/upgrade.md"
BASE = {"statuary.yml": SETTINGS, PATH: WORK}
WEEKLY = """\
kind: maintenance
title: Weekly
window: {from: 2026-03-01 02:00, until: 2026-03-01 03:00}
repeats: FREQ=WEEKLY;COUNT=5
"""
ICS = "maintenance.ics"
YEAR = 366 * 86400
DAY = "2026-03-10"


def at(text: str) -> int:
    """Give an instant that is written in the page's zone."""
    return read_instant(text, "Europe/Berlin").seconds


def test_an_event_tells_what_the_page_tells(tmp_path: Path) -> None:
    """An event has its maintenance's times, texts, address, components and tags."""
    event = events(built(tmp_path, BASE)["maintenance.ics"])["Work"]
    assert (event.start, event.end) == (
        datetime(2026, 3, 10, 9, tzinfo=UTC),
        datetime(2026, 3, 10, 11, tzinfo=UTC),
    )
    assert event["DESCRIPTION"] == (
        f"A summary, see it ({URL}incidents/other/).\n\nComponents: API\n\n"
        "Scheduled, 1 March 2026, 10:00 CET\nAnnounced."
    )
    assert event["URL"] == f"{URL}incidents/upgrade/"
    assert event.categories == ["API", "eu"]
    kept = {name: str(event[name]) for name in ("STATUS", "TRANSP", "CLASS", "SEQUENCE")}
    assert kept == {
        "STATUS": "CONFIRMED",
        "TRANSP": "TRANSPARENT",
        "CLASS": "PUBLIC",
        "SEQUENCE": "1",
    }
    assert event.DTSTAMP == event.LAST_MODIFIED == datetime(2026, 3, 1, 9, tzinfo=UTC)


def test_a_calendar_says_what_it_is(tmp_path: Path) -> None:
    """A calendar has a name, its page, its own address, and how often to ask for it."""
    calendar = read(built(tmp_path, BASE)["components/web/maintenance.ics"])
    for name in ("NAME", "X-WR-CALNAME"):
        assert calendar[name].to_ical().decode() == r"S – Web\, all\; of it"
    assert calendar["URL"] == f"{URL}components/web/"
    assert calendar["SOURCE"] == f"{URL}components/web/maintenance.ics"
    assert calendar["REFRESH-INTERVAL"].dt == timedelta(hours=1)
    assert calendar["REFRESH-INTERVAL"].params == {"VALUE": "DURATION"}
    assert calendar["X-PUBLISHED-TTL"].to_ical() == b"PT1H"


@pytest.mark.parametrize("url", [f"url: {URL}\n", ""])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Work", "title: Other work"),
        ("from: 2026-03-10 10:00", "from: 2026-03-10 08:00"),
        ("tags: [eu]", "repeats: FREQ=WEEKLY"),
        ("components: [api]", "components: [web, api]"),
        ("Announced.", "Announced again.\n\n## Cancelled @ 2026-03-02 10:00"),
    ],
)
def test_names_last(tmp_path: Path, url: str, old: str, new: str) -> None:
    """Whatever is edited, an event keeps its name, and its sequence does not go back."""
    assert old in WORK
    config = SETTINGS.replace(f"url: {URL}\n", url)
    (before,) = read(built(tmp_path / "a", {"statuary.yml": config, PATH: WORK})[ICS]).events
    files = {"statuary.yml": config, PATH: WORK.replace(old, new)}
    after = read(built(tmp_path / "b", files)[ICS]).events
    assert {event["UID"] for event in after} == {before["UID"]}
    assert all(event["SEQUENCE"] >= before["SEQUENCE"] for event in after)


def test_names_are_told_apart(tmp_path: Path) -> None:
    """Records of one page, and one record's id on two pages, have different names."""
    other = SETTINGS.replace("/sub/", "/other/")
    twice = {**BASE, "incidents/more.md": WORK}
    here = {e["UID"] for e in read(built(tmp_path / "a", twice)[ICS]).events}
    there = {
        e["UID"] for e in read(built(tmp_path / "b", {**BASE, "statuary.yml": other})[ICS]).events
    }
    assert len(here | there) == 3


def test_without_an_address(tmp_path: Path) -> None:
    """A page without an address has calendars with the same events, without links."""
    bare = built(tmp_path, {**BASE, "statuary.yml": SETTINGS.replace(f"url: {URL}\n", "")})
    assert "URL" not in events(bare[ICS])["Work"]
    assert "SOURCE" not in read(bare[ICS])
    assert events(bare["components/api/maintenance.ics"]).keys() == {"Work"}


def test_a_calendar_without_events(tmp_path: Path) -> None:
    """Where nothing is planned, there is a calendar with nothing but a time zone in it."""
    site = built(tmp_path, {"statuary.yml": SETTINGS})
    for path in (ICS, "components/web/maintenance.ics"):
        assert [each.name for each in read(site[path]).subcomponents] == ["VTIMEZONE"]


def test_a_component_has_what_names_it(tmp_path: Path) -> None:
    """A component's calendar has the maintenances that name it, the same as on the page's."""
    site = built(tmp_path, FILES)
    whole, own = events(site[ICS]), events(site["components/android/maintenance.ics"])
    assert own.keys() == {"Overdue work"}
    assert own["Overdue work"].to_ical() == whole["Overdue work"].to_ical()
    assert whole.keys() == {"Overdue work", "Weekly work", "Work to come", "Cancelled: Called off"}


def test_what_passes_by_the_clock_changes_nothing(tmp_path: Path) -> None:
    """As long as nobody says anything, a calendar's bytes stay, whatever begins and ends."""
    files = {**BASE, "incidents/weekly.yaml": WEEKLY.replace("COUNT=5", "INTERVAL=2")}
    early = built(tmp_path / "early", files, at("2026-03-01 10:00"))
    late = built(tmp_path / "late", files, at("2026-09-01 10:00"))
    for path in (ICS, "components/api/maintenance.ics", "components/web/maintenance.ics"):
        assert early[path] == late[path]


def test_an_update_moves_an_event(tmp_path: Path) -> None:
    """What is said later raises an event's sequence and date, once it has been said."""
    files = {**BASE, PATH: WORK + "\n## Update @ 2026-03-05 10:00\nMore.\n"}
    before = events(built(tmp_path / "a", files, at("2026-03-04 10:00"))[ICS])["Work"]
    after = events(built(tmp_path / "b", files, at("2026-03-05 10:00"))[ICS])["Work"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (1, 2)
    assert before.DTSTAMP < after.DTSTAMP == datetime(2026, 3, 5, 9, tzinfo=UTC)
    assert after["DESCRIPTION"].endswith("Update, 5 March 2026, 10:00 CET\nMore.")


@pytest.mark.parametrize(
    ("said", "title", "start", "end"),
    [
        ("", "Work", "10:00", "12:00"),
        (f"In progress @ {DAY} 09:30", "Work", "09:30", "12:00"),
        (f"In progress @ {DAY} 10:10", "Work", "10:00", "12:00"),
        (f"In progress @ {DAY} 09:00\n\n## Completed @ {DAY} 13:30", "Work", "09:00", "13:30"),
        (f"Completed @ {DAY} 11:00", "Work", "10:00", "11:00"),
        ("Cancelled @ 2026-03-05 11:00", "Cancelled: Work", "10:00", "12:00"),
        (f"Cancelled @ {DAY} 10:30", "Cancelled: Work", "10:00", "10:30"),
        ("Completed @ 2026-03-09 11:00", "Completed: Work", "10:00", "12:00"),
        (f"Cancelled @ {DAY} 09:00\n\n## In progress @ {DAY} 20:00", "Work", "20:00", "22:00"),
    ],
)
def test_the_past_is_told_as_it_was(
    tmp_path: Path, said: str, title: str, start: str, end: str
) -> None:
    """An event shows the announced times, and where the real ones have been told, those."""
    files = {**BASE, PATH: f"{WORK}\n## {said}\n" if said else WORK}
    data = built(tmp_path, files, at("2026-03-11 10:00"))[ICS]
    assert times(data, NOW + YEAR) == [(at(f"2026-03-10 {start}"), at(f"2026-03-10 {end}"), title)]
    (event,) = read(data).events
    assert event["STATUS"] == ("CONFIRMED" if title == "Work" else "CANCELLED")


def test_one_of_many_is_spoken_of(tmp_path: Path) -> None:
    """Of a maintenance that repeats, only the windows that updates speak of are told alone."""
    said = (
        "updates:\n- {at: 2026-03-07 10:00, status: cancelled, body: Not now.}\n"
        "- {at: 2026-03-15 02:20, status: completed}\n"
    )
    files = {**BASE, PATH: WORK, "incidents/weekly.yaml": WEEKLY + said}
    data = built(tmp_path, files, at("2026-03-20 10:00"))[ICS]
    weekly = [time for time in times(data, NOW + YEAR) if time[2] != "Work"]
    assert weekly == [
        (at("2026-03-01 02:00"), at("2026-03-01 03:00"), "Weekly"),
        (at("2026-03-08 02:00"), at("2026-03-08 03:00"), "Cancelled: Weekly"),
        (at("2026-03-15 02:00"), at("2026-03-15 02:20"), "Weekly"),
        (at("2026-03-22 02:00"), at("2026-03-22 03:00"), "Weekly"),
        (at("2026-03-29 03:00"), at("2026-03-29 04:00"), "Weekly"),
    ]
    of_it = [event for event in read(data).events if event["SUMMARY"] != "Work"]
    assert [str(event["STATUS"]) for event in of_it] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]
    assert {event["SEQUENCE"] for event in of_it} == {2}
    texts = [event.get("DESCRIPTION", "") for event in of_it]
    assert texts[0] == ""
    assert texts[1] == "Cancelled, 7 March 2026, 10:00 CET\nNot now."


CLOCKS = (
    # One rule; another one until 2006; none any more since 2019; none that a calendar could tell.
    *("Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Africa/Casablanca"),
    *("Asia/Kolkata", "Australia/Lord_Howe", "Europe/Dublin"),
)


@pytest.mark.parametrize("name", CLOCKS)
def test_a_zone_comes_along(tmp_path: Path, name: str) -> None:
    """What repeats does so by the page's clocks, and the calendar says what these do."""
    files = {
        "statuary.yml": SETTINGS.replace("Europe/Berlin", name),
        "incidents/weekly.yaml": WEEKLY.replace("2026-03-01 ", "2005-03-06 "),
    }
    data = built(tmp_path, files)[ICS]
    (event,) = read(data).events
    assert event["DTSTART"].to_ical() == b"20050306T020000"
    assert event["DTSTART"].params == event["DTEND"].params == {"TZID": name}
    clocks = tzical(StringIO(data.decode())).get(name)
    for second in range(at("2005-01-02 00:00"), at("2037-12-30 00:00"), 37 * 3600):
        here = datetime.fromtimestamp(second, UTC)
        assert here.astimezone(clocks).utcoffset() == here.astimezone(zone(name)).utcoffset()


def test_a_first_window_that_the_rule_does_not_give(tmp_path: Path) -> None:
    """A first window besides the rule is an event of its own, for programs differ about it."""
    odd = WEEKLY.replace("FREQ=WEEKLY;COUNT=5", "FREQ=WEEKLY;BYDAY=TU;COUNT=2")
    data = built(tmp_path, {"statuary.yml": SETTINGS, "incidents/weekly.yaml": odd})[ICS]
    starts = [start for start, _, _ in times(data, NOW + YEAR)]
    assert starts == [at(f"2026-03-{day} 02:00") for day in ("01", "03", "10")]
    assert len({event["UID"] for event in read(data).events}) == 2


def test_what_is_over_stays(tmp_path: Path) -> None:
    """A calendar keeps what was, up to five hundred maintenances, the newest."""
    many = {
        f"incidents/w{number}.yaml": (
            f"{{kind: maintenance, title: W{number}, components: [api], window: {{from: "
            f"{datetime(2020, 1, 1) + timedelta(days=number)}, until: 2026-01-01 00:00}}}}"
        )
        for number in range(502)
    }
    site = built(tmp_path, {"statuary.yml": SETTINGS, **many})
    for path in (ICS, "components/api/maintenance.ics"):
        assert events(site[path]).keys() == {f"W{number}" for number in range(2, 502)}


NASTY = ("]]>", ",;\\", "\\N \\n", "مرحبا", "🙂👩‍👩‍👧", "BEGIN:VEVENT", "\u202e", "x" * 10_000)


def test_hostile_texts_come_through(tmp_path: Path) -> None:
    """Signs of the format, emoji, other scripts and long texts arrive whole and break nothing."""
    body = "\r\n\r\n".join(NASTY)
    title = '"T, x; \\\\N \\\\ شلون 🙂"'
    work = WORK.replace("title: Work", f"title: {title}").replace("Announced.", body)
    data = built(tmp_path, {**BASE, PATH: work})[ICS]
    (event,) = read(data).events
    assert len(data.splitlines()) > 10_000 / 75
    unfolded = data.decode().replace("\r\n ", "")
    assert r"SUMMARY:T\, x\; \\N \\ شلون 🙂" in unfolded
    for text in ("مرحبا", "🙂👩‍👩‍👧", "BEGIN:VEVENT", "x" * 10_000):
        assert text in event["DESCRIPTION"]


@pytest.mark.parametrize(
    ("rule", "starts", "names"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=29", ["02-28 02", "03-29 03", "04-29 02", "05-29 02"], 3),
        ("FREQ=YEARLY;BYMONTH=3,4;BYDAY=-1SU", ["02-28 02", "03-29 03", "04-26 02"], 3),
        ("FREQ=MONTHLY;BYDAY=-1SA", ["02-28 02", "03-28 02", "04-25 02", "05-30 02"], 1),
    ],
)
def test_a_rule_begins_at_its_own_time(
    tmp_path: Path, rule: str, starts: list[str], names: int
) -> None:
    """Where the clocks put a rule's first time off, the later ones stay where they belong."""
    often = WEEKLY.replace("FREQ=WEEKLY;COUNT=5", rule).replace("03-01", "02-28")
    data = built(tmp_path, {"statuary.yml": SETTINGS, "incidents/w.yaml": often})[ICS]
    found = [start for start, _, _ in times(data, at("2026-06-01 00:00"))]
    assert found == [at(f"2026-{start}:00") for start in starts]
    assert len({event["UID"] for event in read(data).events}) == names


ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC", "Australia/Lord_Howe")
RULES = st.one_of(
    st.sampled_from(("FREQ=DAILY", "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;INTERVAL=2")),
    st.builds(
        "FREQ={}{};BYDAY={}".format,
        st.sampled_from(("WEEKLY", "MONTHLY", "YEARLY")),
        st.sampled_from(("", ";INTERVAL=2", ";BYMONTH=3,10", ";WKST=SU")),
        st.sampled_from(("SU", "MO,WE", "SA,SU")),
    ),
    st.builds(
        "FREQ={};BYDAY={}".format,
        st.sampled_from(("MONTHLY", "YEARLY", "MONTHLY;BYMONTH=3,10", "YEARLY;BYMONTH=3,10")),
        st.sampled_from(("1SU", "-1FR", "+2TU,4TU", "-1SU,1MO")),
    ),
    st.builds(
        "FREQ={}{}".format,
        st.sampled_from(("MONTHLY", "YEARLY", "MONTHLY;INTERVAL=5")),
        st.sampled_from((*("", ";BYMONTHDAY=1,-1", ";BYMONTHDAY=29"), ";BYDAY=SU,MO;BYSETPOS=-1")),
    ),
)
ENDS = st.sampled_from(
    (
        *("", ";COUNT=1", ";COUNT=7", ";UNTIL=20260329", ";UNTIL=20251026T023000"),
        *(";UNTIL=20251026T011500Z", ";UNTIL=20260329T023000", ";UNTIL=20240101"),
    )
)
# Clocks change on some of these days, at some of these times.
BEGINS = st.builds(
    lambda day, minutes: datetime(2025, 10, 1) + timedelta(days=day, minutes=minutes),
    st.integers(0, 60) | st.integers(150, 190),
    st.sampled_from((0, 60, 90, 120, 120, 150, 150, 180, 720, 1410)),
)


def facts_of(
    begin: int, seconds: int, rule: str, name: str, updates: Iterable[MaintenanceUpdate] = ()
) -> Snapshot:
    """Give a page with one maintenance, a while after it began to repeat."""
    maintenance = Maintenance(
        id="work",
        kind="maintenance",
        title="Work",
        window=Window(start=Instant(begin), until=Instant(begin + seconds)),
        repeats=check_rule(rule),
        updates=tuple(updates),
    )
    page = StatusPage(
        settings=Settings(title="S", timezone=name, components=(Component(id="api", name="API"),)),
        maintenances=(maintenance,),
    )
    return snapshot(page, begin + 40 * 86400)


def calendar_of(facts: Snapshot, tmp: Path = Path("/nowhere")) -> bytes:
    """Give the page's calendar."""
    first, *_ = CALENDAR.outputs(facts, theme.load(tmp))
    return first.content()


@settings(max_examples=200)
@given(
    begin=BEGINS,
    fold=st.sampled_from((0, 0, 1)),
    hours=st.sampled_from((1, 2, 5, 30)),
    rule=RULES,
    end=ENDS,
    name=st.sampled_from(ZONES),
)
def test_a_program_finds_the_windows_that_we_find(
    begin: datetime, fold: int, hours: int, rule: str, end: str, name: str
) -> None:
    """The rule, worked out by another hand, gives the timeline's windows in every zone."""
    start = int(begin.replace(tzinfo=zone(name), fold=fold).timestamp())
    facts = facts_of(start, hours * 3600, rule + end, name)
    ours = [each.window for each in facts.maintenances[0].windows]
    theirs = times(calendar_of(facts), facts.instant + YEAR)
    assert [(window.start, window.end) for window in ours] == [each[:2] for each in theirs]


@settings(max_examples=100)
@given(
    begin=BEGINS,
    rule=st.sampled_from(("DAILY", "WEEKLY", "WEEKLY;BYDAY=SU", "DAILY;COUNT=9")),
    name=st.sampled_from(ZONES),
    said=st.lists(st.tuples(st.integers(-30, 500), st.sampled_from(MaintenanceStatus)), max_size=6),
)
def test_windows_that_updates_speak_of(
    begin: datetime, rule: str, name: str, said: list[tuple[int, MaintenanceStatus]]
) -> None:
    """Whatever is said of some windows, each window stays one time, and the others as they were."""
    start = int(begin.replace(tzinfo=zone(name)).timestamp())
    updates = [
        MaintenanceUpdate(at=Instant(start + hours * 3600), status=status) for hours, status in said
    ]
    facts = facts_of(start, 7200, f"FREQ={rule}", name, updates)
    data = calendar_of(facts)
    ours = facts.maintenances[0].windows
    theirs = times(data, facts.instant + YEAR)
    assert len(theirs) == len(ours)
    silent = {(each.window.start, each.window.end, "Work") for each in ours if not each.said}
    assert silent <= {*theirs}
    assert {event["SEQUENCE"] for event in read(data).events} == {len(updates)}
