"""The whole of what a maintainer says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Annotated

from pydantic import AfterValidator, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from statuary.errors import Fault, did_you_mean
from statuary.model.checking import Checking
from statuary.model.component import MAX_PARTS, Component, Group, Part, all_parts, leaves
from statuary.model.incident import Incident
from statuary.model.instant import WrittenDateOrInstant, WrittenInstant, WrittenLength
from statuary.model.look import Look
from statuary.model.maintenance import Maintenance
from statuary.model.notice import Notice
from statuary.model.policy import Counting
from statuary.model.template import Template
from statuary.model.text import LanguageTag, Line, SiteUrl, Text, Url
from statuary.model.unread import UnreadFile
from statuary.model.value import Value
from statuary.times.length import Length
from statuary.times.zone import zone, zone_names

MAX_TEMPLATES = 200


def _zone(name: str) -> str:
    zone(name)
    return name


class _ProposedZone:
    """Lets an editor propose the zones that there are, which are looked up only then."""

    def __get_pydantic_json_schema__(
        self, _: CoreSchema, __: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        message = "Write the IANA name of a zone, such as Europe/Berlin."
        return {"enum": [*zone_names()], "errorMessage": message}


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

    title: Line = Field(description="What the page is called.")
    url: SiteUrl | None = Field(
        None,
        description="Where the page is served. Feeds, the sitemap and canonical links need it.",
    )
    hub: Url | None = Field(
        None, description="A WebSub hub that pushes the feeds, if there is one."
    )
    description: Text = Field("", description="What the page is about, in Markdown.")
    timezone: Annotated[str, AfterValidator(_zone), _ProposedZone()] = Field(
        "UTC", description="The zone of times without an offset, and of what a day is; else UTC."
    )
    language: LanguageTag = Field(
        "en", description="The language that the page is written in; else en."
    )
    since: WrittenDateOrInstant | None = Field(
        None,
        description="The record starts here; else with the first incident. A date, or an instant.",
    )
    as_of: WrittenInstant | None = Field(
        None, description="The record is closed here, instead of at the time of the build."
    )
    freshness: WrittenLength = Field(
        Length("24h", 86400), description="A page older than this tells nothing of now; else 24h."
    )
    uptime: Counting = Field(Counting(), description="How uptime is counted.")
    theme: Look = Field(Look(), description="How the page looks.")
    check: Checking = Field(
        Checking(), description="What `statuary check` warns of, and of which records it does not."
    )
    templates: Annotated[tuple[Template, ...], Field(max_length=MAX_TEMPLATES)] = Field(
        (),
        description=(
            "What is prepared for records in calm times, for `--template`. How pages look is "
            "in the folder `templates/`."
        ),
    )
    components: Annotated[tuple[Part, ...], Field(max_length=MAX_PARTS)] = Field(
        (),
        description=(
            "The parts of the service that have a status, in the order of the page; groups "
            "hold some of them under a name."
        ),
    )

    def faults(self) -> Iterable[Fault]:
        """Report ids that two parts or two templates share, and components that there are not."""
        yield from self._faulty_templates()
        seen: set[str] = set()
        for at, part in _placed(self.components, ("components",)):
            if len(seen) == MAX_PARTS:
                yield Fault(f"there are more than {MAX_PARTS} components and groups", at=at)
                return
            if part.id in seen:
                yield Fault(
                    f"the id `{part.id}` stands twice", "give one of them another", (*at, "id")
                )
            seen.add(part.id)

    def _faulty_templates(self) -> Iterator[Fault]:
        known = tuple(leaf.id for leaf in self.leaves)
        seen: set[str] = set()
        for index, template in enumerate(self.templates):
            at = ("templates", index)
            if template.id in seen:
                message = f"the id `{template.id}` stands twice"
                yield Fault(message, "give one of them another", (*at, "id"))
            seen.add(template.id)
            for place, change in enumerate(template.components):
                if change.component not in known:
                    message = f"there is no component `{change.component}`"
                    hint = did_you_mean(change.component, known)
                    yield Fault(message, hint, (*at, "components", place, "component"))

    @property
    def leaves(self) -> tuple[Component, ...]:
        """All components, also those in groups, in the page's order."""
        return tuple(leaves(self.components))

    @property
    def parts(self) -> tuple[Component | Group, ...]:
        """All components and groups, in the page's order."""
        return tuple(all_parts(self.components))


AnyRecord = Incident | Maintenance | Notice


@dataclass(frozen=True, slots=True)
class StatusPage:
    """Settings and records, of which no two have one id. Each of them is valid if it exists.

    `unread` are the files of which nobody knows what they say, by path: none on a whole page.
    """

    settings: Settings
    incidents: tuple[Incident, ...] = ()
    maintenances: tuple[Maintenance, ...] = ()
    notices: tuple[Notice, ...] = ()
    unread: tuple[UnreadFile, ...] = ()

    @classmethod
    def of(
        cls,
        settings: Settings,
        records: Iterable[AnyRecord],
        unread: Iterable[UnreadFile] = (),
    ) -> StatusPage:
        """Give the page with records that come in any order.

        There they stand by id, so that a file may move to a sub-folder and nothing moves.
        """
        in_order = sorted(records, key=attrgetter("id"))
        return cls(
            settings,
            tuple(record for record in in_order if isinstance(record, Incident)),
            tuple(record for record in in_order if isinstance(record, Maintenance)),
            tuple(record for record in in_order if isinstance(record, Notice)),
            tuple(sorted(unread, key=attrgetter("path"))),
        )

    def with_record(self, record: AnyRecord) -> StatusPage:
        """Give the page with a record in the place of the one with its id, or as one more."""
        others = (each for each in self.records if each.id != record.id)
        return StatusPage.of(self.settings, (*others, record), self.unread)

    @property
    def published(self) -> StatusPage:
        """The page without its drafts."""
        records = (each for each in self.records if not each.draft)
        unread = (each for each in self.unread if not each.draft)
        return StatusPage.of(self.settings, records, unread)

    @property
    def records(self) -> tuple[AnyRecord, ...]:
        """All records: incidents, maintenances, notices."""
        return (*self.incidents, *self.maintenances, *self.notices)
