"""What incidents and maintenance have in common, as both are written."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from statuary.addresses import record_page
from statuary.formats.statuary_api.vocabulary import (
    Address,
    Prose,
    Reference,
    When,
    instant,
    prose,
    reference,
)
from statuary.model import ComponentStatus, IncidentStatus, MaintenanceStatus, Source
from statuary.timeline.facts import StatusChange, UpdateFacts
from statuary.wording import iso

Change = TypedDict(
    "Change",
    {
        "component": Annotated[Reference, Field(description="The component.")],
        "from": Annotated[ComponentStatus, Field(description="Its status until then.")],
        "to": Annotated[ComponentStatus, Field(description="Its status from then on.")],
    },
)
Change.__doc__ = "What an update changes, by the word of its record alone."


class Update(TypedDict):
    """Something that was said."""

    key: Annotated[str, Field(description="Its name within the record, which never changes.")]
    url: Annotated[Address | None, Field(description="Its address; null if the site has none.")]
    at: Annotated[When, Field(description="When it was said.")]
    approximate: Annotated[bool, Field(description="Whether that is known only approximately.")]
    status: Annotated[
        IncidentStatus | MaintenanceStatus,
        Field(description="The step that it announces; `update` keeps the one before."),
    ]
    step: Annotated[
        IncidentStatus | MaintenanceStatus, Field(description="The step that holds from then on.")
    ]
    body: Annotated[Prose | None, Field(description="What was said; null if nothing.")]
    changes: Annotated[
        list[Change],
        Field(
            description="What it says of components, and what follows: the first one tells what"
            " was affected until then, and with a resolution all is operational that nothing else"
            " is said of."
        ),
    ]


class SourceEntry(TypedDict):
    """Where a record has something from."""

    title: Annotated[str | None, Field(description="What it is called.")]
    publisher: Annotated[str | None, Field(description="Who published it.")]
    url: Annotated[Address | None, Field(description="Its absolute address.")]
    published_at: Annotated[When | None, Field(description="When it was published.")]


def record_url(site_url: str | None, record: str) -> str | None:
    """Give the address of a record's page, if the site has one."""
    return None if site_url is None else f"{site_url}{record_page(record)}"


def update_entry(update: UpdateFacts, url: str | None) -> Update:
    """Write an update of the record with an address."""
    return {
        "key": update.key,
        "url": None if url is None else f"{url}#{update.key}",
        "at": iso(update.at),
        "approximate": update.at.approximate,
        "status": update.status,
        "step": update.step,
        "body": prose(update.body, url),
        "changes": [_change(change) for change in update.changes],
    }


def _change(change: StatusChange) -> Change:
    return {
        "component": reference(change.component),
        "from": change.before,
        "to": change.status,
    }


def source_entry(source: Source) -> SourceEntry:
    """Write a source."""
    return {
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "published_at": instant(source.published),
    }
