"""What incidents, maintenances and notices have in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import BeforeValidator, Field

from statuary.errors import Fault
from statuary.model.instant import WrittenDateOrInstant, WrittenInstant
from statuary.model.status import ComponentStatus, ComponentStatusWord
from statuary.model.text import ComponentId, Count, Flag, Line, Slug, Text, Url
from statuary.model.value import Value

MAX_UPDATES = 1000


class Change(Value):
    """A component and the status that it goes to."""

    component: ComponentId
    status: ComponentStatusWord


def _changes(value: object) -> object:
    """Read `{api: major_outage}`, or a list of ids that are each in a partial outage."""
    if isinstance(value, dict):
        return [{"component": component, "status": status} for component, status in value.items()]
    if isinstance(value, list):
        return [
            {"component": item, "status": ComponentStatus.PARTIAL_OUTAGE}
            if isinstance(item, str)
            else item
            for item in value
        ]
    return value


Changes = Annotated[tuple[Change, ...], BeforeValidator(_changes)]


class Source(Value):
    """Where a record that is made from outside has something from."""

    title: Line | None = None
    publisher: Line | None = None
    url: Url | None = None
    published: WrittenDateOrInstant | None = None

    def faults(self) -> Iterable[Fault]:
        """Report a source that names nothing."""
        if not (self.title or self.publisher or self.url):
            yield Fault("a source needs a `title`, a `publisher` or a `url`")


class ReportPoint(Value):
    """How many users had reported trouble at an instant."""

    at: WrittenInstant
    count: Count


class Reports(Value):
    """User reports over time, as an outage tracker publishes them."""

    source: Line
    region: Line | None = None
    points: Annotated[tuple[ReportPoint, ...], Field(min_length=1)]


class Record(Value):
    """What every file under `incidents/` may say, whatever its kind.

    The id is the record's address for good; content fills it in from the file's name.
    """

    id: Slug
    title: Line
    aliases: tuple[Slug, ...] = ()
    tags: tuple[Line, ...] = ()
    sources: tuple[Source, ...] = ()
    draft: Flag = False
    pinned: Flag = False

    def faults(self) -> Iterable[Fault]:
        """Report an alias that is the id itself."""
        if self.id in self.aliases:
            yield Fault(f"`{self.id}` is the id itself", "delete it", ("aliases",))


def repeated(changes: Iterable[Change], at: tuple[str | int, ...]) -> Iterable[Fault]:
    """Report components that are named twice."""
    seen: set[str] = set()
    for index, change in enumerate(changes):
        if change.component in seen:
            yield Fault(f"`{change.component}` stands twice", "keep one", (*at, index))
        seen.add(change.component)


class Entry(Value):
    """What updates of every kind have: when, and what they say."""

    at: WrittenInstant
    body: Text = ""
