"""The parts of a service, and the groups that they are shown in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any

from pydantic import Discriminator, Field, GetJsonSchemaHandler, Tag
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from statuary.errors import Fault
from statuary.model.instant import WrittenDateOrInstant
from statuary.model.text import Line, Percent, Slug, Url
from statuary.model.value import Value

MAX_PARTS = 500


class Component(Value):
    """A part of the service that has a status.

    Its record runs from `since`, or else the page's, until `until`, when it is retired. `slo`
    is an objective for its uptime in percent.
    """

    id: Slug = Field(description="Its id, for good, with a-z, 0-9 and inner hyphens.")
    name: Line = Field(description="What readers know it as.")
    description: Line | None = Field(
        None, description="What it is for, in a few words, where its name does not say it."
    )
    url: Url | None = Field(
        None, description="Where it is found, such as the address of the website that it is."
    )
    since: WrittenDateOrInstant | None = Field(
        None, description="Its record starts here; else with the page's. A date, or an instant."
    )
    until: WrittenDateOrInstant | None = Field(
        None, description="It is retired from here on; its history stays. A date, or an instant."
    )
    slo: Percent | None = Field(
        None, description="An objective for its uptime, in percent, such as 99.9."
    )

    def faults(self) -> Iterable[Fault]:
        """Report a record that ends before it starts."""
        if self.since and self.until and self.until.seconds <= self.since.seconds:
            yield Fault("`until` is not after `since`", at=("until",))


class Group(Value):
    """Components that are shown together under the name `group`; groups may nest."""

    group: Line = Field(description="The name of the group.")
    id: Slug = Field(
        description="The group's id, for good. No component or other group has the same."
    )
    description: Line | None = Field(None, description="What the group holds, in a few words.")
    components: Annotated[tuple[Part, ...], Field(min_length=1, max_length=MAX_PARTS)] = Field(
        description="The components of the group, and groups in it."
    )

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


class _ToldApart:
    """Lets an editor tell components from groups as `_kind` does."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        component, group = handler(schema)["oneOf"]
        named = [{"required": ["group"]}, {"required": ["components"]}]
        return {"if": {"anyOf": named}, "then": group, "else": component}


Part = Annotated[
    Annotated[Component, Tag("component")] | Annotated[Group, Tag("group")],
    Discriminator(_kind),
    _ToldApart(),
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
