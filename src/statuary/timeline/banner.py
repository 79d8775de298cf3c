"""The page in one line, never better than the worst that is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from statuary.model import ComponentStatus, Impact, Instant
from statuary.timeline.components import worst_status
from statuary.timeline.facts import Banner, ComponentFacts, IncidentFacts, MaintenanceFacts, Named

_STATUS_OF = {
    Impact.MINOR: ComponentStatus.DEGRADED_PERFORMANCE,
    Impact.MAJOR: ComponentStatus.PARTIAL_OUTAGE,
    Impact.CRITICAL: ComponentStatus.MAJOR_OUTAGE,
}


def banner(
    components: Iterable[ComponentFacts],
    incidents: Iterable[IncidentFacts],
    maintenances: Iterable[MaintenanceFacts],
    unread: int = 0,
) -> Banner:
    """Give the worst of the components' statuses and of what open records mean.

    Of a page all of whose components are retired, or are yet to begin, nobody knows anything, nor
    of what records that could not be read may mean.
    """
    components = tuple(components)
    listed = [component for component in components if component.listed]
    hurting = [i for i in incidents if i.is_open and i.impact is not Impact.NONE]
    under_way = [m for m in maintenances if m.current.status.is_under_way]
    status = _worst(
        worst_status(listed) if listed or not components else ComponentStatus.UNKNOWN,
        *map(_meaning, hurting),
        *(ComponentStatus.UNDER_MAINTENANCE for _ in under_way),
        *([ComponentStatus.UNKNOWN] if unread else []),
    )
    if status is ComponentStatus.OPERATIONAL:
        return Banner(status, (), (), (), None, overdue=False)
    worst = [component for component in listed if component.status is status]
    since = (
        [component.since for component in worst if component.since]
        or [incident.start for incident in hurting]
        or [Instant(m.current.active[-1].start) for m in under_way]
    )
    in_maintenance = status is ComponentStatus.UNDER_MAINTENANCE
    found = Banner(
        status,
        tuple(Named(component.id, component.name) for component in worst),
        tuple(Named(incident.id, incident.title) for incident in hurting),
        tuple(Named(maintenance.id, maintenance.title) for maintenance in under_way),
        min(since, default=None),
        overdue=in_maintenance and any(m.current.overdue for m in under_way),
        unread=unread,
    )
    return replace(found, since=None) if found.blind else found


def _worst(*statuses: ComponentStatus) -> ComponentStatus:
    return max(statuses, key=lambda status: status.severity)


def _meaning(incident: IncidentFacts) -> ComponentStatus:
    """Give what an open incident means for the page, beyond what its components show.

    One that names no component hurts as much as its impact says. One whose components are all
    well again is still watched: that much the page must show.
    """
    if incident.affected:
        return ComponentStatus.DEGRADED_PERFORMANCE
    return _STATUS_OF[incident.impact]
