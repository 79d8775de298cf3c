"""Components and groups as they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from statuary.model import ComponentStatus, Instant, Weights
from statuary.timeline.days import Day
from statuary.timeline.facts.site import Named
from statuary.timeline.history import History
from statuary.timeline.uptime import Figure


@dataclass(frozen=True, slots=True)
class FormulaFacts:
    """A formula's name and weights, and what it makes of a component's windows."""

    name: str
    weights: Weights
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class ComponentFacts:
    """A component as it stands.

    `listed` is false before its record begins and after it was retired. `since` is when it
    came to its status, None while that is operational. `days` reach back 365 days, oldest first;
    `months` the last twelve. `slo` is a percentage. `changed` is when its record last did,
    None before it begins.
    """

    id: str
    name: str
    description: str
    url: str | None
    slo: str | None
    groups: tuple[Named, ...]
    listed: bool
    status: ComponentStatus
    since: Instant | None
    overdue: bool
    history: History
    figures: tuple[Figure, ...]
    months: tuple[Figure, ...]
    days: tuple[Day, ...]
    formulas: tuple[FormulaFacts, ...]
    records: tuple[str, ...]
    changed: int | None


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """A group as it stands; its status is the worst of its listed components'."""

    id: str
    name: str
    description: str
    status: ComponentStatus
    figures: tuple[Figure, ...]
    parts: tuple[ComponentFacts | GroupFacts, ...]


def component_facts(parts: tuple[ComponentFacts | GroupFacts, ...]) -> Iterator[ComponentFacts]:
    """Give the components among parts and in their groups, in order."""
    for part in parts:
        if isinstance(part, GroupFacts):
            yield from component_facts(part.parts)
        else:
            yield part


def group_facts(parts: tuple[ComponentFacts | GroupFacts, ...]) -> Iterator[GroupFacts]:
    """Give the groups among parts, each before the groups in it."""
    for part in parts:
        if isinstance(part, GroupFacts):
            yield part
            yield from group_facts(part.parts)
