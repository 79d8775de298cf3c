"""Incidents as facts."""

from __future__ import annotations

from collections import defaultdict
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
from statuary.timeline.facts import Affected, IncidentFacts
from statuary.timeline.history import history
from statuary.timeline.layers import Layer, end_told
from statuary.timeline.updates import update_facts

_IMPACT_OF = {
    ComponentStatus.MAJOR_OUTAGE: Impact.MAJOR,
    ComponentStatus.PARTIAL_OUTAGE: Impact.MAJOR,
    ComponentStatus.DEGRADED_PERFORMANCE: Impact.MINOR,
}
_RANKS = {impact: impact.severity for impact in Impact}


def incident_facts(
    incident: Incident,
    said: tuple[IncidentUpdate, ...],
    layers: tuple[Layer, ...],
    background: Background,
) -> IncidentFacts:
    """Give an incident that has begun as it stands now.

    `said` are its updates up to now, by time, and `layers` what it says of its components.
    """
    now, names, start = background.now, background.names, incident.start
    updates = update_facts(said, IncidentStatus.INVESTIGATING, names, incident.components)
    end = end_told(incident, said, now)
    worst = _worst_said(incident, said)
    own: defaultdict[str, list[Layer]] = defaultdict(list)
    for layer in layers:
        own[layer.component].append(layer)
    record = Span(start.seconds, now + 1)
    instants = [start, *(update.at for update in said[-1:]), *([end] if end else [])]
    return IncidentFacts(
        id=incident.id,
        title=incident.title,
        impact=incident.impact or _impact(worst, start.seconds, background.components),
        step=IncidentStatus.RESOLVED if end else _step(updates[0].step if updates else None),
        start=start,
        end=end,
        end_unknown=incident.ended == UNKNOWN,
        seconds=end.seconds - start.seconds if end else None,
        summary=incident.summary,
        updates=updates,
        affected=tuple(
            Affected(names[component], status, history(record, own[component]).intervals)
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


def _severity(status: ComponentStatus) -> int:
    return status.severity


def _worst_said(
    incident: Incident, updates: tuple[IncidentUpdate, ...]
) -> dict[str, ComponentStatus]:
    """Give the worst status that was said of each component, even if it lasted for no time."""
    worst = {change.component: change.status for change in incident.components}
    for update in updates:
        for change in update.components:
            before = worst.setdefault(change.component, change.status)
            if before is not change.status:
                worst[change.component] = max(before, change.status, key=_severity)
    return worst


def _impact(
    worst: Mapping[str, ComponentStatus], start: int, components: tuple[Component, ...]
) -> Impact:
    impact = max(
        (_IMPACT_OF.get(s, Impact.NONE) for s in worst.values()),
        default=Impact.NONE,
        key=_RANKS.__getitem__,
    )
    down = {c for c, status in worst.items() if status is ComponentStatus.MAJOR_OUTAGE}
    if not down:
        return impact
    living = (
        c
        for c in components
        if (not c.since or c.since.seconds <= start) and (not c.until or c.until.seconds > start)
    )
    # One that is up is soon met; but of a page without any that lives nothing is critical.
    first = next(living, None)
    all_down = first is not None and first.id in down and all(c.id in down for c in living)
    return Impact.CRITICAL if all_down else impact
