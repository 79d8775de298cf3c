"""How incidents went, by what was said of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from statuary.model import (
    Component,
    ComponentStatus,
    Impact,
    Incident,
    IncidentStatus,
    IncidentUpdate,
    Instant,
)
from statuary.spans import Span
from statuary.timeline.background import Background
from statuary.timeline.facts import Affected
from statuary.timeline.history import history
from statuary.timeline.layers import Layer, end_told, incident_layers
from statuary.timeline.updates import Sequel, sequels

_IMPACT_OF = {
    ComponentStatus.MAJOR_OUTAGE: Impact.MAJOR,
    ComponentStatus.PARTIAL_OUTAGE: Impact.MAJOR,
    ComponentStatus.DEGRADED_PERFORMANCE: Impact.MINOR,
}
_RANKS = {impact: impact.severity for impact in Impact}


class Course(NamedTuple):
    """What follows from an incident: all of its facts but what it says in so many words.

    `layers` are what it says of its components, and `sequels` what follows from each update that
    has happened, by time. `changed` is when it last said anything.
    """

    layers: tuple[Layer, ...]
    impact: Impact
    step: IncidentStatus
    end: Instant | None
    sequels: tuple[Sequel, ...]
    affected: tuple[Affected, ...]
    changed: int


def course(incident: Incident, said: tuple[IncidentUpdate, ...], background: Background) -> Course:
    """Work out how an incident has gone up to now; `said` are its updates up to now, by time."""
    now, names, start = background.now, background.names, incident.start
    layers = incident_layers(incident, said, now)
    following = sequels(said, IncidentStatus.INVESTIGATING, names, incident.components)
    end = end_told(incident, said, now)
    worst = _worst_said(incident, said)
    own: defaultdict[str, list[Layer]] = defaultdict(list)
    for layer in layers:
        own[layer.component].append(layer)
    record = Span(start.seconds, now + 1)
    instants = [start, *(update.at for update in said[-1:]), *([end] if end else [])]
    return Course(
        layers=layers,
        impact=incident.impact or _impact(worst, start.seconds, background.components),
        step=IncidentStatus.RESOLVED if end else _step(following[-1].step if following else None),
        end=end,
        sequels=following,
        affected=tuple(
            Affected(names[component], status, history(record, own[component]).intervals)
            for component, status in worst.items()
        ),
        changed=max(instant.seconds for instant in instants),
    )


def settled(
    incident: Incident, said: tuple[IncidentUpdate, ...], so_far: Course, now: int
) -> int | None:
    """Give the instant from which an incident goes as it has `so_far`, None if that is not over.

    From the last instant that the record names on, the clock matters only to what goes on: to the
    layers that reach up to now, because nothing ends them. If there is none the course stays what
    it is, whether the incident is over or only has nothing more to say.
    """
    told = len(said) == len(incident.updates)
    end_to_come = isinstance(incident.ended, Instant) and incident.ended.seconds > now
    goes_on = any(layer.span.end > now for layer in so_far.layers)
    return so_far.changed if told and not end_to_come and not goes_on else None


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
