"""Where a record begins and ends, and to which day a status belongs."""

from __future__ import annotations

from statuary.model import (
    Change,
    Component,
    ComponentStatus,
    Incident,
    Instant,
    Maintenance,
    Settings,
    StatusPage,
    Window,
    read_instant,
)
from statuary.timeline import snapshot
from tests.timeline.strategies import NOW, at

COMPONENTS = (Component(id="api", name="API"),)


def _outage(start: Instant, end: Instant | None = None) -> Incident:
    return Incident(
        id="outage",
        title="Outage",
        started=start,
        ended=end,
        components=(Change(component="api", status=ComponentStatus.MAJOR_OUTAGE),),
    )


def test_a_closed_record() -> None:
    """A record is closed from its `as_of` on, and stays as it was then."""
    settings = Settings(title="A page", since=at(-9), as_of=at(-2), components=COMPONENTS)
    page = StatusPage(settings=settings, incidents=(_outage(at(-4), at(-1)),))
    before, closing, after = (snapshot(page, at(tick).seconds) for tick in (-3, -2, 0))
    assert (before.closed, closing.closed, after.closed) == (False, True, True)
    assert after == closing
    assert after.instant == at(-2).seconds
    assert after.banner.status is ComponentStatus.MAJOR_OUTAGE


def test_the_first_thing_recorded() -> None:
    """Without `since` a record begins with the first thing in it, at a figure of its own."""
    page = StatusPage(
        settings=Settings(title="A page", components=COMPONENTS),
        incidents=(_outage(at(-4), at(-3)),),
    )
    figure = snapshot(page, NOW).figures[-1]
    assert figure.span == (at(-4).seconds, NOW)
    assert figure.percentage.low == 7500


def test_nothing_but_coming_maintenance() -> None:
    """What is only announced does not begin a record, and its components are listed."""
    work = Maintenance(
        id="work",
        kind="maintenance",
        title="Work",
        window=Window(start=at(4), until=at(6)),
        components=("api",),
    )
    page = StatusPage(
        settings=Settings(title="A page", components=COMPONENTS), maintenances=(work,)
    )
    facts = snapshot(page, NOW)
    assert facts.components[0].listed
    assert facts.figures[-1].percentage.low is None


def test_days_meet_at_midnight() -> None:
    """An outage that ends at midnight, in the page's zone, leaves no trace on the next day."""
    midnight = read_instant("2026-03-13 00:00", "America/New_York")
    page = StatusPage(
        settings=Settings(
            title="A page", since=at(-200), timezone="America/New_York", components=COMPONENTS
        ),
        incidents=(_outage(Instant(midnight.seconds - 60), midnight),),
    )
    days = {day.date.day: day for day in snapshot(page, NOW).components[0].days[-4:]}
    assert days[12].lasted == ((ComponentStatus.MAJOR_OUTAGE, 60),)
    assert days[12].records == ("outage",)
    assert (days[13].status, days[13].lasted) == (ComponentStatus.OPERATIONAL, ())
    assert days[13].records == ()


def test_records_of_an_interval() -> None:
    """An interval names the records that say so, and ends where they are others."""
    long, short = _outage(at(-9), at(-3)), _outage(at(-7), at(-5))
    page = StatusPage(
        settings=Settings(title="A page", since=at(-20), components=COMPONENTS),
        incidents=(long, short.model_copy(update={"id": "another"})),
    )
    component = snapshot(page, NOW).components[0]
    assert [each.records for each in component.history.intervals] == [
        ("outage",),
        ("another", "outage"),
        ("outage",),
    ]
    assert component.records == ("another", "outage")


def test_a_page_on_which_nothing_is_recorded() -> None:
    """Without a start and without records there are components, no figures and no time."""
    page = StatusPage(settings=Settings(title="A page", components=COMPONENTS))
    (today,), (tomorrow,) = (snapshot(page, at(tick).seconds).components for tick in (0, 50))
    assert today.listed
    assert {figure.percentage.low for figure in today.figures} == {None}
    assert today.changed is None
    assert (today.status, today.changed) == (tomorrow.status, tomorrow.changed)


def test_the_last_change_lies_in_the_past() -> None:
    """A component that is yet to come has not changed, and a retired one did when it was."""
    component = COMPONENTS[0].model_copy(update={"since": at(-9), "until": at(-2)})
    coming = Component(id="coming", name="Coming", since=at(5))
    page = StatusPage(settings=Settings(title="A page", components=(component, coming)))
    retired, later = snapshot(page, NOW).components
    assert (retired.changed, retired.listed) == (at(-2).seconds, False)
    assert (later.changed, later.listed) == (None, False)


def test_a_component_that_is_on_record_before_the_page() -> None:
    """The record begins with the first component's, and without any with the page's own."""
    early = Component(id="early", name="Early", since=at(-9))
    for since, components, begun in (
        (at(-4), (early, *COMPONENTS), at(-9)),
        (None, (early,), at(-9)),
        (at(-4), (), at(-4)),
        (at(4), COMPONENTS, None),
    ):
        page = StatusPage(settings=Settings(title="A page", since=since, components=components))
        assert snapshot(page, NOW).begun == (begun.seconds if begun else None)
