"""What a second in several states at once counts for."""

from __future__ import annotations

import pytest

from statuary.model import ComponentStatus, Formula, MaintenanceRule
from statuary.timeline.states import Scale, Share, State, status_of

EXCLUDE, UP, DOWN = MaintenanceRule.EXCLUDE, MaintenanceRule.UP, MaintenanceRule.DOWN


@pytest.mark.parametrize(
    ("states", "rule", "share"),
    [
        ((), EXCLUDE, Share(1000, 0, 0)),
        ((State.MAINTENANCE,), EXCLUDE, Share(0, 0, 0)),
        ((State.MAINTENANCE,), UP, Share(1000, 0, 0)),
        ((State.MAINTENANCE,), DOWN, Share(1000, 1000, 0)),
        ((State.OVERRUN,), EXCLUDE, Share(1000, 1000, 0)),
        ((State.MAINTENANCE, State.OVERRUN), EXCLUDE, Share(1000, 1000, 0)),
        ((State.MAINTENANCE, State.DEGRADED), EXCLUDE, Share(0, 0, 0)),
        ((State.MAINTENANCE, State.PARTIAL), EXCLUDE, Share(300, 300, 0)),
        ((State.MAINTENANCE, State.PARTIAL), UP, Share(1000, 300, 0)),
        ((State.MAINTENANCE, State.MAJOR), EXCLUDE, Share(1000, 1000, 0)),
        ((State.UNKNOWN,), EXCLUDE, Share(1000, 0, 1000)),
        ((State.MAINTENANCE, State.UNKNOWN), EXCLUDE, Share(1000, 0, 1000)),
        ((State.UNKNOWN, State.PARTIAL), EXCLUDE, Share(1000, 300, 700)),
        ((State.UNKNOWN, State.MAJOR), EXCLUDE, Share(1000, 1000, 0)),
        ((State.DEGRADED, State.PARTIAL), EXCLUDE, Share(1000, 300, 0)),
    ],
)
def test_shares(states: tuple[State, ...], rule: MaintenanceRule, share: Share) -> None:
    """An outage counts on top of maintenance and of what is unknown, with its own weight."""
    scale = Scale.of("statuspage", Formula.STATUSPAGE.weights, rule)
    assert scale.shares[sum(states)] == share


def test_worst() -> None:
    """Of several states the worst shows."""
    assert status_of(0) is ComponentStatus.OPERATIONAL
    assert status_of(State.MAINTENANCE | State.OVERRUN) is ComponentStatus.UNDER_MAINTENANCE
    assert status_of(State.UNKNOWN | State.OVERRUN) is ComponentStatus.UNKNOWN
    assert status_of(State.MAJOR | State.PARTIAL | State.UNKNOWN) is ComponentStatus.MAJOR_OUTAGE
