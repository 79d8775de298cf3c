"""Something that went wrong, and what was said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, ValidationInfo

from statuary.errors import Fault, InvalidError
from statuary.model.fragments import any_case, padded, piece
from statuary.model.instant import INSTANT_PATTERN, WrittenInstant, frame_of
from statuary.model.record import (
    MAX_CHANGED,
    MAX_UPDATES,
    Changes,
    Entry,
    Record,
    Reports,
    repeated,
    say_changed,
)
from statuary.model.status import ComponentStatus, ImpactWord, IncidentStatus, IncidentStatusWord
from statuary.model.text import Text
from statuary.times.instant import EXAMPLE, Instant, read_instant

UNKNOWN = "unknown"


def _ended(value: object, info: ValidationInfo) -> object:
    if not isinstance(value, str) or value.strip().casefold() == UNKNOWN:
        return UNKNOWN if isinstance(value, str) else value
    return read_instant(value, frame_of(info).timezone)


_WRITTEN_ENDED = piece(
    type=["string"],
    pattern=f"{INSTANT_PATTERN}|{padded(any_case(UNKNOWN))}",
    examples=[UNKNOWN],
    errorMessage=f"Write an instant, like {EXAMPLE}, or unknown.",
)


def _few_changes(value: object) -> object:
    """Refuse updates that change components too often altogether, before any of them is read."""
    changed = 0
    for index, update in enumerate(value if isinstance(value, list) else ()):
        changes = update.get("components") if isinstance(update, dict) else None
        changed += len(changes) if isinstance(changes, dict | list) else 0
        if changed > MAX_CHANGED:
            raise InvalidError(Fault(*say_changed(changed), (index, "components")))
    return value


class IncidentUpdate(Entry):
    """What was said at an instant, the step it announces, and the statuses that change."""

    status: IncidentStatusWord = Field(
        description="The step that it announces; `update` keeps the one before it."
    )
    components: Changes = Field(
        (),
        description=(
            "Components whose status changes with this update. One that resolves returns all "
            "others to operational."
        ),
    )

    def faults(self) -> Iterable[Fault]:
        """Report components that are named twice."""
        return repeated(self.components, ("components",)) if len(self.components) > 1 else ()

    @property
    def tells_of_trouble(self) -> bool:
        """Tell whether something is said to be in any status but operational."""
        return any(each.status is not ComponentStatus.OPERATIONAL for each in self.components)

    @property
    def goes_on(self) -> bool:
        """Tell whether the incident cannot be over when this is said."""
        over = self.status in (IncidentStatus.RESOLVED, IncidentStatus.UPDATE)
        return not over or self.tells_of_trouble


class Incident(Record):
    """An unplanned disturbance.

    `components` hold from the start. `started` and `ended` stand where they differ from the
    first and the last update; `ended` may be `unknown`. Updates keep the file's order here;
    `in_order` gives them by time.
    """

    kind: Literal["incident"] = Field(
        "incident", description="What the record is: an incident, unless it says otherwise."
    )
    components: Changes = Field(
        (),
        description=(
            "What is affected from the start: each component with its status, or a list of "
            "those in a partial outage."
        ),
    )
    updates: Annotated[
        tuple[IncidentUpdate, ...],
        Field(max_length=MAX_UPDATES),
        BeforeValidator(_few_changes),
    ] = Field(
        (),
        description=(
            "What was said, step by step, in any order. In Markdown, headings after the keys "
            "are the updates."
        ),
    )
    started: WrittenInstant | None = Field(
        None,
        description="When it began, where that is not the first update. `~` before it means about.",
    )
    ended: Annotated[
        Instant | Literal["unknown"] | None, BeforeValidator(_ended), _WRITTEN_ENDED
    ] = Field(
        None,
        description=(
            "When it was over, where that is not the last update; `unknown` if it is over and "
            "nobody knows since when."
        ),
    )
    impact: ImpactWord | None = Field(
        None,
        description="How badly it hurts; else this follows from the worst status of a component.",
    )
    summary: Text = Field(
        "",
        description=(
            "What happened, in Markdown. In a Markdown record it is the text before the first "
            "heading."
        ),
    )
    postmortem: Text = Field(
        "",
        description=(
            "What was learned, in Markdown. In a Markdown record it is the text under `## "
            "Postmortem`."
        ),
    )
    reports: Reports | None = Field(
        None, description="User reports over time, as an outage tracker publishes them."
    )

    @property
    def in_order(self) -> tuple[IncidentUpdate, ...]:
        """The updates by time; those of one instant stay in the file's order."""
        return tuple(sorted(self.updates, key=lambda update: update.at.seconds))

    @property
    def start(self) -> Instant:
        """When it began: as stated, else with the first update."""
        return self.started or min(self.updates, key=lambda update: update.at.seconds).at

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
        end = self.ended.seconds if isinstance(self.ended, Instant) else None
        ends_early = end is not None and end < begin
        if ends_early:
            yield Fault("`ended` is before the start", "correct one of the two", ("ended",))
        for index, update in enumerate(self.updates):
            where = ("updates", index, "at")
            if update.at.seconds < begin:
                yield Fault(
                    "this update is earlier than `started`",
                    "correct one of the two instants",
                    where,
                )
            elif end is not None and not ends_early and update.at.seconds > end and update.goes_on:
                yield Fault(
                    "this update is after `ended`",
                    "delete `ended`, or correct one of the two",
                    where,
                )

    def _faulty_steps(self) -> Iterator[Fault]:
        """Report a first step that keeps nothing, and trouble that begins anew half-said."""
        resolved = False
        named = [change.component for change in self.components]
        by_time = sorted(enumerate(self.updates), key=lambda item: item[1].at.seconds)
        for position, (index, update) in enumerate(by_time):
            where = ("updates", index, "status")
            keeps = update.status is IncidentStatus.UPDATE
            reopens = resolved and not keeps and update.status is not IncidentStatus.RESOLVED
            if keeps and position == 0:
                yield Fault(
                    "the first update keeps a status, but there is none before it",
                    "begin with `investigating`, `identified`, `monitoring` or `resolved`",
                    where,
                )
            if keeps and resolved and update.tells_of_trouble:
                yield Fault(
                    "this update says that something is affected, but the incident is resolved",
                    "reopen it with `investigating` or `identified`",
                    where,
                )
            if reopens and named and not update.components:
                yield Fault(
                    "this update reopens a resolved incident without saying what is affected",
                    f"name it, such as {{{named[0]}: {ComponentStatus.PARTIAL_OUTAGE}}}",
                    where,
                )
            named += [change.component for change in update.components]
            resolved = resolved if keeps else update.status is IncidentStatus.RESOLVED
