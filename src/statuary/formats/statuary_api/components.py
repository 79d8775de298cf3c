"""Components and groups as a tree, as the page's document has them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from statuary.addresses import component_page
from statuary.formats.statuary_api.vocabulary import Address, Id, PageUrl, When, instant
from statuary.model import ComponentStatus, Instant
from statuary.timeline.facts import ComponentFacts, GroupFacts, component_facts


class Component(TypedDict):
    """A part of the service that has a status."""

    kind: Annotated[Literal["component"], Field(description="That it is a component.")]
    id: Id
    name: Annotated[str, Field(description="Its name, as plain text.")]
    description: Annotated[str, Field(description="What it is, as plain text; may be empty.")]
    url: PageUrl
    service_url: Annotated[Address | None, Field(description="Where it is itself, if anywhere.")]
    listed: Annotated[
        bool, Field(description="Whether its record has begun, and it is not retired.")
    ]
    status: Annotated[
        ComponentStatus | None, Field(description="Its status; null if it is not listed.")
    ]
    since: Annotated[
        When | None, Field(description="When it came to its status; null while it is operational.")
    ]
    since_approximate: Annotated[
        bool, Field(description="Whether `since` is known only approximately.")
    ]
    overdue: Annotated[
        bool,
        Field(description="Whether it is in a maintenance that is past its end."),
    ]
    slo: Annotated[
        str | None,
        Field(description="The objective for its uptime, as a decimal in percent.", pattern=r"^\d"),
    ]


class Group(TypedDict):
    """Components that are shown together."""

    kind: Annotated[Literal["group"], Field(description="That it is a group.")]
    id: Id
    name: Annotated[str, Field(description="Its name, as plain text.")]
    description: Annotated[str, Field(description="What it is, as plain text; may be empty.")]
    status: Annotated[
        ComponentStatus | None,
        Field(description="The worst status of its listed components; null if none is listed."),
    ]
    components: Annotated[
        list[Component | Group],
        Field(description="The components and groups in it, in the page's order."),
    ]


@dataclass(frozen=True, slots=True)
class Leaf:
    """What a component's entry takes."""

    id: str
    name: str
    description: str
    service_url: str | None
    listed: bool
    status: ComponentStatus
    since: Instant | None
    overdue: bool
    slo: str | None


@dataclass(frozen=True, slots=True)
class Branch:
    """What a group's entry takes; `status` is None if nothing in it is listed."""

    id: str
    name: str
    description: str
    status: ComponentStatus | None
    parts: tuple[Leaf | Branch, ...]


def tree(parts: Iterable[ComponentFacts | GroupFacts]) -> tuple[Leaf | Branch, ...]:
    """Give what the entries of parts take."""
    return tuple(_branch(part) if isinstance(part, GroupFacts) else _leaf(part) for part in parts)


def _leaf(component: ComponentFacts) -> Leaf:
    return Leaf(
        component.id,
        component.name,
        component.description,
        component.url,
        component.listed,
        component.status,
        component.since,
        component.overdue,
        component.slo,
    )


def _branch(group: GroupFacts) -> Branch:
    listed = any(component.listed for component in component_facts(group.parts))
    status = group.status if listed else None
    return Branch(group.id, group.name, group.description, status, tree(group.parts))


def part_entry(part: Leaf | Branch, site_url: str | None) -> Component | Group:
    """Write a component, or a group and what is in it."""
    if isinstance(part, Branch):
        return {
            "kind": "group",
            "id": part.id,
            "name": part.name,
            "description": part.description,
            "status": part.status,
            "components": [part_entry(each, site_url) for each in part.parts],
        }
    return {
        "kind": "component",
        "id": part.id,
        "name": part.name,
        "description": part.description,
        "url": None if site_url is None else f"{site_url}{component_page(part.id)}",
        "service_url": part.service_url,
        "listed": part.listed,
        "status": part.status if part.listed else None,
        "since": instant(part.since),
        "since_approximate": part.since is not None and part.since.approximate,
        "overdue": part.overdue,
        "slo": part.slo,
    }
