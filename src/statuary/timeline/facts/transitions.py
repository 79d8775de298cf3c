"""What changes by itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from statuary.timeline.facts.site import Named


class TransitionKind(StrEnum):
    """What happens by itself.

    A window of a maintenance starts; a routine one completes by the clock, any other one becomes
    overdue. A notice ends. A component begins to be listed with its record, until it retires.
    The record of the page closes.
    """

    MAINTENANCE_STARTS = "maintenance_starts"
    MAINTENANCE_COMPLETES = "maintenance_completes"
    MAINTENANCE_OVERDUE = "maintenance_overdue"
    NOTICE_ENDS = "notice_ends"
    COMPONENT_BEGINS = "component_begins"
    COMPONENT_RETIRES = "component_retires"
    RECORD_CLOSES = "record_closes"


@dataclass(frozen=True, slots=True)
class Transition:
    """What changes by itself at an instant to come, if nobody says otherwise until then.

    `subject` is what it happens to, None for the page itself; `components` are those concerned.
    """

    at: int
    kind: TransitionKind
    subject: Named | None
    components: tuple[Named, ...]
