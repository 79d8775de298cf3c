"""The parts of a service, and the groups that they are shown in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from statuary.errors import Fault
from statuary.model.instant import WrittenDateOrInstant
from statuary.model.text import Line, Percent, Slug, Url
from statuary.model.value import Value


class Component(Value):
    """A part of the service that has a status.

    Its record runs from `since`, or else the page's, until `until`, when it is retired. `slo`
    is an objective for its uptime in percent.
    """

    id: Slug
    name: Line
    description: Line | None = None
    url: Url | None = None
    since: WrittenDateOrInstant | None = None
    until: WrittenDateOrInstant | None = None
    slo: Percent | None = None

    def faults(self) -> Iterable[Fault]:
        """Report a record that ends before it starts."""
        if self.since and self.until and self.until.seconds <= self.since.seconds:
            yield Fault("`until` is not after `since`", at=("until",))


class Group(Value):
    """Components that are shown together under the name `group`; groups may nest."""

    group: Line
    id: Slug
    description: Line | None = None
    components: Annotated[tuple[Part, ...], Field(min_length=1)]

    @property
    def name(self) -> str:
        """The name, as a component has it."""
        return self.group

    def leaves(self) -> Iterator[Component]:
        """Give the components of this group and of the groups in it, in order."""
        return leaves(self.components)


def _kind(value: Any) -> str:
    if isinstance(value, dict):
        return "group" if "group" in value or "components" in value else "component"
    return "group" if isinstance(value, Group) else "component"


Part = Annotated[
    Annotated[Component, Tag("component")] | Annotated[Group, Tag("group")],
    Discriminator(_kind),
]


def leaves(parts: Iterable[Component | Group]) -> Iterator[Component]:
    """Give the components among parts and in their groups, in order."""
    for part in parts:
        if isinstance(part, Group):
            yield from part.leaves()
        else:
            yield part


def all_parts(parts: Iterable[Component | Group]) -> Iterator[Component | Group]:
    """Give components and groups, each group before what it holds."""
    for part in parts:
        yield part
        if isinstance(part, Group):
            yield from all_parts(part.components)
