"""`api/statuary/maintenances.json`: planned work that is under way, to come or lately done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
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
from statuary.formats.statuary_api.schemas import FOLDER, Document, Schema, write
from statuary.formats.statuary_api.vocabulary import (
    Id,
    PageUrl,
    Prose,
    Reference,
    Tags,
    Title,
    UnreadRecords,
    When,
    instant,
    prose,
    reference,
)
from statuary.formats.statuary_api.windows import Planned, Window, planned, window_entry
from statuary.model import Impact, MaintenanceStatus
from statuary.outputs import Output
from statuary.timeline import Snapshot
from statuary.timeline.facts import MaintenanceFacts

NEWEST = 50
WINDOWS = 10  # to come, and as many that are over: daily work has hundreds


class Maintenance(TypedDict):
    """Work that was announced, and all that was said of it."""

    id: Id
    title: Title
    url: PageUrl
    impact: Annotated[Impact | None, Field(description="How badly it hurts, if that was said.")]
    status: Annotated[
        MaintenanceStatus,
        Field(description="How the window stands that is under way, else the next or the last."),
    ]
    overdue: Annotated[
        bool, Field(description="Whether that window is over and nobody said how it ended.")
    ]
    components: Annotated[list[Reference], Field(description="What is being worked on.")]
    repeats: Annotated[
        str | None,
        Field(
            description="A recurrence rule of RFC 5545 for a window that repeats, at the same"
            " time of day in the page's zone."
        ),
    ]
    windows: Annotated[
        list[Window],
        Field(description="Windows under way, the next ten and the last ten, by time."),
    ]
    windows_left_out: Annotated[
        int, Field(description="How many windows up to a year ahead are not listed.", ge=0)
    ]
    changed_at: Annotated[
        When | None, Field(description="When its record last changed; null while it is to come.")
    ]
    pinned: Annotated[bool, Field(description="Whether it stays on the first page.")]
    summary: Annotated[Prose | None, Field(description="It in short; null if nobody wrote that.")]
    updates: Annotated[list[Update], Field(description="What was said, newest first.")]
    postmortem: Annotated[
        Prose | None, Field(description="What was learnt from it; null if nobody wrote that.")
    ]
    sources: Annotated[list[SourceEntry], Field(description="Where the record is from.")]
    tags: Tags
    aliases: Annotated[list[str], Field(description="Ids that it had before.")]


class MaintenancesDocument(Document):
    """Planned work: all that is under way or to come, and the newest fifty that are over."""

    timezone: Annotated[
        str, Field(description="The zone that windows repeat in, by its IANA name.")
    ]
    unread_records: UnreadRecords
    maintenances: Annotated[
        list[Maintenance],
        Field(description="The work, by the window under way, else the next or last; newest first"),
    ]


SCHEMA = Schema("maintenances", MaintenancesDocument)


@dataclass(frozen=True, slots=True)
class Work:
    """A maintenance, the windows of it that are listed, and how many others there are."""

    maintenance: MaintenanceFacts
    windows: tuple[Planned, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Maintenances:
    """What the document takes."""

    url: str | None
    timezone: str
    unread: int
    works: tuple[Work, ...]


def outputs(snapshot: Snapshot) -> Iterable[Output]:
    """Give the document."""
    everything = snapshot.maintenances
    done = [each for each in everything if each.current.status.is_over][:NEWEST]
    shown = (each for each in everything if not each.current.status.is_over or each in done)
    works = tuple(_work(each, snapshot.instant) for each in shown)
    site = snapshot.site
    inputs = Maintenances(site.url, site.timezone, snapshot.banner.unread, works)
    yield Output(f"{FOLDER}maintenances.json", _render, inputs)


def _work(maintenance: MaintenanceFacts, now: int) -> Work:
    windows = maintenance.windows
    over = [each for each in windows if each.status.is_over][-WINDOWS:]
    coming = [each for each in windows if each.status is MaintenanceStatus.SCHEDULED][:WINDOWS]
    going = [each for each in windows if each.status.is_under_way]
    listed = sorted((*over, *going, *coming), key=lambda each: each.window)
    return Work(
        maintenance,
        tuple(planned(each, now) for each in listed),
        len(windows) - len(listed),
    )


def _render(inputs: Maintenances) -> str:
    document: MaintenancesDocument = {
        "$schema": SCHEMA.path,
        "timezone": inputs.timezone,
        "unread_records": inputs.unread,
        "maintenances": [_entry(work, inputs.url) for work in inputs.works],
    }
    return write(document)


def _entry(work: Work, site_url: str | None) -> Maintenance:
    maintenance = work.maintenance
    url = record_url(site_url, maintenance.id)
    return {
        "id": maintenance.id,
        "title": maintenance.title,
        "url": url,
        "impact": maintenance.impact,
        "status": maintenance.current.status,
        "overdue": maintenance.current.overdue,
        "components": [reference(each) for each in maintenance.components],
        "repeats": maintenance.repeats,
        "windows": [window_entry(window) for window in work.windows],
        "windows_left_out": work.left_out,
        "changed_at": instant(maintenance.changed),
        "pinned": maintenance.pinned,
        "summary": prose(maintenance.summary, url),
        "updates": [update_entry(update, url) for update in maintenance.updates],
        "postmortem": prose(maintenance.postmortem, url),
        "sources": [source_entry(source) for source in maintenance.sources],
        "tags": list(maintenance.tags),
        "aliases": list(maintenance.aliases),
    }
