"""Work that is announced before it is done."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from statuary.errors import Fault
from statuary.model.fragments import texts
from statuary.model.instant import WrittenInstant
from statuary.model.record import MAX_CHANGES, MAX_UPDATES, Entry, Record
from statuary.model.rule import RULE_HINT, RULE_PATTERN, check_rule
from statuary.model.status import ImpactWord, MaintenanceStatusWord
from statuary.model.text import ComponentId, Text
from statuary.model.value import Value


class Window(Value):
    """The announced time of a maintenance."""

    start: Annotated[WrittenInstant, Field(alias="from")] = Field(
        description="When the work begins."
    )
    until: WrittenInstant = Field(description="When the work is to be over.")

    def faults(self) -> Iterable[Fault]:
        """Report a window that ends before it begins."""
        if self.until.seconds <= self.start.seconds:
            yield Fault("the window ends before it begins", "correct `until`", ("until",))


class MaintenanceUpdate(Entry):
    """What was said at an instant, and the step it announces."""

    status: MaintenanceStatusWord = Field(
        description=(
            "The step that it announces, which overrules the clock; `update` keeps the one "
            "before it."
        )
    )


class Maintenance(Record):
    """Planned work on components, in a window that may repeat.

    `repeats` is a recurrence rule of RFC 5545; every repetition is at the same wall-clock time
    of the page's zone.
    """

    kind: Literal["maintenance"] = Field(
        description="What the record is: work that is announced before it is done."
    )
    window: Window = Field(description="The announced time of the work; it begins by the clock.")
    repeats: Annotated[str, AfterValidator(check_rule), texts(RULE_PATTERN, RULE_HINT)] | None = (
        Field(
            None,
            description=(
                "A rule of RFC 5545 by which the window comes again, such as "
                "FREQ=WEEKLY;BYDAY=SU;COUNT=10."
            ),
        )
    )
    components: Annotated[tuple[ComponentId, ...], Field(max_length=MAX_CHANGES)] = Field(
        (), description="The ids of the components that are worked on."
    )
    updates: Annotated[tuple[MaintenanceUpdate, ...], Field(max_length=MAX_UPDATES)] = Field(
        (),
        description=(
            "What was said, step by step. A `scheduled` one announces the work to those who "
            "follow the feeds."
        ),
    )
    impact: ImpactWord | None = Field(
        None, description="How badly the work hurts, for those who read it."
    )
    summary: Text = Field(
        "",
        description=(
            "What is done and what it means, in Markdown. In a Markdown record it is the text "
            "before the first heading."
        ),
    )
    postmortem: Text = Field(
        "",
        description=(
            "What was learned, in Markdown. In a Markdown record it is the text under `## "
            "Postmortem`."
        ),
    )

    @property
    def in_order(self) -> tuple[MaintenanceUpdate, ...]:
        """The updates by time; those of one instant stay in the file's order."""
        return tuple(sorted(self.updates, key=lambda update: update.at.seconds))

    def faults(self) -> Iterable[Fault]:
        """Report components that are named twice."""
        yield from super().faults()
        for index, component in enumerate(self.components):
            if component in self.components[:index]:
                yield Fault(f"`{component}` stands twice", "keep one", ("components", index))
