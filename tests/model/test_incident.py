"""What an incident may say once it is over."""

from __future__ import annotations

import pytest

from statuary.model import (
    Change,
    ComponentStatus,
    Frame,
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


def test_what_is_said_often_is_there_once() -> None:
    """Changes that say the same are one value, however many records have them."""
    frame = Frame(components=("api", "web"))
    written = {"id": "a", "title": "A", "started": "2026-02-01 16:12Z"}
    one = Incident.model_validate({**written, "components": {"api": "major_outage"}}, context=frame)
    two = Incident.model_validate(
        {**written, "id": "b", "components": {"web": "major_outage", "api": "major_outage"}},
        context=frame,
    )
    assert two.components[1] is one.components[0]


def test_a_component_of_another_page_is_unknown() -> None:
    """What was read for one page says nothing of the components of another."""
    written = {"id": "a", "title": "A", "started": "2026-02-01 16:12Z", "components": ["api"]}
    assert Incident.model_validate(written, context=Frame(components=("api",)))
    with pytest.raises(ValueError, match="there is no component `api`"):
        Incident.model_validate(written, context=Frame(components=("web",)))


def test_a_changed_copy_changes_no_other_value() -> None:
    """All values share what pydantic notes of them, and a copy that differs has its own."""
    record = _incident((INVESTIGATING, None))
    before = record.updates[0].model_fields_set.copy()
    copied = record.updates[0].model_copy(update={"body": "Else."})
    assert copied.body == "Else."
    assert record.updates[0].model_fields_set == before
