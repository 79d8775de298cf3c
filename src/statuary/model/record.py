"""What incidents, maintenances and notices have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Annotated

from pydantic import (
    BeforeValidator,
    Field,
    GetJsonSchemaHandler,
    ValidationError,
    ValidationInfo,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from statuary.errors import Fault
from statuary.model.checking import RuleId
from statuary.model.instant import Frame, WrittenDateOrInstant, WrittenInstant, frame_of
from statuary.model.status import ComponentStatus, ComponentStatusWord
from statuary.model.text import ComponentId, Count, Flag, Line, Slug, Text, Url
from statuary.model.value import Value

MAX_UPDATES = 1000
MAX_CHANGES = 500
MAX_CHANGED = 5000  # in all updates of a record
MAX_LISTED = 100  # aliases, tags, sources, and rules that do not apply
MAX_POINTS = 5000


class Change(Value):
    """A component and the status that it goes to."""

    component: ComponentId = Field(description="The id of a component in statuary.yml.")
    status: ComponentStatusWord = Field(description="The status that the component goes to.")


_Reader = Callable[[str, str], "Change | None"]


@lru_cache(maxsize=4)
def _reader(frame: Frame) -> _Reader:
    """Give what reads a change, with None for one that does not read.

    A page says the same few changes again and again, so equal ones are read once.
    """

    @lru_cache(maxsize=4096)
    def read(component: str, status: str) -> Change | None:
        try:
            return Change.model_validate({"component": component, "status": status}, context=frame)
        except ValidationError:
            return None

    return read


def _change(component: object, status: object, read: _Reader) -> object:
    known = None
    if isinstance(component, str) and isinstance(status, str):
        known = read(component, status)
    return known or {"component": component, "status": status}  # so that its place is told


def _changes(value: object, info: ValidationInfo) -> object:
    """Read `{api: major_outage}`, or a list of ids that are each in a partial outage."""
    read = _reader(frame_of(info))
    if isinstance(value, dict):
        return [_change(component, status, read) for component, status in value.items()]
    if isinstance(value, list):
        return [
            _change(item, ComponentStatus.PARTIAL_OUTAGE, read) if isinstance(item, str) else item
            for item in value
        ]
    return value


_CHANGES_HINT = "Write {component: status, …}, or a list of components."


class _ChangesAsWritten:
    """Shows an editor the ways in which `_changes` reads."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        change = handler(schema)["items"]
        keys = handler.resolve_ref_schema(change)["properties"]
        # A change spelt out reads too, but no editor need propose its keys.
        spelt = {
            "required": [*keys],
            "maxProperties": len(keys),
            "errorMessage": f"{_CHANGES_HINT} Not both.",
        }
        item = {"if": {"type": "object"}, "then": spelt, "else": keys["component"]}
        return {
            "if": {"type": "array"},
            "then": {"items": item},
            "else": {
                "type": "object",
                "propertyNames": keys["component"],
                "additionalProperties": keys["status"],
                "errorMessage": _CHANGES_HINT,
            },
        }


Changes = Annotated[
    tuple[Change, ...],
    Field(max_length=MAX_CHANGES),
    BeforeValidator(_changes),
    _ChangesAsWritten(),
]


def say_changed(count: int) -> tuple[str, str]:
    """Say that the updates of a record change components too often."""
    return (
        f"up to here the updates of this record set {count:,} statuses of components",
        f"{MAX_CHANGED:,} are the most: leave out those that stay as they were",
    )


class Source(Value):
    """Where a record that is made from outside has something from."""

    title: Line | None = Field(None, description="The title of what was published.")
    publisher: Line | None = Field(None, description="Who published it.")
    url: Url | None = Field(None, description="Where it is to be read.")
    published: WrittenDateOrInstant | None = Field(
        None, description="When it was published: a date, or an instant."
    )

    def faults(self) -> Iterable[Fault]:
        """Report a source that names nothing."""
        if not (self.title or self.publisher or self.url):
            yield Fault("a source needs a `title`, a `publisher` or a `url`")


class ReportPoint(Value):
    """How many users had reported trouble at an instant."""

    at: WrittenInstant = Field(description="The instant of the count.")
    count: Count = Field(description="How many users had reported trouble by then.")


class Reports(Value):
    """User reports over time, as an outage tracker publishes them."""

    source: Line = Field(description="Who counted the reports.")
    region: Line | None = Field(None, description="Where they came from, if not from everywhere.")
    points: Annotated[tuple[ReportPoint, ...], Field(min_length=1, max_length=MAX_POINTS)] = Field(
        description="The counts, each with its instant."
    )


class Record(Value):
    """What every file under `incidents/` may say, whatever its kind.

    The id is the record's address for good; content fills it in from the file's name. `allow`
    names rules of `check` that do not apply to it. It keeps its digest, which stands for it.
    """

    __slots__ = ("_digest",)

    id: Slug = Field(
        description=(
            "Its address, for good; else the file's name without its ending. Has a-z, 0-9 and "
            "inner hyphens."
        )
    )
    title: Line = Field(description="What happened, or will, on one line.")
    aliases: Annotated[tuple[Slug, ...], Field(max_length=MAX_LISTED)] = Field(
        (), description="Ids that it had before; they lead to its address."
    )
    tags: Annotated[tuple[Line, ...], Field(max_length=MAX_LISTED)] = Field(
        (), description="Words that it is filed under."
    )
    sources: Annotated[tuple[Source, ...], Field(max_length=MAX_LISTED)] = Field(
        (), description="Where a record that is made from outside has it from."
    )
    draft: Flag = Field(False, description="With `true` it is built with `--drafts` only.")
    pinned: Flag = Field(False, description="With `true` it stays on the first page.")
    allow: Annotated[tuple[RuleId, ...], Field(max_length=MAX_LISTED)] = Field(
        (), description="Rules of `statuary check` that do not apply to it."
    )

    def __hash__(self) -> int:
        """Take the id alone: of a page's records no two have one, and they are long."""
        return hash(self.id)

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

    at: WrittenInstant = Field(
        description=(
            "When it was said. A time without an offset is in the page's zone; `~` before it "
            "means about."
        )
    )
    body: Text = Field("", description="What was said, in Markdown.")
