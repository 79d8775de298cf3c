"""`api/statuary/incidents.json` and a document for each month, with incidents in full.

Both are bounded, whatever the size of the archive, and neither tells when it was built: a month
whose incidents did not change stays the same bytes.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from statuary.formats.statuary_api.incident_entries import Incident, incident_entry
from statuary.formats.statuary_api.schemas import FOLDER, Document, Schema, write
from statuary.formats.statuary_api.vocabulary import Address, UnreadRecords
from statuary.outputs import Output
from statuary.timeline import Snapshot
from statuary.timeline.facts import IncidentFacts
from statuary.times.zone import day_of

NEWEST = 50

_Zone = Annotated[str, Field(description="The zone that months are cut in, by its IANA name.")]
_MonthName = Annotated[
    str, Field(description="A calendar month of the page's zone.", pattern=r"^\d{4}-\d{2}$")
]


class Month(TypedDict):
    """A month in which incidents began."""

    month: _MonthName
    incidents: Annotated[int, Field(description="How many began in it.", ge=1)]
    path: Annotated[
        Address, Field(description="The way to the month's document, relative to this one.")
    ]


class IncidentsDocument(Document):
    """The incidents that are open and the newest fifty, and where all of them are."""

    timezone: _Zone
    unread_records: UnreadRecords
    incidents: Annotated[
        list[Incident],
        Field(description="All that are open, and of the others the newest; newest first."),
    ]
    months: Annotated[list[Month], Field(description="The months with incidents, newest first.")]


class MonthDocument(Document):
    """All incidents that began in a month."""

    timezone: _Zone
    month: _MonthName
    incidents: Annotated[list[Incident], Field(description="The incidents, newest first.")]


SCHEMA = Schema("incidents", IncidentsDocument)
MONTH_SCHEMA = Schema("incidents-month", MonthDocument)


@dataclass(frozen=True, slots=True)
class Newest:
    """What the first document takes: incidents, and months with how many began in each."""

    url: str | None
    timezone: str
    unread: int
    incidents: tuple[IncidentFacts, ...]
    months: tuple[tuple[date, int], ...]


@dataclass(frozen=True, slots=True)
class Archive:
    """What a month's document takes."""

    url: str | None
    timezone: str
    month: date
    incidents: tuple[IncidentFacts, ...]


def outputs(snapshot: Snapshot) -> Iterable[Output]:
    """Give all documents on incidents."""
    site = snapshot.site
    incidents = snapshot.incidents

    def month_of(each: IncidentFacts) -> date:
        return day_of(each.start.seconds, site.timezone).replace(day=1)

    months = [(month, tuple(own)) for month, own in itertools.groupby(incidents, key=month_of)]
    older = (each for each in incidents[NEWEST:] if each.is_open)
    counts = tuple((month, len(own)) for month, own in months)
    newest = Newest(
        site.url,
        site.timezone,
        snapshot.banner.unread,
        (*incidents[:NEWEST], *older),
        counts,
    )
    yield Output(f"{FOLDER}incidents.json", _render, newest)
    for month, own in months:
        archive = Archive(site.url, site.timezone, month, own)
        yield Output(FOLDER + _path(month), _render_month, archive)


def _path(month: date) -> str:
    return f"incidents/{month:%Y-%m}.json"


def _render(newest: Newest) -> str:
    document: IncidentsDocument = {
        "$schema": SCHEMA.path,
        "timezone": newest.timezone,
        "unread_records": newest.unread,
        "incidents": [incident_entry(each, newest.url) for each in newest.incidents],
        "months": [
            {"month": f"{month:%Y-%m}", "incidents": count, "path": _path(month)}
            for month, count in newest.months
        ],
    }
    return write(document)


def _render_month(archive: Archive) -> str:
    document: MonthDocument = {
        "$schema": f"../{MONTH_SCHEMA.path}",
        "timezone": archive.timezone,
        "month": f"{archive.month:%Y-%m}",
        "incidents": [incident_entry(each, archive.url) for each in archive.incidents],
    }
    return write(document)
