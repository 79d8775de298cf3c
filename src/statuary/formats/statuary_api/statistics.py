"""`api/statuary/statistics.json`: how often something went wrong, and for how long."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from statuary.formats.statuary_api.schemas import FOLDER, Document, Schema, write
from statuary.formats.statuary_api.sums import StatisticsWindow, window_entry
from statuary.formats.statuary_api.vocabulary import (
    GeneratedAt,
    Reference,
    UnreadRecords,
    reference,
)
from statuary.outputs import Output
from statuary.timeline import Snapshot
from statuary.timeline.statistics import (
    ComponentStatistics,
    PageStatistics,
    statistics,
)
from statuary.wording import iso


class PageWindows(TypedDict):
    """What sums up all incidents."""

    windows: Annotated[
        list[StatisticsWindow], Field(description="The page's windows, and `all` of the record.")
    ]
    months: Annotated[
        list[StatisticsWindow],
        Field(description="The last twelve calendar months on record, oldest first."),
    ]
    years: Annotated[
        list[StatisticsWindow], Field(description="All calendar years on record, oldest first.")
    ]


class ComponentWindows(TypedDict):
    """What sums up the incidents in which a component was not operational."""

    component: Annotated[Reference, Field(description="The component.")]
    windows: Annotated[
        list[StatisticsWindow], Field(description="The page's windows, and `all` of its record.")
    ]


class StatisticsDocument(Document):
    """How often something went wrong, and for how long. Incidents count where they began."""

    generated_at: GeneratedAt
    unread_records: UnreadRecords
    timezone: Annotated[
        str, Field(description="The zone that months and years are cut in, by its IANA name.")
    ]
    page: Annotated[PageWindows, Field(description="The page as a whole.")]
    components: Annotated[
        list[ComponentWindows], Field(description="Each component, in the page's order.")
    ]


SCHEMA = Schema("statistics", StatisticsDocument)


@dataclass(frozen=True, slots=True)
class Summed:
    """What the document takes."""

    instant: int
    unread: int
    timezone: str
    statistics: PageStatistics


def outputs(snapshot: Snapshot) -> Iterable[Output]:
    """Give the document."""
    unread, timezone = snapshot.banner.unread, snapshot.site.timezone
    summed = Summed(snapshot.instant, unread, timezone, statistics(snapshot))
    yield Output(f"{FOLDER}statistics.json", _render, summed)


def _render(summed: Summed) -> str:
    page = summed.statistics
    document: StatisticsDocument = {
        "$schema": SCHEMA.path,
        "generated_at": iso(summed.instant),
        "unread_records": summed.unread,
        "timezone": summed.timezone,
        "page": {
            "windows": [window_entry(each) for each in page.windows],
            "months": [window_entry(each) for each in page.months],
            "years": [window_entry(each) for each in page.years],
        },
        "components": [_component(each) for each in page.components],
    }
    return write(document)


def _component(each: ComponentStatistics) -> ComponentWindows:
    return {
        "component": reference(each.component),
        "windows": [window_entry(window) for window in each.windows],
    }
