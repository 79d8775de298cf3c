"""The page in one line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from statuary.model import (
    Change,
    Component,
    ComponentStatus,
    Impact,
    Incident,
    Instant,
    Maintenance,
    Settings,
    StatusPage,
    UnreadFile,
    Window,
)
from statuary.timeline import snapshot
from statuary.timeline.facts import Banner
from tests.timeline.strategies import NOW, at


def _incident(
    number: int, start: Instant, impact: Impact | None = None, **statuses: ComponentStatus
) -> Incident:
    return Incident(
        id=f"trouble-{number}",
        title=f"Trouble {number}",
        started=start,
        impact=impact,
        components=tuple(Change(component=c, status=s) for c, s in statuses.items()),
    )


def _banner(*incidents: Incident, work: bool = False, unread: int = 0) -> Banner:
    return snapshot(
        StatusPage(
            settings=Settings(
                title="A page",
                since=at(-50),
                components=(Component(id="api", name="API"), Component(id="web", name="Web")),
            ),
            incidents=incidents,
            maintenances=(
                Maintenance(
                    id="work",
                    kind="maintenance",
                    title="Work",
                    window=Window(start=at(-6), until=at(6)),
                    components=("web",),
                ),
            )
            if work
            else (),
            unread=tuple(UnreadFile(f"incidents/{number}.md") for number in range(unread)),
        ),
        NOW,
    ).banner


@pytest.mark.parametrize(
    ("impact", "status"),
    [
        (Impact.NONE, ComponentStatus.OPERATIONAL),
        (Impact.MINOR, ComponentStatus.DEGRADED_PERFORMANCE),
        (Impact.MAJOR, ComponentStatus.PARTIAL_OUTAGE),
        (Impact.CRITICAL, ComponentStatus.MAJOR_OUTAGE),
    ],
)
def test_an_incident_without_components(impact: Impact, status: ComponentStatus) -> None:
    """An open incident that names no component colours the banner by its impact."""
    banner = _banner(_incident(1, at(-3), impact))
    assert banner.status is status
    assert banner.components == ()
    assert banner.since == (None if impact is Impact.NONE else at(-3))


def test_components_that_are_well_again() -> None:
    """An open incident is never green, even if all that it names are operational."""
    banner = _banner(_incident(1, at(-3), Impact.MAJOR, api=ComponentStatus.OPERATIONAL))
    assert banner.status is ComponentStatus.DEGRADED_PERFORMANCE
    assert [each.id for each in banner.incidents] == ["trouble-1"]


def test_the_worst_and_since_when() -> None:
    """The banner names the components in the worst status, since the earliest of them."""
    banner = _banner(
        _incident(1, at(-9), api=ComponentStatus.MAJOR_OUTAGE),
        _incident(2, at(-4, approximate=True), web=ComponentStatus.MAJOR_OUTAGE),
        _incident(3, at(-12), web=ComponentStatus.DEGRADED_PERFORMANCE),
    )
    assert banner.status is ComponentStatus.MAJOR_OUTAGE
    assert [each.name for each in banner.components] == ["API", "Web"]
    assert banner.since == at(-9)


def test_since_about() -> None:
    """A status that began at about some time is said to have done so."""
    banner = _banner(_incident(1, at(-4, approximate=True), web=ComponentStatus.MAJOR_OUTAGE))
    assert banner.since == at(-4, approximate=True)


def test_since_is_of_the_status() -> None:
    """What else comes and goes beneath the worst status does not restart it."""
    short = _incident(2, at(-4), api=ComponentStatus.PARTIAL_OUTAGE)
    banner = _banner(
        _incident(1, at(-9), api=ComponentStatus.MAJOR_OUTAGE),
        short.model_copy(update={"ended": at(-2)}),
    )
    assert banner.since == at(-9)


def test_maintenance_under_way() -> None:
    """Maintenance shows unless something is worse, and trouble elsewhere is worse."""
    assert _banner(work=True).status is ComponentStatus.UNDER_MAINTENANCE
    degraded = _incident(1, at(-3), api=ComponentStatus.DEGRADED_PERFORMANCE)
    assert _banner(degraded, work=True).status is ComponentStatus.DEGRADED_PERFORMANCE


def test_unknown() -> None:
    """Where nobody knows how a component does, the page is unknown and not operational."""
    assert _banner(_incident(1, at(-3), api=ComponentStatus.UNKNOWN)).status is (
        ComponentStatus.UNKNOWN
    )


def test_work_on_no_component_in_particular() -> None:
    """A maintenance under way turns the banner blue and is named, also if it names no component."""
    work = Maintenance(
        id="work", kind="maintenance", title="Work", window=Window(start=at(-6), until=at(6))
    )
    page = StatusPage(settings=Settings(title="A page", since=at(-50)), maintenances=(work,))
    banner = snapshot(page, NOW).banner
    assert banner.status is ComponentStatus.UNDER_MAINTENANCE
    assert [each.id for each in banner.maintenances] == ["work"]
    assert banner.since == at(-6)


@pytest.mark.parametrize("work", [False, True])
def test_what_could_not_be_read_is_unknown(*, work: bool) -> None:
    """Nobody knows what it says or since when, and neither work nor anything else is blamed."""
    banner = _banner(work=work, unread=2)
    assert (banner.status, banner.unread) == (ComponentStatus.UNKNOWN, 2)
    assert (banner.causes, banner.since) == ((), None)


def test_something_worse_than_unread_is_told_first() -> None:
    """An outage is the headline, with its beginning, whatever else could not be read."""
    outage = _incident(1, at(-4), api=ComponentStatus.MAJOR_OUTAGE)
    banner = _banner(outage, unread=1)
    assert banner == replace(_banner(outage), unread=1)
    assert banner.status is ComponentStatus.MAJOR_OUTAGE


def test_a_component_that_is_unknown_is_named_besides() -> None:
    """Where a component is unknown by a record that reads, it is what the status is owed to."""
    unknown = _incident(1, at(-4), Impact.NONE, api=ComponentStatus.UNKNOWN)
    banner = _banner(unknown, unread=1)
    assert banner.status is ComponentStatus.UNKNOWN
    assert [each.id for each in banner.causes] == ["api"]
    assert banner.since == at(-4)
