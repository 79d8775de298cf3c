"""Calendars as bytes: iCalendar, RFC 5545, with the properties of RFC 7986.

The bytes depend on the value alone, never on the clock, the machine or its time zones: a
calendar brings along what its zone does. Characters that the format cannot carry are left out,
so that one broken text never costs the whole calendar.

This is the only module that uses `icalendar`, which is imported with the first calendar.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import icalendar

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAK = re.compile("\r\n|[\r\u2028\u2029]")
# The library takes a backslash and an N for the end of a line. No text has this character.
_APART = "\x00"


@dataclass(frozen=True, slots=True)
class Offset:
    """What a zone's clocks show from `start` on, in seconds since 1970, UTC.

    `before` and `after` are seconds ahead of UTC, until then and from then on; `name` is that of
    the time after, such as CEST, and `summer` tells whether it is daylight saving time.
    """

    start: int
    before: int
    after: int
    name: str
    summer: bool


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone by its IANA name, and what its clocks do, in order; the first is the oldest."""

    name: str
    offsets: tuple[Offset, ...]

    @property
    def is_utc(self) -> bool:
        """Whether its clocks always show UTC."""
        return not any(offset.after for offset in self.offsets)

    def wall_clock(self, at: int) -> datetime:
        """Give what the clocks show at an instant."""
        begun = [offset.after for offset in self.offsets if offset.start <= at]
        return _naive(at + (begun[-1] if begun else self.offsets[0].before))


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
        file.add("URL", _address(calendar.url))
    if calendar.source:
        file.add("SOURCE", icalendar.vUri(_address(calendar.source)), {"VALUE": "URI"})
    refresh = icalendar.vDuration(timedelta(seconds=calendar.refresh))
    file.add("REFRESH-INTERVAL", refresh, {"VALUE": "DURATION"})
    file.add("X-PUBLISHED-TTL", icalendar.vDuration(timedelta(seconds=calendar.refresh)))
    repeats = any(event.rule for event in calendar.events)
    if not calendar.events or (repeats and not calendar.zone.is_utc):
        file.add_component(_timezone(calendar.zone))
    for event in calendar.events:
        file.add_component(_event(event, calendar.zone))
    return bytes(file.to_ical()).replace(_APART.encode(), b"")


def _timezone(zone: Zone) -> icalendar.Timezone:
    """Give the zone with each kind of change once, and all instants of it.

    A change begins at the time that the clocks would show had they not been changed.
    """
    import icalendar

    kinds: defaultdict[tuple[int, int, str, bool], list[datetime]] = defaultdict(list)
    for each in zone.offsets:
        kind = (each.before, each.after, each.name, each.summer)
        kinds[kind].append(_naive(each.start + each.before))
    component = icalendar.Timezone()
    component.add("TZID", zone.name)
    for (before, after, name, summer), (first, *later) in kinds.items():
        part = icalendar.TimezoneDaylight() if summer else icalendar.TimezoneStandard()
        part.add("DTSTART", first)
        if later:
            part.add("RDATE", later)
        part.add("TZOFFSETFROM", timedelta(seconds=before))
        part.add("TZOFFSETTO", timedelta(seconds=after))
        part.add("TZNAME", _line(name))
        component.add_component(part)
    return component


def _event(event: Event, zone: Zone) -> icalendar.Event:
    import icalendar

    component = icalendar.Event()
    component.add("UID", _line(event.uid))
    component.add("SEQUENCE", event.sequence)
    component.add("DTSTAMP", _utc(event.stamp))
    component.add("LAST-MODIFIED", _utc(event.stamp))
    if event.rule:
        component.add("RRULE", icalendar.vRecur.from_ical(event.rule))
    if event.rule and not zone.is_utc:
        start, end = zone.wall_clock(event.start), zone.wall_clock(event.end)
        component.add("DTSTART", start, {"TZID": zone.name})
        # Where the clocks change before its end, programs would differ about how long it is.
        if (end - start).total_seconds() == event.end - event.start:
            component.add("DTEND", end, {"TZID": zone.name})
        else:
            component.add("DURATION", timedelta(seconds=event.end - event.start))
    else:
        component.add("DTSTART", _utc(event.start))
        component.add("DTEND", _utc(event.end))
    if event.instead_of and zone.is_utc:
        component.add("RECURRENCE-ID", event.instead_of.replace(tzinfo=UTC))
    elif event.instead_of:
        component.add("RECURRENCE-ID", event.instead_of, {"TZID": zone.name})
    component.add("SUMMARY", _line(event.title))
    if event.text:
        component.add("DESCRIPTION", _text(event.text))
    if event.url:
        component.add("URL", _address(event.url))
    if categories := [*filter(None, map(_line, event.categories))]:
        component.add("CATEGORIES", categories)
    component.add("STATUS", "CANCELLED" if event.cancelled else "CONFIRMED")
    component.add("TRANSP", "TRANSPARENT")
    component.add("CLASS", "PUBLIC")
    return component


def _utc(at: int) -> datetime:
    return datetime.fromtimestamp(at, UTC)


def _naive(seconds: int) -> datetime:
    return _utc(seconds).replace(tzinfo=None)


def _text(text: str) -> str:
    return _UNFIT.sub("", _BREAK.sub("\n", text)).replace("\\N", f"\\{_APART}N")


def _line(text: str) -> str:
    return " ".join(_text(text).split())


def _address(text: str) -> str:
    return "".join(_UNFIT.sub("", text).split())
