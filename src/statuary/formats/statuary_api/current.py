"""What is going on and what is known to come, in short, as the page's document has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from statuary.formats.statuary_api.records import record_url
from statuary.formats.statuary_api.vocabulary import (
    Id,
    PageUrl,
    Prose,
    Reference,
    Tags,
    Title,
    When,
    instant,
    prose,
    reference,
)
from statuary.formats.statuary_api.windows import AnnouncedWindow
from statuary.model import ComponentStatus, Impact, IncidentStatus
from statuary.timeline.facts import (
    Banner,
    IncidentFacts,
    Named,
    NoticeFacts,
    Transition,
    TransitionKind,
    WindowFacts,
)
from statuary.wording import iso


class BannerEntry(TypedDict):
    """The page in one line, never better than the worst that is known."""

    status: Annotated[ComponentStatus, Field(description="The status of the page as a whole.")]
    since: Annotated[
        When | None,
        Field(
            description="Since when it has been so; null while all is operational, and where"
            " only records that could not be read make it unknown."
        ),
    ]
    since_approximate: Annotated[
        bool, Field(description="Whether `since` is known only approximately.")
    ]
    components: Annotated[
        list[Reference], Field(description="The components that have this status.")
    ]
    incidents: Annotated[
        list[Reference], Field(description="The open incidents that hurt, which have an impact.")
    ]
    maintenances: Annotated[list[Reference], Field(description="The work that is under way.")]
    overdue: Annotated[
        bool, Field(description="Whether the page is in a maintenance that is past its end.")
    ]


class OpenIncident(TypedDict):
    """An incident that goes on; in full it is in the document on incidents."""

    id: Id
    title: Title
    url: PageUrl
    impact: Annotated[Impact, Field(description="How badly it hurts at its worst.")]
    status: Annotated[IncidentStatus, Field(description="The step that was announced last.")]
    started_at: Annotated[When, Field(description="When it began.")]
    changed_at: Annotated[When, Field(description="When its record last said anything.")]
    components: Annotated[
        list[Reference], Field(description="All components that it has spoken of.")
    ]


class PlannedWindow(AnnouncedWindow):
    """A window of work that is under way or to come."""

    id: Annotated[str, Field(description="The maintenance's id, which never changes.")]
    title: Title
    url: PageUrl
    components: Annotated[list[Reference], Field(description="What is being worked on.")]


_Standing = TypedDict(
    "_Standing",
    {
        "from": Annotated[When, Field(description="Since when it stands on the page.")],
        "until": Annotated[
            When | None, Field(description="Until when it will; null if it stays for good.")
        ],
    },
)


class Notice(_Standing):
    """Something that readers should know and that changes no status."""

    id: Id
    title: Title
    url: PageUrl
    body: Annotated[Prose | None, Field(description="What it says; null if nothing.")]
    tags: Tags


class TransitionEntry(TypedDict):
    """What changes by itself at an instant to come, if nobody says otherwise until then."""

    at: Annotated[When, Field(description="When it happens.")]
    what: Annotated[TransitionKind, Field(description="What happens.")]
    subject: Annotated[
        Reference | None,
        Field(description="The maintenance, notice or component; null for the page itself."),
    ]
    components: Annotated[list[Reference], Field(description="The components concerned.")]


@dataclass(frozen=True, slots=True)
class Open:
    """What an open incident's entry takes."""

    id: str
    title: str
    impact: Impact
    step: IncidentStatus
    start: int
    changed: int
    components: tuple[Named, ...]

    @classmethod
    def of(cls, incident: IncidentFacts) -> Open:
        """Take it from an incident."""
        return cls(
            incident.id,
            incident.title,
            incident.impact,
            incident.step,
            incident.start.seconds,
            incident.changed,
            incident.components,
        )


@dataclass(frozen=True, slots=True)
class Near:
    """What a window's entry takes: the window, and the maintenance that it is of."""

    maintenance: Named
    components: tuple[Named, ...]
    window: WindowFacts


def banner_entry(banner: Banner) -> BannerEntry:
    """Write the banner."""
    return {
        "status": banner.status,
        "since": instant(banner.since),
        "since_approximate": banner.since is not None and banner.since.approximate,
        "components": [reference(each) for each in banner.components],
        "incidents": [reference(each) for each in banner.incidents],
        "maintenances": [reference(each) for each in banner.maintenances],
        "overdue": banner.overdue,
    }


def open_entry(incident: Open, site_url: str | None) -> OpenIncident:
    """Write an open incident."""
    return {
        "id": incident.id,
        "title": incident.title,
        "url": record_url(site_url, incident.id),
        "impact": incident.impact,
        "status": incident.step,
        "started_at": iso(incident.start),
        "changed_at": iso(incident.changed),
        "components": [reference(each) for each in incident.components],
    }


def near_entry(near: Near, site_url: str | None) -> PlannedWindow:
    """Write a window of work."""
    return {
        "id": near.maintenance.id,
        "title": near.maintenance.name,
        "url": record_url(site_url, near.maintenance.id),
        "from": iso(near.window.window.start),
        "until": iso(near.window.window.end),
        "status": near.window.status,
        "overdue": near.window.overdue,
        "routine": near.window.routine,
        "components": [reference(each) for each in near.components],
    }


def notice_entry(notice: NoticeFacts, site_url: str | None) -> Notice:
    """Write a notice."""
    url = record_url(site_url, notice.id)
    return {
        "id": notice.id,
        "title": notice.title,
        "url": url,
        "from": iso(notice.start),
        "until": instant(notice.until),
        "body": prose(notice.body, url),
        "tags": list(notice.tags),
    }


def transition_entry(transition: Transition) -> TransitionEntry:
    """Write a transition."""
    return {
        "at": iso(transition.at),
        "what": transition.kind,
        "subject": reference(transition.subject) if transition.subject else None,
        "components": [reference(each) for each in transition.components],
    }
