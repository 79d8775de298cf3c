"""The last days as the first page tells of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from statuary.formats.html.incident_lines import IncidentLine
from statuary.spans import Span
from statuary.timeline import Snapshot
from statuary.timeline.facts import IncidentFacts, Named
from statuary.times.zone import day_of, day_span

RECENT_DAYS = 14


@dataclass(frozen=True, slots=True)
class RecentDays:
    """Days in a row, from `first` to `last`, of which the same is to be told.

    `incidents` began on them, which makes it a single day; `going_on` had begun before.
    """

    first: date
    last: date
    incidents: tuple[IncidentLine, ...]
    going_on: tuple[Named, ...]


def recent_days(snapshot: Snapshot) -> tuple[RecentDays, ...]:
    """Give the last days, newest first; days of which the same is to be told are one."""
    zone = snapshot.site.timezone
    today = day_of(snapshot.instant, zone)
    first = day_span(today - timedelta(days=RECENT_DAYS - 1), zone)
    told = tuple(i for i in snapshot.incidents if i.is_open or _last_effect(i) >= first.start)
    recent: list[RecentDays] = []
    for ago in range(RECENT_DAYS):
        day = today - timedelta(days=ago)
        begun, going_on = _incidents_on(day_span(day, zone), told)
        before = recent[-1] if recent else None
        if before and not begun and not before.incidents and before.going_on == going_on:
            recent[-1] = replace(before, first=day)
        else:
            recent.append(RecentDays(day, day, begun, going_on))
    return tuple(recent)


def _incidents_on(
    day: Span, incidents: tuple[IncidentFacts, ...]
) -> tuple[tuple[IncidentLine, ...], tuple[Named, ...]]:
    begun = tuple(IncidentLine.of(i) for i in incidents if i.start.seconds in day)
    going_on = tuple(
        Named(i.id, i.title)
        for i in incidents
        if i.start.seconds < day.start and (i.is_open or _last_effect(i) > day.start)
    )
    return begun, going_on


def _last_effect(incident: IncidentFacts) -> int:
    """Give until when an incident held any component, or else was open."""
    ends = [interval.span.end for each in incident.affected for interval in each.intervals]
    return max([*ends, incident.end.seconds if incident.end else incident.start.seconds])
