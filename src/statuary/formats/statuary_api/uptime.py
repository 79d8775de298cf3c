"""`api/statuary/uptime.json`: every figure, and all that one needs to compute it again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, WithJsonSchema
from typing_extensions import TypedDict

from statuary.formats.statuary_api.schemas import FOLDER, Document, Schema, write
from statuary.formats.statuary_api.uptime_entries import (
    UptimeInterval,
    UptimeWindow,
    in_seconds,
    interval_entry,
    window_entry,
)
from statuary.formats.statuary_api.vocabulary import GeneratedAt, Id, Title, UnreadRecords
from statuary.model import Formula, GroupRule, MaintenanceRule, Weights
from statuary.outputs import Output
from statuary.timeline import Snapshot
from statuary.timeline.facts import CountingFacts, group_facts
from statuary.timeline.history import Interval
from statuary.timeline.states import Scale
from statuary.timeline.uptime import Figure
from statuary.wording import iso

_Weight = Annotated[float, Field(ge=0, le=1)]


class WeightsEntry(TypedDict):
    """What share of a second in a status counts as down."""

    major_outage: Annotated[_Weight, Field(description="In a major outage.")]
    partial_outage: Annotated[_Weight, Field(description="In a partial outage.")]
    degraded_performance: Annotated[_Weight, Field(description="In degraded performance.")]


class PageEntry(TypedDict):
    """The page as a whole."""

    windows: Annotated[list[UptimeWindow], Field(description="Its uptime by window.")]


class GroupEntry(TypedDict):
    """A group's uptime."""

    id: Id
    name: Title
    parts: Annotated[list[str], Field(description="The ids of what is in it, in the page's order.")]
    windows: Annotated[list[UptimeWindow], Field(description="Its uptime by window.")]


class ComponentEntry(TypedDict):
    """A component's uptime, and what it rests on."""

    id: Id
    name: Title
    windows: Annotated[list[UptimeWindow], Field(description="Its uptime by window.")]
    intervals: Annotated[
        list[UptimeInterval],
        Field(description="Every span in which not all was well, by time, without overlaps."),
    ]


class UptimeDocument(Document):
    """Every uptime, and all that one needs to compute it again."""

    generated_at: GeneratedAt
    unread_records: UnreadRecords
    formula: Annotated[
        str,
        WithJsonSchema({"type": "string", "enum": [*map(str, Formula), "custom"]}),
        Field(description="The name of the weights, `custom` for the page's own."),
    ]
    weights: Annotated[WeightsEntry, Field(description="The weights.")]
    maintenance: Annotated[
        str,
        WithJsonSchema({"type": "string", "enum": [*map(str, MaintenanceRule)]}),
        Field(description="What announced maintenance counts as; `exclude` leaves it out."),
    ]
    group: Annotated[
        str,
        WithJsonSchema({"type": "string", "enum": [*map(str, GroupRule)]}),
        Field(description="What a group's and the page's uptime is of that of its components."),
    ]
    page: Annotated[PageEntry, Field(description="All components, by the rule for groups.")]
    groups: Annotated[
        list[GroupEntry], Field(description="All groups, each before the groups in it.")
    ]
    components: Annotated[
        list[ComponentEntry], Field(description="All components, in the page's order.")
    ]


SCHEMA = Schema("uptime", UptimeDocument)


@dataclass(frozen=True, slots=True)
class ComponentUptime:
    """A component's figures, and the intervals behind them."""

    id: str
    name: str
    figures: tuple[Figure, ...]
    intervals: tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class GroupUptime:
    """A group's figures, and the ids of what is in it."""

    id: str
    name: str
    parts: tuple[str, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Uptime:
    """What the file takes."""

    instant: int
    unread: int
    counting: CountingFacts
    scale: Scale
    figures: tuple[Figure, ...]
    components: tuple[ComponentUptime, ...]
    groups: tuple[GroupUptime, ...]


def outputs(snapshot: Snapshot) -> Iterable[Output]:
    """Give the file."""
    uptime = Uptime(
        snapshot.instant,
        snapshot.banner.unread,
        snapshot.counting,
        snapshot.scale,
        snapshot.figures,
        tuple(
            ComponentUptime(each.id, each.name, each.figures, each.history.intervals)
            for each in snapshot.components
        ),
        tuple(
            GroupUptime(each.id, each.name, tuple(part.id for part in each.parts), each.figures)
            for each in group_facts(snapshot.parts)
        ),
    )
    yield Output(f"{FOLDER}uptime.json", _render, uptime)


def _render(uptime: Uptime) -> str:
    document: UptimeDocument = {
        "$schema": SCHEMA.path,
        "generated_at": iso(uptime.instant),
        "unread_records": uptime.unread,
        "formula": uptime.counting.formula,
        "weights": _weights(uptime.counting.weights),
        "maintenance": uptime.counting.maintenance,
        "group": uptime.counting.group,
        "page": {"windows": [window_entry(figure) for figure in uptime.figures]},
        "groups": [
            {
                "id": group.id,
                "name": group.name,
                "parts": list(group.parts),
                "windows": [window_entry(figure) for figure in group.figures],
            }
            for group in uptime.groups
        ],
        "components": [
            {
                "id": component.id,
                "name": component.name,
                "windows": [window_entry(figure) for figure in component.figures],
                "intervals": [
                    interval_entry(interval, uptime.scale, uptime.instant)
                    for interval in component.intervals
                ],
            }
            for component in uptime.components
        ],
    }
    return write(document)


def _weights(weights: Weights) -> WeightsEntry:
    return {
        "major_outage": in_seconds(weights.major_outage),
        "partial_outage": in_seconds(weights.partial_outage),
        "degraded_performance": in_seconds(weights.degraded_performance),
    }
