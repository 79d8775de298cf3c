"""Incidents as facts."""

from __future__ import annotations

from statuary.model import UNKNOWN, Incident, IncidentUpdate
from statuary.timeline.background import Background
from statuary.timeline.courses import Course, course
from statuary.timeline.facts import IncidentFacts
from statuary.timeline.layers import Layer, happened
from statuary.timeline.updates import update_facts

Seen = tuple[tuple[Layer, ...], IncidentFacts]


def incident_seen(incident: Incident, background: Background) -> Seen:
    """Give what an incident that has begun says of components up to now, and the incident."""
    said = happened(incident, background.now)
    gone = course(incident, said, background)
    return gone.layers, incident_facts(incident, said, gone)


def incident_facts(
    incident: Incident, said: tuple[IncidentUpdate, ...], gone: Course
) -> IncidentFacts:
    """Give an incident with its updates up to now, by time, and how it has gone with them."""
    start, end = incident.start, gone.end
    return IncidentFacts(
        id=incident.id,
        title=incident.title,
        impact=gone.impact,
        step=gone.step,
        start=start,
        end=end,
        end_unknown=incident.ended == UNKNOWN,
        seconds=end.seconds - start.seconds if end else None,
        summary=incident.summary,
        updates=update_facts(said, gone.sequels),
        affected=gone.affected,
        reports=incident.reports,
        sources=incident.sources,
        postmortem=incident.postmortem,
        tags=incident.tags,
        aliases=incident.aliases,
        pinned=incident.pinned,
        changed=gone.changed,
    )
