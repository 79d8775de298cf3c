"""Calendars as bytes: iCalendar, RFC 5545, with the properties of RFC 7986.

The bytes depend on the value alone, never on the clock, the machine or its time zones: a
calendar brings along what its zone does. Characters that the format cannot carry are left out,
so that one broken text never costs the whole calendar.

This is the only room that uses `icalendar`, which is imported with the first calendar.
"""

from statuary.calendars.events import Calendar, Event, ical
from statuary.calendars.zones import Offset, Zone

__all__ = ["Calendar", "Event", "Offset", "Zone", "ical"]
