"""What can hold of a component at an instant, and what each of it counts for.

Several records may speak of one component at one time. All that they say is kept as a set of
states in an integer: the worst of them is the status that shows, and a scale tells what a
second in that set counts for. Because a heavier state can only add to what is already in the
set, reporting an outage on top of anything never makes a figure better.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from statuary.model import ComponentStatus, Counting, MaintenanceRule, Weights


class State(IntEnum):
    """One thing that a record says of a component, from least to most severe.

    A maintenance outside its announced window is an OVERRUN: it shows as maintenance, and
    counts as an outage.
    """

    MAINTENANCE = 1
    OVERRUN = 2
    UNKNOWN = 4
    DEGRADED = 8
    PARTIAL = 16
    MAJOR = 32


ALL_STATES = sum(State)

STATE_OF = {
    ComponentStatus.UNDER_MAINTENANCE: State.OVERRUN,
    ComponentStatus.UNKNOWN: State.UNKNOWN,
    ComponentStatus.DEGRADED_PERFORMANCE: State.DEGRADED,
    ComponentStatus.PARTIAL_OUTAGE: State.PARTIAL,
    ComponentStatus.MAJOR_OUTAGE: State.MAJOR,
}
_STATUS_OF = {state: status for status, state in STATE_OF.items()} | {
    State.MAINTENANCE: ComponentStatus.UNDER_MAINTENANCE
}
_WORST = (
    ComponentStatus.OPERATIONAL,
    *(_STATUS_OF[State(1 << (states.bit_length() - 1))] for states in range(1, ALL_STATES + 1)),
)


def status_of(states: int) -> ComponentStatus:
    """Give the status that shows for a set of states: the worst."""
    return _WORST[states]


@dataclass(frozen=True, slots=True)
class Share:
    """What a second in some set of states counts for, in thousandths.

    `counted` of it belong to the time that is measured, `down` of those were down, and of
    `unknown` of those nobody knows.
    """

    counted: int
    down: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Scale:
    """A share for each set of states: a formula and a rule for maintenance, worked out."""

    name: str
    weights: Weights
    shares: tuple[Share, ...]

    @classmethod
    def of(cls, name: str, weights: Weights, rule: MaintenanceRule) -> Scale:
        """Work out what every set of states counts for."""
        return cls(
            name, weights, tuple(_share(states, weights, rule) for states in range(ALL_STATES + 1))
        )

    @classmethod
    def of_page(cls, counting: Counting) -> Scale:
        """Give the scale that a page is measured with."""
        return cls.of(counting.formula_name, counting.effective_weights, counting.maintenance)


def _share(states: int, weights: Weights, rule: MaintenanceRule) -> Share:
    down = max(
        weights.major_outage if states & State.MAJOR else 0,
        weights.partial_outage if states & State.PARTIAL else 0,
        weights.degraded_performance if states & State.DEGRADED else 0,
        1000 if states & State.OVERRUN else 0,
        1000 if states & State.MAINTENANCE and rule is MaintenanceRule.DOWN else 0,
    )
    if states & State.UNKNOWN:
        return Share(1000, down, 1000 - down)
    if states & State.MAINTENANCE and rule is MaintenanceRule.EXCLUDE:
        # An outage is not hidden by a maintenance, nor does it turn the rest of the
        # maintenance into time that was up: its own share is counted, and no more.
        return Share(down, down, 0)
    return Share(1000, down, 0)
