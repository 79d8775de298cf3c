"""Incidents as facts: impact, end, and updates whose keys last."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statuary.model import (
    Change,
    Component,
    ComponentStatus,
    Impact,
    Incident,
    IncidentStatus,
    IncidentUpdate,
    Settings,
    StatusPage,
)
from statuary.timeline import snapshot
from statuary.timeline.facts import IncidentFacts
from tests.timeline.strategies import NOW, at, incidents, several

DEGRADED = ComponentStatus.DEGRADED_PERFORMANCE
WELL = ComponentStatus.OPERATIONAL
PARTIAL, MAJOR = ComponentStatus.PARTIAL_OUTAGE, ComponentStatus.MAJOR_OUTAGE
COMPONENTS = (Component(id="api", name="API"), Component(id="web", name="Web"))


def _changes(**statuses: ComponentStatus) -> tuple[Change, ...]:
    return tuple(Change(component=each, status=status) for each, status in statuses.items())


def _facts(incident: Incident, *components: Component) -> IncidentFacts:
    page = StatusPage(
        settings=Settings(title="A page", components=components or COMPONENTS),
        incidents=(incident,),
    )
    return snapshot(page, NOW).incidents[0]


def _incident(
    *updates: IncidentUpdate, impact: Impact | None = None, **statuses: ComponentStatus
) -> Incident:
    return Incident(
        id="trouble",
        title="Trouble",
        started=at(-20),
        components=_changes(**statuses),
        updates=updates,
        impact=impact,
    )


def _update(
    tick: int,
    status: IncidentStatus = IncidentStatus.INVESTIGATING,
    body: str = "…",
    **statuses: ComponentStatus,
) -> IncidentUpdate:
    return IncidentUpdate(at=at(tick), status=status, body=body, components=_changes(**statuses))


@pytest.mark.parametrize(
    ("statuses", "impact"),
    [
        ({}, Impact.NONE),
        ({"api": ComponentStatus.OPERATIONAL}, Impact.NONE),
        ({"api": ComponentStatus.UNKNOWN}, Impact.NONE),
        ({"api": ComponentStatus.UNDER_MAINTENANCE}, Impact.NONE),
        ({"api": DEGRADED}, Impact.MINOR),
        ({"api": DEGRADED, "web": PARTIAL}, Impact.MAJOR),
        ({"api": PARTIAL, "web": PARTIAL}, Impact.MAJOR),
        ({"api": MAJOR}, Impact.MAJOR),
        ({"api": MAJOR, "web": PARTIAL}, Impact.MAJOR),
        ({"api": MAJOR, "web": MAJOR}, Impact.CRITICAL),
    ],
)
def test_impact(statuses: dict[str, ComponentStatus], impact: Impact) -> None:
    """The impact comes from the worst status; it is critical if every component was down."""
    incident = _incident().model_copy(update={"components": _changes(**statuses)})
    assert _facts(incident).impact is impact


def test_stated_impact() -> None:
    """An impact that is stated wins over the statuses."""
    assert _facts(_incident(impact=Impact.MINOR, api=MAJOR, web=MAJOR)).impact is Impact.MINOR


def test_impact_is_the_worst_ever() -> None:
    """A worse status that a later update took back still counts; one yet to come does not."""
    worse = _update(-10, api=MAJOR)
    better = _update(-5, IncidentStatus.MONITORING, api=DEGRADED)
    later = _update(5, web=MAJOR)
    assert _facts(_incident(worse, better, later, api=DEGRADED)).impact is Impact.MAJOR


@pytest.mark.parametrize(
    ("other", "impact"),
    [
        (Component(id="old", name="Old", until=at(-30)), Impact.CRITICAL),
        (Component(id="old", name="Old", until=at(-10)), Impact.MAJOR),
        (Component(id="new", name="New", since=at(-10)), Impact.CRITICAL),
        (Component(id="new", name="New", since=at(-30)), Impact.MAJOR),
    ],
)
def test_every_component_of_its_time(other: Component, impact: Impact) -> None:
    """Critical is measured by the components that there were when the incident began."""
    assert _facts(_incident(api=MAJOR), COMPONENTS[0], other).impact is impact


def test_a_resolved_incident() -> None:
    """It ends with the first of the resolutions that nothing followed, and lasted until then."""
    facts = _facts(
        _incident(
            _update(-18, IncidentStatus.RESOLVED),
            _update(-16, api=PARTIAL),
            _update(-10, IncidentStatus.RESOLVED),
            _update(-9, IncidentStatus.UPDATE),
            _update(-8, IncidentStatus.RESOLVED),
        )
    )
    assert (facts.end, facts.seconds) == (at(-10), 10 * 1800)
    assert not facts.is_open
    assert facts.step is IncidentStatus.RESOLVED


def test_a_stated_end() -> None:
    """A stated end is the end; until it comes, the updates tell."""
    ended = _incident(_update(-5, IncidentStatus.RESOLVED)).model_copy(update={"ended": at(-7)})
    assert _facts(ended).end == at(-7)
    assert _facts(ended.model_copy(update={"ended": at(7)})).end == at(-5)


def test_an_unknown_end() -> None:
    """An incident whose end is unknown is over, and has no length."""
    facts = _facts(_incident(_update(-15)).model_copy(update={"ended": "unknown"}))
    assert (facts.end, facts.seconds, facts.end_unknown) == (None, None, True)
    assert not facts.is_open


def test_steps_carry_on() -> None:
    """An `update` keeps the step before it, and updates come newest first."""
    facts = _facts(
        _incident(
            _update(-10, IncidentStatus.IDENTIFIED), _update(-5, IncidentStatus.UPDATE), _update(9)
        )
    )
    assert [(update.status, update.step) for update in facts.updates] == [
        (IncidentStatus.UPDATE, IncidentStatus.IDENTIFIED),
        (IncidentStatus.IDENTIFIED, IncidentStatus.IDENTIFIED),
    ]
    assert facts.step is IncidentStatus.IDENTIFIED
    assert facts.changed == at(-5).seconds


def _told(facts: IncidentFacts) -> list[list[tuple[str, ComponentStatus, ComponentStatus]]]:
    """Give what each update changed, the oldest first."""
    return [
        [(change.component.id, change.before, change.status) for change in update.changes]
        for update in reversed(facts.updates)
    ]


def test_an_update_tells_from_what_to_what() -> None:
    """The first update tells what was affected until then, a resolution that all is well."""
    facts = _facts(
        _incident(
            _update(-10, web=PARTIAL),
            _update(-8, api=DEGRADED),
            _update(-6, IncidentStatus.RESOLVED, web=DEGRADED),
            _update(-4, IncidentStatus.RESOLVED),
            _update(-2, IncidentStatus.RESOLVED),
            api=MAJOR,
            web=MAJOR,
        )
    )
    assert _told(facts) == [
        [("api", WELL, MAJOR), ("web", MAJOR, PARTIAL)],
        [("api", MAJOR, DEGRADED)],
        [("api", DEGRADED, WELL), ("web", PARTIAL, DEGRADED)],
        [("web", DEGRADED, WELL)],
        [],
    ]


def test_a_resolution_may_be_all_that_is_said() -> None:
    """What was affected until the only update is well with it."""
    facts = _facts(_incident(_update(-6, IncidentStatus.RESOLVED), api=MAJOR, web=WELL))
    assert _told(facts) == [[("api", MAJOR, WELL), ("web", WELL, WELL)]]


@given(incidents(("api", "web"), 1))
@several
def test_changes_are_a_chain(incident: Incident) -> None:
    """Of each component, an update changes the status that the update before it gave."""
    if incident.start.seconds > NOW:
        return
    standing: dict[str, ComponentStatus] = {}
    for told in _told(_facts(incident)):
        for component, before, status in told:
            assert component not in standing or standing[component] is before
            standing[component] = status


@given(incidents(("api", "web"), 1), st.data())
@several
def test_keys_last(incident: Incident, data: st.DataObject) -> None:
    """New titles, texts and orders change no key, and more updates none that was."""
    retold = incident.model_copy(
        update={
            "title": "Another title",
            "summary": "And a summary",
            "updates": tuple(
                update.model_copy(update={"body": "Another text"})
                for update in data.draw(st.permutations(incident.updates))
            ),
        }
    )
    if incident.start.seconds > NOW:
        return
    keys = [update.key for update in _facts(incident).updates]
    assert [update.key for update in _facts(retold).updates] == keys
    assert len(set(keys)) == len(keys)
    if not keys:
        return  # The first update cannot be one that is valid wherever it stands.
    last = _update(0, IncidentStatus.UPDATE)
    more = (*incident.updates, last)
    grown = _facts(incident.model_copy(update={"updates": more}))
    assert set(keys) <= {update.key for update in grown.updates}


def test_keys_of_one_second() -> None:
    """Updates of one second are numbered in the file's order, and all others are instants."""
    facts = _facts(_incident(_update(-4), _update(-2), _update(-4, body="first of two")))
    assert [update.key for update in facts.updates] == [
        "2026-03-14T11-00-00Z",
        "2026-03-14T10-00-00Z-2",
        "2026-03-14T10-00-00Z",
    ]


def test_affected() -> None:
    """Each component has its worst and its own intervals, also one that was well throughout."""
    facts = _facts(
        _incident(
            _update(-10, api=MAJOR),
            _update(-5, IncidentStatus.RESOLVED),
            api=DEGRADED,
            web=ComponentStatus.OPERATIONAL,
        )
    )
    api, web = facts.affected
    assert (api.component.name, api.worst) == ("API", MAJOR)
    assert [(each.status, each.span.seconds) for each in api.intervals] == [
        (DEGRADED, 10 * 1800),
        (MAJOR, 5 * 1800),
    ]
    assert (web.worst, web.intervals) == (ComponentStatus.OPERATIONAL, ())
