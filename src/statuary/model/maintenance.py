"""Work that is announced before it is done."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from statuary.errors import Fault
from statuary.model.instant import WrittenInstant
from statuary.model.record import MAX_UPDATES, Entry, Record
from statuary.model.rule import check_rule
from statuary.model.status import ImpactWord, MaintenanceStatusWord
from statuary.model.text import ComponentId, Text
from statuary.model.value import Value


class Window(Value):
    """The announced time of a maintenance."""

    start: Annotated[WrittenInstant, Field(alias="from")]
    until: WrittenInstant

    def faults(self) -> Iterable[Fault]:
        """Report a window that ends before it begins."""
        if self.until.seconds <= self.start.seconds:
            yield Fault("the window ends before it begins", "correct `until`", ("until",))


class MaintenanceUpdate(Entry):
    """What was said at an instant, and the step it announces."""

    status: MaintenanceStatusWord


class Maintenance(Record):
    """Planned work on components, in a window that may repeat.

    `repeats` is a recurrence rule of RFC 5545; every repetition is at the same wall-clock time
    of the page's zone.
    """

    kind: Literal["maintenance"]
    window: Window
    repeats: Annotated[str, AfterValidator(check_rule)] | None = None
    components: tuple[ComponentId, ...] = ()
    updates: Annotated[tuple[MaintenanceUpdate, ...], Field(max_length=MAX_UPDATES)] = ()
    impact: ImpactWord | None = None
    summary: Text = ""
    postmortem: Text = ""

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
