"""An incident in full, as documents have it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from statuary.formats.statuary_api.records import (
    SourceEntry,
    Update,
    record_url,
    source_entry,
    update_entry,
)
from statuary.formats.statuary_api.vocabulary import (
    Edges,
    Id,
    PageUrl,
    Prose,
    Reference,
    Seconds,
    StatusInterval,
    Tags,
    Title,
    When,
    edges,
    instant,
    prose,
    reference,
    status_interval,
)
from statuary.model import ComponentStatus, Impact, IncidentStatus, Reports
from statuary.timeline.facts import Affected, IncidentFacts
from statuary.timeline.stretches import stretch
from statuary.wording import iso


class AffectedComponent(TypedDict):
    """A component in an incident."""

    component: Annotated[Reference, Field(description="The component.")]
    worst: Annotated[
        ComponentStatus,
        Field(description="The worst that was said of it, even if it lasted for no time."),
    ]
    intervals: Annotated[
        list[StatusInterval],
        Field(description="When it was what by the word of this incident, if not operational."),
    ]


class ReportPoint(TypedDict):
    """How many users had reported trouble."""

    at: Annotated[When, Field(description="When they were counted.")]
    count: Annotated[int, Field(description="How many reports there were.", ge=0)]


class ReportSeries(TypedDict):
    """User reports over time, as somebody else counted them."""

    source: Annotated[str, Field(description="Who counted.")]
    region: Annotated[str | None, Field(description="Where the users were, if that is known.")]
    points: Annotated[list[ReportPoint], Field(description="The counts, in the record's order.")]


class Incident(TypedDict):
    """Something that went wrong, and all that was said of it."""

    id: Id
    title: Title
    url: PageUrl
    impact: Annotated[Impact, Field(description="How badly it hurts at its worst.")]
    status: Annotated[IncidentStatus, Field(description="The step that was announced last.")]
    open: Annotated[bool, Field(description="Whether it goes on.")]
    started_at: Annotated[When, Field(description="When it began.")]
    ended_at: Annotated[
        When | None,
        Field(description="When it was over; null while it is open and if nobody knows."),
    ]
    approximate: Edges
    end_unknown: Annotated[
        bool, Field(description="Whether it is over and nobody knows since when.")
    ]
    duration_seconds: Annotated[
        Seconds | None, Field(description="From `started_at` to `ended_at`, in seconds.")
    ]
    changed_at: Annotated[When, Field(description="When its record last said anything.")]
    pinned: Annotated[bool, Field(description="Whether it stays on the first page.")]
    summary: Annotated[Prose | None, Field(description="It in short; null if nobody wrote that.")]
    updates: Annotated[list[Update], Field(description="What was said, newest first.")]
    affected: Annotated[
        list[AffectedComponent], Field(description="The components that it speaks of.")
    ]
    postmortem: Annotated[
        Prose | None, Field(description="What was learnt from it; null if nobody wrote that.")
    ]
    reports: Annotated[ReportSeries | None, Field(description="Reports of users, if any.")]
    sources: Annotated[list[SourceEntry], Field(description="Where the record is from.")]
    tags: Tags
    aliases: Annotated[list[str], Field(description="Ids that it had before.")]


def incident_entry(incident: IncidentFacts, site_url: str | None) -> Incident:
    """Write an incident."""
    url = record_url(site_url, incident.id)
    return {
        "id": incident.id,
        "title": incident.title,
        "url": url,
        "impact": incident.impact,
        "status": incident.step,
        "open": incident.is_open,
        "started_at": iso(incident.start),
        "ended_at": instant(incident.end),
        "approximate": edges(incident.start, incident.end),
        "end_unknown": incident.end_unknown,
        "duration_seconds": incident.seconds,
        "changed_at": iso(incident.changed),
        "pinned": incident.pinned,
        "summary": prose(incident.summary, url),
        "updates": [update_entry(update, url) for update in incident.updates],
        "affected": [_affected(each, incident) for each in incident.affected],
        "postmortem": prose(incident.postmortem, url),
        "reports": _reports(incident.reports),
        "sources": [source_entry(source) for source in incident.sources],
        "tags": list(incident.tags),
        "aliases": list(incident.aliases),
    }


def _affected(affected: Affected, incident: IncidentFacts) -> AffectedComponent:
    # What ends after the last change has no end yet: whatever ends an interval is a change.
    stretches = (stretch(each, incident.changed) for each in affected.intervals)
    return {
        "component": reference(affected.component),
        "worst": affected.worst,
        "intervals": [status_interval(each) for each in stretches],
    }


def _reports(reports: Reports | None) -> ReportSeries | None:
    if reports is None:
        return None
    return {
        "source": reports.source,
        "region": reports.region,
        "points": [{"at": iso(point.at), "count": point.count} for point in reports.points],
    }
