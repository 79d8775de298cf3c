"""A figure is marked as approximate where an edge that moves it is known only about."""

from __future__ import annotations

import pytest

from statuary.model import (
    Change,
    Component,
    ComponentStatus,
    Counting,
    Formula,
    GroupRule,
    Incident,
    IncidentStatus,
    IncidentUpdate,
    Instant,
    Maintenance,
    MaintenanceRule,
    MaintenanceStatus,
    MaintenanceUpdate,
    Settings,
    StatusPage,
    Window,
    read_length,
)
from statuary.timeline import Snapshot, snapshot
from tests.timeline.strategies import NOW, at

DEGRADED = ComponentStatus.DEGRADED_PERFORMANCE
PARTIAL, MAJOR = ComponentStatus.PARTIAL_OUTAGE, ComponentStatus.MAJOR_OUTAGE


def about(tick: int) -> Instant:
    """Give an instant that is known only approximately."""
    return at(tick, approximate=True)


def _incident(number: int, *steps: tuple[Instant, ComponentStatus], end: Instant) -> Incident:
    return Incident(
        id=f"incident-{number}",
        title="Trouble",
        ended=end,
        updates=tuple(
            IncidentUpdate(
                at=instant,
                status=IncidentStatus.INVESTIGATING,
                components=(Change(component="api", status=status),),
            )
            for instant, status in steps
        ),
    )


def _maintenance(start: Instant, until: Instant, done: Instant) -> Maintenance:
    return Maintenance(
        id="work",
        kind="maintenance",
        title="Work",
        window=Window(start=start, until=until),
        components=("api",),
        updates=(MaintenanceUpdate(at=done, status=MaintenanceStatus.COMPLETED),),
    )


def _facts(
    *records: Incident | Maintenance,
    formula: Formula = Formula.STATUSPAGE,
    rule: MaintenanceRule = MaintenanceRule.EXCLUDE,
    group: GroupRule = GroupRule.MEAN,
) -> Snapshot:
    return snapshot(
        StatusPage(
            settings=Settings(
                title="A page",
                since=at(-500),
                uptime=Counting(
                    formula=formula, maintenance=rule, group=group, windows=(read_length("24h"),)
                ),
                components=(Component(id="api", name="API"), Component(id="web", name="Web")),
            ),
            incidents=tuple(each for each in records if isinstance(each, Incident)),
            maintenances=tuple(each for each in records if isinstance(each, Maintenance)),
        ),
        NOW,
    )


def _marked(facts: Snapshot) -> bool:
    return facts.components[0].figures[0].percentage.approximate


@pytest.mark.parametrize(
    ("incident", "marked"),
    [
        (_incident(1, (at(-9), MAJOR), end=at(-5)), False),
        (_incident(1, (about(-9), MAJOR), end=at(-5)), True),
        (_incident(1, (at(-9), MAJOR), end=about(-5)), True),
        (_incident(1, (about(-99), MAJOR), end=at(-5)), False),
        (_incident(1, (about(-99), MAJOR), end=about(-90)), False),
        (_incident(1, (at(-9), PARTIAL), (about(-7), MAJOR), end=at(-5)), True),
        (_incident(1, (at(-9), MAJOR), (about(-7), MAJOR), end=at(-5)), False),
        (_incident(1, (about(-9), DEGRADED), end=about(-5)), False),
        (_incident(1, (at(-9), DEGRADED), (about(-7), MAJOR), end=at(-5)), True),
        (_incident(1, (at(-9), MAJOR), (about(-7), ComponentStatus.UNKNOWN), end=at(-5)), True),
    ],
)
def test_edges_of_an_incident(incident: Incident, marked: bool) -> None:
    """An edge marks a figure if it is in the window and divides what weighs differently."""
    assert _marked(_facts(incident)) is marked


def test_formulas() -> None:
    """An edge between statuses that one formula tells apart marks the figures of that one only."""
    incident = _incident(1, (at(-9), PARTIAL), (about(-7), MAJOR), end=at(-5))
    facts = _facts(incident, formula=Formula.INCIDENT_IO)
    assert not _marked(facts)
    flags = {
        each.name: each.figures[0].percentage.approximate for each in facts.components[0].formulas
    }
    assert flags == {"statuspage": True, "strict": False, "openstatus": True}


def test_an_edge_beneath_something_worse() -> None:
    """An edge that a worse status covers moves nothing."""
    worse = _incident(1, (at(-9), MAJOR), end=at(-5))
    beneath = _incident(2, (about(-8), PARTIAL), end=about(-6))
    beyond = _incident(3, (at(-8), PARTIAL), end=about(-4))
    assert not _marked(_facts(worse, beneath))
    assert _marked(_facts(worse, beyond))


@pytest.mark.parametrize(
    ("maintenance", "rule", "marked"),
    [
        (_maintenance(at(-9), at(-5), at(-5)), MaintenanceRule.EXCLUDE, False),
        (_maintenance(about(-9), at(-5), at(-5)), MaintenanceRule.EXCLUDE, True),
        (_maintenance(about(-9), at(-5), at(-5)), MaintenanceRule.UP, False),
        (_maintenance(about(-9), at(-5), at(-5)), MaintenanceRule.DOWN, True),
        (_maintenance(at(-9), at(-5), about(-6)), MaintenanceRule.EXCLUDE, True),
        (_maintenance(at(-9), about(-5), at(-3)), MaintenanceRule.UP, True),
        (_maintenance(at(-9), at(-5), about(-3)), MaintenanceRule.UP, True),
    ],
)
def test_edges_of_a_maintenance(
    maintenance: Maintenance, rule: MaintenanceRule, marked: bool
) -> None:
    """Announced edges and updates of a maintenance mark a figure as those of incidents do."""
    assert _marked(_facts(maintenance, rule=rule)) is marked


@pytest.mark.parametrize("group", GroupRule)
def test_the_page(group: GroupRule) -> None:
    """The figure of several components is marked if that of one of them is."""
    incident = _incident(1, (about(-9), MAJOR), end=at(-5))
    assert _facts(incident, group=group).figures[0].percentage.approximate


def test_days() -> None:
    """Only the day is marked that an edge lies in."""
    days = _facts(_incident(1, (about(-60), MAJOR), end=at(-5))).components[0].days
    assert [day.date.day for day in days if day.percentage.approximate] == [13]
