"""What several documents say in the same way, as types and as they are written."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, WithJsonSchema
from typing_extensions import TypedDict

from statuary.model import ComponentStatus, Instant
from statuary.prose import to_html
from statuary.timeline.facts import Named
from statuary.timeline.stretches import Stretch
from statuary.wording import iso

When = Annotated[str, WithJsonSchema({"type": "string", "format": "date-time", "pattern": "Z$"})]
Address = Annotated[str, WithJsonSchema({"type": "string", "format": "uri-reference"})]
Seconds = Annotated[int, Field(ge=0)]
Edges = Annotated[
    list[bool],
    Field(
        description="Whether the first and the last instant are known only approximately.",
        min_length=2,
        max_length=2,
    ),
]
GeneratedAt = Annotated[
    When, Field(description="The instant that all facts are of; of a closed record, its end.")
]
Freshness = Annotated[
    Seconds, Field(description="After so many seconds without a new build nobody knows how it is.")
]
Closed = Annotated[bool, Field(description="Whether the record has ended for good.")]
UnreadRecords = Annotated[
    int,
    Field(
        description="How many records could not be read, and are missing from all documents:"
        " while there are any, the page's status is never better than `unknown`.",
        ge=0,
    ),
]
Id = Annotated[str, Field(description="Its id, which never changes.")]
Title = Annotated[str, Field(description="What it is called, as plain text.")]
PageUrl = Annotated[
    Address | None, Field(description="Its page's address; null if the site has none.")
]
Tags = Annotated[list[str], Field(description="Words that its record is filed under.")]


class Reference(TypedDict):
    """A component, a group or a record."""

    id: Id
    name: Annotated[str, Field(description="Its name or title, as plain text.")]


class Prose(TypedDict):
    """A text, as it was written and ready to be shown."""

    markdown: Annotated[str, Field(description="The text as it was written.")]
    html: Annotated[
        str,
        Field(
            description="The same as HTML that is safe inside any page, without images, scripts,"
            " styles and ids. Addresses in it are absolute if the page has one itself, else"
            " relative to the page of what the text belongs to."
        ),
    ]


_Lasting = TypedDict(
    "_Lasting",
    {
        "from": Annotated[When, Field(description="The first second.")],
        "until": Annotated[
            When | None, Field(description="The second after the last; null while it goes on.")
        ],
    },
)


class StatusInterval(_Lasting):
    """A span of one status, by the word of one record."""

    ongoing: Annotated[bool, Field(description="Whether it goes on.")]
    approximate: Edges
    status: Annotated[ComponentStatus, Field(description="The worst that the record says.")]


def reference(named: Named) -> Reference:
    """Write what something is called."""
    return {"id": named.id, "name": named.name}


def prose(text: str, base: str | None) -> Prose | None:
    """Write a text in Markdown, or null for none; `base` is what its addresses are relative to."""
    if not text.strip():
        return None
    return {"markdown": text, "html": to_html(text, base or "")}


def instant(at: Instant | int | None) -> str | None:
    """Write an instant that there may be."""
    return None if at is None else iso(at)


def edges(start: Instant | None, end: Instant | None) -> list[bool]:
    """Write which of two instants are only known approximately; one that is not there is not."""
    return [bool(at and at.approximate) for at in (start, end)]


def status_interval(stretch: Stretch) -> StatusInterval:
    """Write a span of a status."""
    return {
        "from": iso(stretch.start),
        "until": instant(stretch.end),
        "ongoing": stretch.end is None,
        "approximate": edges(stretch.start, stretch.end),
        "status": stretch.status,
    }
