"""Components and groups, on the single level of grouping that Statuspage knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from statuary.formats.statuspage_api.ids import code, stamp
from statuary.formats.statuspage_api.page import beginning
from statuary.model import ComponentStatus
from statuary.timeline import Snapshot
from statuary.timeline.facts import ComponentFacts, GroupFacts, component_facts
from statuary.times.zone import day_of

# Statuspage has no word for what nobody knows. Whatever is green would be a lie, and an outage
# or planned work would claim what nobody said: the mildest word that makes one look remains.
WORDS = {status: status.value for status in ComponentStatus} | {
    ComponentStatus.UNKNOWN: ComponentStatus.DEGRADED_PERFORMANCE.value
}


@dataclass(frozen=True, slots=True)
class Component:
    """A component, or a group if it has `parts`, which are codes.

    `position` counts from 1 within the page or the group. `start_date` is the day on which its
    record begins.
    """

    id: str
    name: str
    status: str
    created: int
    updated: int
    position: int
    description: str
    start_date: str | None
    group: str | None = None
    parts: tuple[str, ...] = ()


def named(component: ComponentFacts) -> str:
    """Name a component; the groups that Statuspage has no level for stand before its own name."""
    return " / ".join((*(group.name for group in component.groups[1:]), component.name))


def listing(snapshot: Snapshot) -> tuple[Component, ...]:
    """Give what is listed in the page's order, each group before what it holds.

    Groups that nest are flattened into the outermost: a client that shows or watches a group
    then sees all that is in it, and never a group that looks better than what it holds.
    """
    return tuple(_listing(snapshot))


def pick(listed: Iterable[Component], ids: Iterable[str]) -> tuple[Component, ...]:
    """Give those of the listed components that ids of ours name."""
    by_code: Mapping[str, Component] = {component.id: component for component in listed}
    codes = (code("component", each) for each in ids)
    return tuple(by_code[each] for each in codes if each in by_code)


def _listing(snapshot: Snapshot) -> Iterator[Component]:
    position = 0
    for part in snapshot.parts:
        inside = [each for each in component_facts((part,)) if each.listed]
        if not inside:  # a group whose components are all retired or yet to come
            continue
        position += 1
        if isinstance(part, ComponentFacts):
            yield _component(part, snapshot, position)
            continue
        children = [
            _component(each, snapshot, place, code("group", part.id))
            for place, each in enumerate(inside, start=1)
        ]
        yield _group(part, children, position)
        yield from children


def _component(
    facts: ComponentFacts, snapshot: Snapshot, position: int, group: str | None = None
) -> Component:
    recorded = facts.history.recorded
    created = recorded[0].start if recorded else beginning(snapshot)
    return Component(
        code("component", facts.id),
        named(facts),
        WORDS[facts.status],
        created,
        created if facts.changed is None else facts.changed,
        position,
        facts.description,
        f"{day_of(created, snapshot.site.timezone):%Y-%m-%d}" if recorded else None,
        group,
    )


def _group(facts: GroupFacts, children: list[Component], position: int) -> Component:
    return Component(
        code("group", facts.id),
        facts.name,
        WORDS[facts.status],
        min(child.created for child in children),
        max(child.updated for child in children),
        position,
        facts.description,
        None,
        parts=tuple(child.id for child in children),
    )


def component_keys(component: Component, page_id: str) -> dict[str, Any]:
    """Write a component or a group."""
    keys = {
        "id": component.id,
        "name": component.name,
        "status": component.status,
        "created_at": stamp(component.created),
        "updated_at": stamp(component.updated),
        "position": component.position,
        "description": component.description or None,
        "showcase": not component.parts,
        "start_date": component.start_date,
        "group_id": component.group,
        "page_id": page_id,
        "group": bool(component.parts),
        "only_show_if_degraded": False,
    }
    return keys | {"components": list(component.parts)} if component.parts else keys
