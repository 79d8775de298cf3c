"""Incidents as facts."""

from __future__ import annotations

from collections.abc import Mapping

from statuary.model import (
    UNKNOWN,
    Component,
    ComponentStatus,
    Impact,
    Incident,
    IncidentStatus,
    IncidentUpdate,
)
from statuary.spans import Span
from statuary.timeline.background import Background
from statuary.timeline.facts import Affected, IncidentFacts, Named
from statuary.timeline.history import history
from statuary.timeline.layers import Layer, end_of, happened
from statuary.timeline.updates import update_facts

_IMPACT_OF = {
    ComponentStatus.MAJOR_OUTAGE: Impact.MAJOR,
    ComponentStatus.PARTIAL_OUTAGE: Impact.MAJOR,
    ComponentStatus.DEGRADED_PERFORMANCE: Impact.MINOR,
}


def incident_facts(
    incident: Incident, layers: tuple[Layer, ...], background: Background
) -> IncidentFacts:
    """Give an incident that has begun as it stands now; `layers` are what it says."""
    now, names = background.now, background.names
    said = happened(incident, now)
    updates = update_facts(said, IncidentStatus.INVESTIGATING, names, incident.components)
    end = end_of(incident, now)
    worst = _worst_said(incident, said)
    instants = [incident.start, *(update.at for update in said), *([end] if end else [])]
    return IncidentFacts(
        id=incident.id,
        title=incident.title,
        impact=incident.impact or _impact(worst, incident.start.seconds, background.components),
        step=IncidentStatus.RESOLVED if end else _step(updates[0].step if updates else None),
        start=incident.start,
        end=end,
        end_unknown=incident.ended == UNKNOWN,
        seconds=end.seconds - incident.start.seconds if end else None,
        summary=incident.summary,
        updates=updates,
        affected=tuple(
            _affected(names[component], status, incident.start.seconds, now, layers)
            for component, status in worst.items()
        ),
        reports=incident.reports,
        sources=incident.sources,
        postmortem=incident.postmortem,
        tags=incident.tags,
        aliases=incident.aliases,
        pinned=incident.pinned,
        changed=max(instant.seconds for instant in instants),
    )


def _step(step: object) -> IncidentStatus:
    return step if isinstance(step, IncidentStatus) else IncidentStatus.INVESTIGATING


def _worst_said(
    incident: Incident, updates: tuple[IncidentUpdate, ...]
) -> dict[str, ComponentStatus]:
    """Give the worst status that was said of each component, even if it lasted for no time."""
    worst: dict[str, ComponentStatus] = {}
    for change in (*incident.components, *(c for update in updates for c in update.components)):
        before = worst.get(change.component, ComponentStatus.OPERATIONAL)
        worst[change.component] = max(before, change.status, key=lambda status: status.severity)
    return worst


def _impact(
    worst: Mapping[str, ComponentStatus], start: int, components: tuple[Component, ...]
) -> Impact:
    impact = max(
        (_IMPACT_OF.get(s, Impact.NONE) for s in worst.values()),
        default=Impact.NONE,
        key=lambda each: each.severity,
    )
    down = {c for c, status in worst.items() if status is ComponentStatus.MAJOR_OUTAGE}
    living = {
        c.id
        for c in components
        if (not c.since or c.since.seconds <= start) and (not c.until or c.until.seconds > start)
    }
    return Impact.CRITICAL if living and living <= down else impact


def _affected(
    component: Named, worst: ComponentStatus, start: int, now: int, layers: tuple[Layer, ...]
) -> Affected:
    own = (layer for layer in layers if layer.component == component.id)
    return Affected(component, worst, history(Span(start, now + 1), own).intervals)
