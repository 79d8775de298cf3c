"""Calendars as a program reads them, worked out with nothing of ours."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
from dateutil.rrule import rrulestr


def read(data: bytes) -> Any:
    """Read a calendar, and look at what its standard demands of the bytes."""
    text = data.decode()
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    calendar: Any = icalendar.Calendar.from_ical(data)
    assert calendar.subcomponents, "a calendar needs a component"
    assert {name for name, *_ in calendar.errors} == set()
    for event in calendar.events:
        assert not event.errors
        assert event.start < event.end
    return calendar


def events(data: bytes) -> dict[str, Any]:
    """Give the events of a calendar that does not repeat by their titles."""
    found = {str(event["SUMMARY"]): event for event in read(data).events}
    assert len(found) == len(read(data).events)
    return found


def times(data: bytes, until: int) -> list[tuple[int, int, str]]:
    """Work out when events begin and end, up to an instant, with their titles, in order.

    Rules are worked out by the clocks of the zone; what stands instead of a repetition takes the
    place of the one that begins at that time.
    """
    found: dict[tuple[str, int], tuple[int, int, str]] = {}
    instead: list[tuple[tuple[str, int], Any]] = []
    for event in read(data).events:
        start, end = _seconds(event.start), _seconds(event.end)
        told = str(event["SUMMARY"])
        if "RECURRENCE-ID" in event:
            instead.append(((event["UID"], _seconds(event["RECURRENCE-ID"].dt)), event))
        elif "RRULE" in event:
            # A length in hours is just that, also where the clocks change; not so for the library.
            exact = event.get("DURATION")
            length = int(exact.dt.total_seconds()) if exact else end - start
            for each in _starts(event):
                if each > until:
                    break
                found[event["UID"], each] = (each, each + length, told)
        else:
            assert event["UID"] not in {uid for uid, _ in found}
            found[event["UID"], start] = (start, end, told)
    for key, event in instead:
        assert key in found, "instead of nothing"
        found[key] = (_seconds(event.start), _seconds(event.end), str(event["SUMMARY"]))
    return sorted(found.values())


def _starts(event: Any) -> Any:
    begin = event["DTSTART"]
    zone = ZoneInfo(begin.params["TZID"]) if "TZID" in begin.params else UTC
    text = event["RRULE"].to_ical().decode()
    naive = begin.dt.replace(tzinfo=zone)
    assert naive.fold == 0
    seen: set[int] = set()
    for each in rrulestr(text, dtstart=naive):
        at = _seconds(each)
        if at not in seen:
            seen.add(at)
            yield at


def _seconds(at: datetime) -> int:
    assert at.tzinfo is not None
    return int(at.astimezone(UTC).timestamp())
