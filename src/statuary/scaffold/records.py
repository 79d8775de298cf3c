"""An example of each kind of record, dated around an instant."""

from __future__ import annotations

from datetime import timedelta

from statuary.editing import NewRecord, NewUpdate, record_text, write_instant
from statuary.times.zone import day_of, day_start

INCIDENT_DAYS_AGO = 3
_MAINTENANCE_DAYS_AHEAD = 10
_NOTICE_DAYS = 14


class Days:
    """Times of day in a zone, some days from an instant."""

    def __init__(self, now: int, timezone: str) -> None:
        self._now = now
        self._zone = timezone
        self._today = day_of(now, timezone)

    def date(self, days: int) -> str:
        """Write a day."""
        return f"{self._today + timedelta(days=days):%Y-%m-%d}"

    def time(self, days: int, hour: int, minute: int = 0) -> str:
        """Write a time that many hours and minutes after a day's beginning."""
        start = day_start(self._today + timedelta(days=days), self._zone)
        return write_instant(start + hour * 3600 + minute * 60, self._zone)

    def now(self) -> str:
        """Write the minute that has begun."""
        return write_instant(self._now - self._now % 60, self._zone)


def records(components: tuple[str, ...], days: Days) -> tuple[tuple[str, str], ...]:
    """Give the examples' paths and texts; they concern the first and the last component."""
    made = (
        (_incident(components[0], days), _rest_of_the_incident(components[0], days)),
        (_maintenance(components[-1], days), ""),
        (_notice(days), ""),
    )
    return tuple((f"incidents/{each.id}.md", record_text(each) + rest) for each, rest in made)


def _incident(component: str, days: Days) -> NewRecord:
    return NewRecord(
        "incident",
        f"{days.date(-INCIDENT_DAYS_AGO)}-example-incident",
        "Example: pages loaded slowly",
        ((component, "degraded_performance"),),
        update=NewUpdate(
            "investigating",
            days.time(-INCIDENT_DAYS_AGO, 9, 12),
            0,
            body="Pages take up to ten seconds to load. We are looking for the cause.",
        ),
    )


def _rest_of_the_incident(component: str, days: Days) -> str:
    found = days.time(-INCIDENT_DAYS_AGO, 9, 31)
    mended = days.time(-INCIDENT_DAYS_AGO, 10, 4)
    return (
        f"\n## Identified @ {found} {{{component}: partial_outage}}\n"
        "A server ran out of memory, and some pages fail. We start it again.\n"
        f"\n## Resolved @ {mended}\n"
        "Pages load as fast as before. The server has more memory now, and an alarm watches it.\n"
    )


def _maintenance(component: str, days: Days) -> NewRecord:
    return NewRecord(
        "maintenance",
        f"{days.date(_MAINTENANCE_DAYS_AHEAD)}-example-maintenance",
        "Example: database upgrade",
        ((component, ""),),
        start=days.time(_MAINTENANCE_DAYS_AHEAD, 2),
        until=days.time(_MAINTENANCE_DAYS_AHEAD, 4),
        update=NewUpdate(
            "scheduled",
            days.now(),
            0,
            body="We move to a new version of our database. Requests may take longer meanwhile.",
        ),
    )


def _notice(days: Days) -> NewRecord:
    return NewRecord(
        "notice",
        f"{days.date(0)}-example-notice",
        "Example: this page is new",
        start=days.now(),
        until=days.date(_NOTICE_DAYS),
        text="What it shows is made up. Delete the three examples in `incidents/` to begin.",
    )
