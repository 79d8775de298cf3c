"""Something that went wrong, and what was said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, ValidationInfo

from statuary.errors import Fault
from statuary.model.instant import Instant, WrittenInstant, frame_of, read_instant
from statuary.model.record import MAX_UPDATES, Changes, Entry, Record, Reports, repeated
from statuary.model.status import ComponentStatus, ImpactWord, IncidentStatus, IncidentStatusWord
from statuary.model.text import Text

UNKNOWN = "unknown"


def _ended(value: object, info: ValidationInfo) -> object:
    if not isinstance(value, str) or value.strip().casefold() == UNKNOWN:
        return UNKNOWN if isinstance(value, str) else value
    return read_instant(value, frame_of(info).timezone)


class IncidentUpdate(Entry):
    """What was said at an instant, the step it announces, and the statuses that change."""

    status: IncidentStatusWord
    components: Changes = ()

    def faults(self) -> Iterable[Fault]:
        """Report components that are named twice."""
        return repeated(self.components, ("components",))


class Incident(Record):
    """An unplanned disturbance.

    `components` hold from the start. `started` and `ended` stand where they differ from the
    first and the last update; `ended` may be `unknown`. Updates keep the file's order here;
    `in_order` gives them by time.
    """

    kind: Literal["incident"] = "incident"
    components: Changes = ()
    updates: Annotated[tuple[IncidentUpdate, ...], Field(max_length=MAX_UPDATES)] = ()
    started: WrittenInstant | None = None
    ended: Annotated[Instant | Literal["unknown"] | None, BeforeValidator(_ended)] = None
    impact: ImpactWord | None = None
    summary: Text = ""
    postmortem: Text = ""
    reports: Reports | None = None

    @property
    def in_order(self) -> tuple[IncidentUpdate, ...]:
        """The updates by time; those of one instant stay in the file's order."""
        return tuple(sorted(self.updates, key=lambda update: update.at.seconds))

    @property
    def start(self) -> Instant:
        """When it began: as stated, else with the first update."""
        return self.started or self.in_order[0].at

    def faults(self) -> Iterable[Fault]:
        """Report what cannot have happened as it is written."""
        yield from super().faults()
        yield from repeated(self.components, ("components",))
        if not self.updates and not self.started:
            yield Fault(
                "an incident needs an update, or else `started`",
                "add one, such as `## Investigating @ 2026-02-01 16:12 -05:00`",
            )
            return
        yield from self._faulty_times()
        yield from self._faulty_steps()

    def _faulty_times(self) -> Iterator[Fault]:
        begin = self.start.seconds
        for index, update in enumerate(self.updates):
            if update.at.seconds < begin:
                yield Fault(
                    "this update is earlier than `started`",
                    "correct one of the two instants",
                    ("updates", index, "at"),
                )
        if isinstance(self.ended, Instant) and self.ended.seconds < begin:
            yield Fault("`ended` is before the start", "correct one of the two", ("ended",))

    def _faulty_steps(self) -> Iterator[Fault]:
        """Report a first step that keeps nothing, and a reopening that names no component."""
        resolved = False
        by_time = sorted(enumerate(self.updates), key=lambda item: item[1].at.seconds)
        for position, (index, update) in enumerate(by_time):
            where = ("updates", index, "status")
            if update.status is IncidentStatus.UPDATE:
                if position == 0:
                    yield Fault(
                        "the first update keeps a status, but there is none before it",
                        "begin with `investigating`, `identified`, `monitoring` or `resolved`",
                        where,
                    )
                continue
            reopened = resolved and update.status is not IncidentStatus.RESOLVED
            if reopened and self.components and not update.components:
                yield Fault(
                    "this update reopens a resolved incident without saying what is affected",
                    f"name it, such as {{{self.components[0].component}: "
                    f"{ComponentStatus.PARTIAL_OUTAGE}}}",
                    where,
                )
            resolved = update.status is IncidentStatus.RESOLVED
