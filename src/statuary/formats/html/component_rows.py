"""Components and groups as the first page lists them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from statuary.formats.html.bars import Bars, bars
from statuary.model import ComponentStatus, Instant
from statuary.timeline.facts import ComponentFacts, GroupFacts, component_facts
from statuary.timeline.uptime import Percentage, shown_figure

BAR_DAYS = 90


@dataclass(frozen=True, slots=True)
class Row:
    """A component in the list."""

    id: str
    name: str
    description: str
    status: ComponentStatus
    since: Instant | None
    overdue: bool
    percentage: Percentage
    bars: Bars


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group in the list, with what is in it, to be seen at once if it is `open`."""

    id: str
    name: str
    status: ComponentStatus
    percentage: Percentage
    open: bool
    rows: tuple[Row | GroupRow, ...]


def component_rows(
    parts: tuple[ComponentFacts | GroupFacts, ...], *, small: bool
) -> Iterable[Row | GroupRow]:
    """Give what is listed of parts; on a `small` page all groups are open."""
    for part in parts:
        shown = shown_figure(part.figures).percentage
        if isinstance(part, GroupFacts):
            if any(component.listed for component in component_facts(part.parts)):
                is_open = small or part.status is not ComponentStatus.OPERATIONAL
                rows = tuple(component_rows(part.parts, small=small))
                yield GroupRow(part.id, part.name, part.status, shown, is_open, rows)
        elif part.listed:
            yield Row(
                part.id,
                part.name,
                part.description,
                part.status,
                part.since,
                part.overdue,
                shown,
                bars(part.days[-BAR_DAYS:]),
            )
