"""Calendars and their events."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from statuary.calendars.zones import Zone, timezone
from statuary.characters import address, clean

_BREAK = re.compile("[\u2028\u2029]")
# The library takes a backslash and an N for the end of a line. No text has this character.
_APART = "\x00"


@dataclass(frozen=True, slots=True)
class Event:
    """Something planned, or one time of something that repeats.

    `uid` never changes, and `sequence` and `stamp` never go back; instants are in seconds since
    1970, UTC. With `rule`, an RRULE whose UNTIL is in UTC, it repeats by the clocks of the
    calendar's zone. With `instead_of` it takes the place of one repetition of the event with the
    same `uid`: the one at this wall-clock time of the zone. `url` is absolute.
    """

    uid: str
    sequence: int
    stamp: int
    start: int
    end: int
    title: str
    text: str
    url: str | None = None
    categories: tuple[str, ...] = ()
    cancelled: bool = False
    rule: str | None = None
    instead_of: datetime | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar and its events; their order is kept.

    `url` is the page that it belongs to and `source` where it is served, both absolute and only
    if known. `refresh` is after how many seconds a program should ask again.
    """

    title: str
    text: str
    zone: Zone
    refresh: int
    url: str | None = None
    source: str | None = None
    events: tuple[Event, ...] = ()


def ical(calendar: Calendar) -> bytes:
    """Give the calendar as iCalendar, in UTF-8.

    A calendar without events has its zone, for it must have something.
    """
    import icalendar

    file = icalendar.Calendar()
    file.add("VERSION", "2.0")
    file.add("PRODID", "-//Statuary//Maintenance//EN")
    file.add("CALSCALE", "GREGORIAN")
    for name in ("NAME", "X-WR-CALNAME"):
        # Whatever begins with X would go out as it is, commas, line ends and all.
        file.add(name, icalendar.vText(_line(calendar.title)))
    for name in ("DESCRIPTION", "X-WR-CALDESC"):
        if calendar.text:
            file.add(name, icalendar.vText(_text(calendar.text)))
    if calendar.url:
        file.add("URL", address(calendar.url))
    if calendar.source:
        file.add("SOURCE", icalendar.vUri(address(calendar.source)), {"VALUE": "URI"})
    refresh = icalendar.vDuration(timedelta(seconds=calendar.refresh))
    file.add("REFRESH-INTERVAL", refresh, {"VALUE": "DURATION"})
    file.add("X-PUBLISHED-TTL", icalendar.vDuration(timedelta(seconds=calendar.refresh)))
    repeats = any(event.rule for event in calendar.events)
    if not calendar.events or (repeats and not calendar.zone.is_utc):
        file.add_component(timezone(calendar.zone))
    around = bytes(file.to_ical())
    end = around.rindex(b"END:VCALENDAR")
    clocks = None if calendar.zone.is_utc else calendar.zone
    events = (_event(event, clocks if _repeats(event) else None) for event in calendar.events)
    return b"".join((around[:end], *events, around[end:])).replace(_APART.encode(), b"")


def _repeats(event: Event) -> bool:
    return event.rule is not None or event.instead_of is not None


# An event stands in the calendar of the page, and in those of its components.
@lru_cache(maxsize=1024)
def _event(event: Event, clocks: Zone | None) -> bytes:
    """Write an event: by the clocks of a zone, or in UTC."""
    import icalendar

    component = icalendar.Event()
    component.add("UID", _line(event.uid))
    component.add("SEQUENCE", event.sequence)
    component.add("DTSTAMP", _utc(event.stamp))
    component.add("LAST-MODIFIED", _utc(event.stamp))
    if event.rule:
        component.add("RRULE", icalendar.vRecur.from_ical(event.rule))
    if event.rule and clocks:
        start, end = clocks.wall_clock(event.start), clocks.wall_clock(event.end)
        component.add("DTSTART", start, {"TZID": clocks.name})
        # Where the clocks change before its end, programs would differ about how long it is.
        if (end - start).total_seconds() == event.end - event.start:
            component.add("DTEND", end, {"TZID": clocks.name})
        else:
            component.add("DURATION", timedelta(seconds=event.end - event.start))
    else:
        component.add("DTSTART", _utc(event.start))
        component.add("DTEND", _utc(event.end))
    if event.instead_of and clocks:
        component.add("RECURRENCE-ID", event.instead_of, {"TZID": clocks.name})
    elif event.instead_of:
        component.add("RECURRENCE-ID", event.instead_of.replace(tzinfo=UTC))
    component.add("SUMMARY", _line(event.title))
    if event.text:
        component.add("DESCRIPTION", _text(event.text))
    if event.url:
        component.add("URL", address(event.url))
    if categories := [*filter(None, map(_line, event.categories))]:
        component.add("CATEGORIES", categories)
    component.add("STATUS", "CANCELLED" if event.cancelled else "CONFIRMED")
    component.add("TRANSP", "TRANSPARENT")
    component.add("CLASS", "PUBLIC")
    return bytes(component.to_ical())


def _utc(at: int) -> datetime:
    return datetime.fromtimestamp(at, UTC)


def _text(text: str) -> str:
    return _BREAK.sub("\n", clean(text)).replace("\\N", f"\\{_APART}N")


def _line(text: str) -> str:
    return " ".join(_text(text).split())
