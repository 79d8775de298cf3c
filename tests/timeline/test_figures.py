"""Figures: how they are rounded, and that days and months add up to them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from statuary.model import (
    Change,
    Component,
    ComponentStatus,
    Incident,
    Instant,
    Settings,
    StatusPage,
)
from statuary.spans import Span
from statuary.timeline import snapshot
from statuary.timeline.days import day_spans
from statuary.timeline.states import Scale
from statuary.timeline.uptime import Measure, Percentage, measure
from tests.timeline.strategies import NOW, at, pages, several

YEAR = 365 * 86400
CHANGING = ("UTC", "America/New_York", "America/Havana", "Asia/Kolkata", "Pacific/Apia")


def _sums(measured: Measure) -> tuple[int, ...]:
    return (
        measured.counted,
        measured.down,
        measured.unknown,
        measured.outage_seconds,
        measured.maintenance_seconds,
    )


def _page(*outages: Span, since: int = NOW - YEAR) -> StatusPage:
    return StatusPage(
        settings=Settings(
            title="A page",
            since=Instant(since),
            components=(Component(id="api", name="API"),),
        ),
        incidents=tuple(
            Incident(
                id=f"outage-{number}",
                title="Down",
                components=(Change(component="api", status=ComponentStatus.MAJOR_OUTAGE),),
                started=Instant(span.start),
                ended=Instant(span.end),
            )
            for number, span in enumerate(outages)
        ),
    )


@given(pages(), st.sampled_from(CHANGING))
@several
def test_days_add_up(page: StatusPage, timezone: str) -> None:
    """The sums of a window's days are the window's, to the second, in any zone."""
    facts = snapshot(page, NOW)
    scale = Scale.of_page(page.settings.uptime)
    for component in facts.components:
        for window in (Span(facts.instant - 30 * 86400, facts.instant), Span(NOW - 7, NOW + 1)):
            days = [
                measure(component.history, day, scale) for _, day in day_spans(window, timezone)
            ]
            assert _sums(sum(days, Measure())) == _sums(measure(component.history, window, scale))


@given(pages())
@several
def test_days_tell_what_windows_tell(page: StatusPage) -> None:
    """The days of a component hold as many seconds of each status as its history."""
    facts = snapshot(page, NOW)
    for component in facts.components:
        year = Span(facts.instant - YEAR, facts.instant)
        for status in ComponentStatus:
            by_days = sum(dict(day.lasted).get(status, 0) for day in component.days)
            assert by_days == sum(
                interval.span.clip(year).seconds
                for interval in component.history.intervals
                if interval.status is status
            )
        for day in component.days:
            worst = [status for status, _ in day.lasted][:1]
            assert day.status is None or [day.status] == (worst or [ComponentStatus.OPERATIONAL])


@given(pages())
@several
def test_months_add_up(page: StatusPage) -> None:
    """The months of a component add up to its figure for all of its record."""
    facts = snapshot(page, NOW)
    for component in facts.components:
        months = sum((month.measure for month in component.months), Measure())
        assert _sums(months) == _sums(component.figures[-1].measure)


@given(pages())
@several
def test_rounding(page: StatusPage) -> None:
    """A figure is at most what it stands for, within a hundredth, and absent if nothing counted."""
    for component in snapshot(page, NOW).components:
        for figure in component.figures:
            counted, percentage = figure.measure.counted, figure.percentage
            if not counted:
                assert percentage == Percentage()
                continue
            for exact, shown in (
                (figure.measure.low, percentage.low),
                (figure.measure.high, percentage.high),
            ):
                assert shown is not None
                assert shown <= exact * 10000 < shown + 1
                assert shown < 10000 or exact == 1


def test_a_second_in_a_year() -> None:
    """With one second of outage in a year the figure is 99.99, not 100."""
    year = snapshot(_page(Span(NOW - 5000, NOW - 4999)), NOW).figures[-1]
    assert (year.measure.counted, year.measure.down) == (YEAR * 1000, 1000)
    assert (year.percentage.low, year.percentage.high) == (9999, 9999)


def test_the_second_that_is_now() -> None:
    """An outage that begins now shows in the status, and not yet in a figure."""
    page = StatusPage(
        settings=Settings(
            title="A page", since=at(-10), components=(Component(id="api", name="API"),)
        ),
        incidents=(
            Incident(
                id="now",
                title="Down",
                components=(Change(component="api", status=ComponentStatus.MAJOR_OUTAGE),),
                started=Instant(NOW),
            ),
        ),
    )
    facts = snapshot(page, NOW)
    assert facts.components[0].status is ComponentStatus.MAJOR_OUTAGE
    assert facts.figures[0].percentage.low == 10000
    assert snapshot(page, NOW + 1).figures[0].percentage.low == 9999


def test_the_edges_of_a_window() -> None:
    """A window of 24 hours counts the second that is 24 hours ago, and not the one before."""
    day = 86400
    assert snapshot(_page(Span(NOW - day - 1, NOW - day)), NOW).figures[0].measure.down == 0
    assert snapshot(_page(Span(NOW - day, NOW - day + 1)), NOW).figures[0].measure.down == 1000


def test_a_young_record() -> None:
    """A window is clipped to the record: the time before it is neither up nor down."""
    figure = snapshot(_page(Span(NOW - 50, NOW), since=NOW - 100), NOW).figures[-1]
    assert figure.span == Span(NOW - 100, NOW)
    assert figure.percentage.low == 5000


def test_an_empty_record() -> None:
    """A page on which nothing was ever recorded has no figure, rather than 100 percent."""
    page = StatusPage(
        settings=Settings(title="A page", components=(Component(id="api", name="API"),))
    )
    facts = snapshot(page, NOW)
    assert [figure.percentage.low for figure in facts.figures] == [None] * 5
    assert facts.components[0].listed
    assert facts.banner.status is ComponentStatus.OPERATIONAL
