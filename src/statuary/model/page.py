"""The whole of what a maintainer says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

from pydantic import AfterValidator

from statuary.errors import Fault
from statuary.model.component import Component, Group, Part, all_parts, leaves
from statuary.model.incident import Incident
from statuary.model.instant import Length, WrittenDateOrInstant, WrittenInstant, WrittenLength
from statuary.model.look import Look
from statuary.model.maintenance import Maintenance
from statuary.model.notice import Notice
from statuary.model.policy import Counting
from statuary.model.text import LanguageTag, Line, SiteUrl, Text, Url
from statuary.model.value import Value
from statuary.model.zone import zone


def _zone(name: str) -> str:
    zone(name)
    return name


def _placed(
    parts: Iterable[Component | Group], at: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], Component | Group]]:
    """Give components and groups with where they stand, each group before what it holds."""
    for index, part in enumerate(parts):
        yield (*at, index), part
        if isinstance(part, Group):
            yield from _placed(part.components, (*at, index, "components"))


class Settings(Value):
    """What `statuary.yml` says."""

    title: Line
    url: SiteUrl | None = None
    hub: Url | None = None
    description: Text = ""
    timezone: Annotated[str, AfterValidator(_zone)] = "UTC"
    language: LanguageTag = "en"
    since: WrittenDateOrInstant | None = None
    as_of: WrittenInstant | None = None
    freshness: WrittenLength = Length("24h", 86400)
    uptime: Counting = Counting()
    theme: Look = Look()
    components: tuple[Part, ...] = ()

    def faults(self) -> Iterable[Fault]:
        """Report ids that two components or groups share."""
        seen: set[str] = set()
        for at, part in _placed(self.components, ("components",)):
            if part.id in seen:
                yield Fault(
                    f"the id `{part.id}` stands twice", "give one of them another", (*at, "id")
                )
            seen.add(part.id)

    @property
    def leaves(self) -> tuple[Component, ...]:
        """All components, also those in groups, in the page's order."""
        return tuple(leaves(self.components))

    @property
    def parts(self) -> tuple[Component | Group, ...]:
        """All components and groups, in the page's order."""
        return tuple(all_parts(self.components))


class StatusPage(Value):
    """Settings and records. One that exists is valid, alone and together."""

    settings: Settings
    incidents: tuple[Incident, ...] = ()
    maintenances: tuple[Maintenance, ...] = ()
    notices: tuple[Notice, ...] = ()
