"""The page in one line, never better than the worst that is known."""

from __future__ import annotations

from collections.abc import Iterable

from statuary.model import ComponentStatus, Impact
from statuary.timeline.components import worst_status
from statuary.timeline.facts import Banner, ComponentFacts, IncidentFacts, Named

_STATUS_OF = {
    Impact.MINOR: ComponentStatus.DEGRADED_PERFORMANCE,
    Impact.MAJOR: ComponentStatus.PARTIAL_OUTAGE,
    Impact.CRITICAL: ComponentStatus.MAJOR_OUTAGE,
}


def banner(components: Iterable[ComponentFacts], incidents: Iterable[IncidentFacts]) -> Banner:
    """Give the worst of the components' statuses and of what open incidents mean."""
    listed = [component for component in components if component.listed]
    hurting = [i for i in incidents if i.is_open and i.impact is not Impact.NONE]
    by_components = worst_status(listed)
    by_incidents = max(
        map(_meaning, hurting),
        key=lambda status: status.severity,
        default=ComponentStatus.OPERATIONAL,
    )
    status = max(by_components, by_incidents, key=lambda each: each.severity)
    if status is ComponentStatus.OPERATIONAL:
        return Banner(status, (), (), None, overdue=False)
    worst = [component for component in listed if component.status is status]
    since = [component.since for component in worst if component.since]
    return Banner(
        status,
        tuple(Named(component.id, component.name) for component in worst),
        tuple(Named(incident.id, incident.title) for incident in hurting),
        min(since or [incident.start for incident in hurting]),
        overdue=any(component.overdue for component in worst),
    )


def _meaning(incident: IncidentFacts) -> ComponentStatus:
    """Give what an open incident means for the page, beyond what its components show.

    One that names no component hurts as much as its impact says. One whose components are all
    well again is still watched: that much the page must show.
    """
    if incident.affected:
        return ComponentStatus.DEGRADED_PERFORMANCE
    return _STATUS_OF[incident.impact]
