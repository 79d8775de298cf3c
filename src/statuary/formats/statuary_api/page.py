"""`api/statuary/page.json`: the page as it stands, in short, and the way to all the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from statuary.formats.statuary_api.components import (
    Branch,
    Component,
    Group,
    Leaf,
    part_entry,
    tree,
)
from statuary.formats.statuary_api.current import (
    BannerEntry,
    Near,
    Notice,
    Open,
    OpenIncident,
    PlannedWindow,
    TransitionEntry,
    banner_entry,
    near_entry,
    notice_entry,
    open_entry,
    transition_entry,
)
from statuary.formats.statuary_api.schemas import FOLDER, Document, Schema, write
from statuary.formats.statuary_api.vocabulary import (
    Address,
    Closed,
    Freshness,
    GeneratedAt,
    Prose,
    UnreadRecords,
    When,
    instant,
    prose,
)
from statuary.model import MaintenanceStatus
from statuary.outputs import Output
from statuary.timeline import Snapshot
from statuary.timeline.facts import Banner, Named, NoticeFacts, Site, Transition
from statuary.wording import iso

COMING = 10


class Links(TypedDict):
    """The ways to the other documents, relative to this one."""

    incidents: Annotated[Address, Field(description="Incidents in full.")]
    maintenances: Annotated[Address, Field(description="Maintenance in full.")]
    uptime: Annotated[Address, Field(description="All uptime, and the intervals behind it.")]
    statistics: Annotated[Address, Field(description="What sums up the incidents.")]
    build: Annotated[Address, Field(description="When the site was built.")]


class PageDocument(Document):
    """The page as it stands."""

    generated_at: GeneratedAt
    freshness_seconds: Freshness
    closed: Closed
    unread_records: UnreadRecords
    title: Annotated[str, Field(description="The page's name, as plain text.")]
    url: Annotated[
        Address | None, Field(description="The first page's absolute address, if it has one.")
    ]
    description: Annotated[Prose | None, Field(description="What the page is about, if it says.")]
    language: Annotated[str, Field(description="The language of its texts, as a tag of BCP 47.")]
    timezone: Annotated[str, Field(description="The zone of its days, by its IANA name.")]
    since: Annotated[
        When | None,
        Field(description="Where the record begins or will; null while nothing is in it."),
    ]
    banner: Annotated[BannerEntry, Field(description="The page in one line.")]
    components: Annotated[
        list[Component | Group],
        Field(description="All components and groups, in the page's order, also retired ones."),
    ]
    incidents: Annotated[list[OpenIncident], Field(description="What is open, newest first.")]
    maintenances: Annotated[
        list[PlannedWindow],
        Field(description="All windows under way and the next ten to come, by time."),
    ]
    notices: Annotated[list[Notice], Field(description="What should be read now, newest first.")]
    transitions: Annotated[
        list[TransitionEntry],
        Field(
            description="What is known to change by itself, by time: at most the next hundred, up"
            " to a year ahead. A closed record has none."
        ),
    ]
    links: Annotated[Links, Field(description="The other documents.")]


SCHEMA = Schema("page", PageDocument)


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the document takes; `freshness` is in seconds."""

    site: Site
    instant: int
    since: int | None
    closed: bool
    freshness: int
    banner: Banner
    parts: tuple[Leaf | Branch, ...]
    incidents: tuple[Open, ...]
    windows: tuple[Near, ...]
    notices: tuple[NoticeFacts, ...]
    transitions: tuple[Transition, ...]


def outputs(snapshot: Snapshot) -> Iterable[Output]:
    """Give the document."""
    facts = PageFacts(
        site=snapshot.site,
        instant=snapshot.instant,
        since=snapshot.since,
        closed=snapshot.closed,
        freshness=snapshot.freshness,
        banner=snapshot.banner,
        parts=tree(snapshot.parts),
        incidents=tuple(Open.of(each) for each in snapshot.incidents if each.is_open),
        windows=tuple(_near(snapshot)),
        notices=tuple(notice for notice in snapshot.notices if notice.active),
        transitions=snapshot.transitions,
    )
    yield Output(f"{FOLDER}page.json", _render, facts)


def _near(snapshot: Snapshot) -> Iterable[Near]:
    """Give the windows under way, and the next."""
    windows = sorted(
        (
            Near(Named(each.id, each.title), each.components, window)
            for each in snapshot.maintenances
            for window in each.windows
        ),
        key=lambda near: (near.window.window, near.maintenance.id),
    )
    yield from (near for near in windows if near.window.status.is_under_way)
    coming = (near for near in windows if near.window.status is MaintenanceStatus.SCHEDULED)
    for _, near in zip(range(COMING), coming, strict=False):
        yield near


def _render(facts: PageFacts) -> str:
    site = facts.site
    document: PageDocument = {
        "$schema": SCHEMA.path,
        "generated_at": iso(facts.instant),
        "freshness_seconds": facts.freshness,
        "closed": facts.closed,
        "unread_records": facts.banner.unread,
        "title": site.title,
        "url": site.url,
        "description": prose(site.description, site.url),
        "language": site.language,
        "timezone": site.timezone,
        "since": instant(facts.since),
        "banner": banner_entry(facts.banner),
        "components": [part_entry(part, site.url) for part in facts.parts],
        "incidents": [open_entry(each, site.url) for each in facts.incidents],
        "maintenances": [near_entry(each, site.url) for each in facts.windows],
        "notices": [notice_entry(each, site.url) for each in facts.notices],
        "transitions": [transition_entry(each) for each in facts.transitions],
        "links": {
            "incidents": "incidents.json",
            "maintenances": "maintenances.json",
            "uptime": "uptime.json",
            "statistics": "statistics.json",
            "build": "build.json",
        },
    }
    return write(document)
