"""What an incident may say once it is over."""

from __future__ import annotations

import pytest

from statuary.model import (
    Change,
    ComponentStatus,
    Incident,
    IncidentStatus,
    IncidentUpdate,
    Instant,
)

DEGRADED, OPERATIONAL = ComponentStatus.DEGRADED_PERFORMANCE, ComponentStatus.OPERATIONAL
INVESTIGATING = IncidentStatus.INVESTIGATING
RESOLVED, UPDATE = IncidentStatus.RESOLVED, IncidentStatus.UPDATE
HOUR = 3600

Said = tuple[IncidentStatus, ComponentStatus | None]


def _incident(*said: Said, ended: int | None = None) -> Incident:
    """Give an incident of which something was said every hour, and that ended in some hour."""
    return Incident.model_construct(
        id="login",
        title="Login fails",
        updates=tuple(
            IncidentUpdate(
                at=Instant(hour * HOUR),
                status=status,
                components=(Change(component="api", status=to),) if to else (),
            )
            for hour, (status, to) in enumerate(said)
        ),
        ended=None if ended is None else Instant(ended * HOUR),
    )


@pytest.mark.parametrize("last", [(RESOLVED, None), (UPDATE, None), (UPDATE, OPERATIONAL)])
def test_what_may_be_said_after_the_end(last: Said) -> None:
    """After `ended` more may be told as long as nothing is affected by it."""
    assert not list(_incident((INVESTIGATING, DEGRADED), last, ended=0).faults())


@pytest.mark.parametrize("last", [(INVESTIGATING, OPERATIONAL), (RESOLVED, DEGRADED)])
def test_what_may_not_be_said_after_the_end(last: Said) -> None:
    """A step or an affected component after `ended` is a fault, and at `ended` it is none."""
    (fault,) = _incident((INVESTIGATING, DEGRADED), last, ended=0).faults()
    assert fault.message == "this update is after `ended`"
    assert fault.at == ("updates", 1, "at")
    assert not list(_incident((INVESTIGATING, DEGRADED), last, ended=1).faults())


def test_what_a_resolved_incident_may_leave() -> None:
    """`resolved` itself may leave something affected, and an `update` may mend that."""
    said = ((INVESTIGATING, DEGRADED), (RESOLVED, DEGRADED), (UPDATE, OPERATIONAL))
    assert not list(_incident(*said).faults())


def test_an_update_affects_nothing_while_resolved() -> None:
    """An `update` that says something is affected is a fault until a step has reopened it."""
    said = ((INVESTIGATING, DEGRADED), (RESOLVED, None), (UPDATE, DEGRADED))
    (fault,) = _incident(*said).faults()
    assert fault.at == ("updates", 2, "status")
    reopened = (*said[:2], (INVESTIGATING, DEGRADED), (UPDATE, DEGRADED))
    assert not list(_incident(*reopened).faults())
