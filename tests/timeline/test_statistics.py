"""What sums up the incidents of a record, against the plainest way to sum them up."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta, timezone
from fractions import Fraction

from hypothesis import given

from statuary.model import (
    Change,
    Component,
    ComponentStatus,
    Incident,
    IncidentStatus,
    IncidentUpdate,
    Settings,
    StatusPage,
    read_instant,
)
from statuary.timeline import Snapshot, snapshot
from statuary.timeline.facts import IncidentFacts
from statuary.timeline.statistics import WHOLE, Statistics, statistics
from tests.timeline import oracle
from tests.timeline.oracle import TICK
from tests.timeline.strategies import NOW, PAST, at, pages, several

ZONES = {"UTC": UTC, "Asia/Kolkata": timezone(timedelta(hours=5, minutes=30))}


def _over(incident: IncidentFacts, now: int) -> int:
    """Tell by when an incident is over for sure, if it is at all."""
    if incident.end:
        return incident.end.seconds
    words = [update for update in incident.updates if update.status is not IncidentStatus.UPDATE]
    by = now + TICK
    for word in words:
        if word.status is not IncidentStatus.RESOLVED:
            break
        by = word.at.seconds
    return by if incident.end_unknown else now + TICK


def _calm(incidents: list[IncidentFacts], start: int, end: int, now: int) -> int:
    """Walk over all ticks, and give the longest run in which nothing goes on or begins."""
    longest = run = 0
    for t in range(start, end, TICK):
        if any(each.start.seconds == t for each in incidents):
            run = 0
        going = any(each.start.seconds <= t < _over(each, now) for each in incidents)
        run = 0 if going else run + TICK
        longest = max(longest, run)
    return longest


def _median(lengths: list[int]) -> Fraction:
    ordered = sorted(lengths)
    while len(ordered) > 2:
        ordered = ordered[1:-1]
    return Fraction(sum(ordered), len(ordered))


def _check(
    found: Statistics,
    incidents: list[IncidentFacts],
    ticks: dict[str, list[oracle.Says | None]],
    page: StatusPage,
    now: int,
) -> None:
    """Sum everything up again, over the span that was found."""
    assert found.span is not None
    start, end = found.span
    begun = [i for i in incidents if start <= i.start.seconds and i.start.seconds < end]
    begun += [i for i in incidents if end == now and i.start.seconds == now]
    tally = found.tally
    assert tally is not None
    assert tally.begun == len(begun) == tally.open + tally.resolved + tally.end_unknown
    assert tally.begun == tally.none + tally.minor + tally.major + tally.critical
    assert tally.critical == sum(incident.impact.value == "critical" for incident in begun)
    assert tally.open == sum(incident.is_open for incident in begun)
    lengths = [i.end.seconds - i.start.seconds for i in begun if i.end]
    assert tally.resolved == len(lengths)
    if lengths:
        resolve = found.time_to_resolve
        assert resolve is not None
        assert resolve.median == int(_median(lengths))
        assert resolve.mean == int(Fraction(sum(lengths), len(lengths)))
        assert resolve.longest == max(lengths)
    else:
        assert found.time_to_resolve is None
    starts = sorted(incident.start.seconds for incident in begun)
    pauses = [later - earlier for earlier, later in itertools.pairwise(starts)]
    mean = int(Fraction(sum(pauses), len(pauses))) if pauses else None
    assert found.between == mean
    weights, rule = page.settings.uptime.effective_weights, page.settings.uptime.maintenance
    first = (start - _earliest()) // TICK
    at_each = list(zip(*ticks.values(), strict=True))[first:][: (end - start) // TICK]
    down = [
        any(held is not None and oracle.tick_share(held, weights, rule)[1] for held in tick)
        for tick in at_each
    ]
    measured = any(held is not None for tick in at_each for held in tick)
    assert found.outage_seconds == (TICK * sum(down) if measured else None)
    assert found.calm_seconds == (_calm(incidents, start, end, now) if start < end else None)


def _earliest() -> int:
    return NOW - 2 * PAST * TICK


@given(pages())
@several
def test_everything_is_summed_up_as_by_hand(page: StatusPage) -> None:
    """Counting incidents and ticks gives the same for the page and for each component."""
    facts = snapshot(page, NOW)
    found = statistics(facts)
    now = facts.instant
    ticks = {
        leaf.id: oracle.ticks_of(page, leaf, _earliest(), now) for leaf in page.settings.leaves
    }
    everything = list(facts.incidents)
    for each in (*found.windows, *found.months, *found.years):
        if each.span is not None:
            _check(each, everything, ticks, page, now)
    for component in found.components:
        own = [
            incident
            for incident in everything
            for affected in incident.affected
            if affected.component == component.component
            and affected.worst is not ComponentStatus.OPERATIONAL
        ]
        one = {component.component.id: ticks[component.component.id]}
        for each in component.windows:
            if each.span is not None:
                _check(each, own, one, page, now)


@given(pages())
@several
def test_spans_are_those_of_the_figures(page: StatusPage) -> None:
    """A component's windows are clipped and measured as its figures are, and periods join up."""
    facts = snapshot(page, NOW)
    found = statistics(facts)
    for component, own in zip(facts.components, found.components, strict=True):
        for figure, each in zip(component.figures, own.windows, strict=False):
            if figure.span.seconds:
                assert each.span == figure.span
                assert each.outage_seconds == figure.measure.outage_seconds
            else:
                assert not each.outage_seconds
    assert [each.window for each in found.windows] == ["3h", "24h", "30d", WHOLE]
    whole = found.windows[-1]
    for periods, form in ((found.months, "%Y-%m"), (found.years, "%Y")):
        assert sum(each.tally.begun for each in periods if each.tally) == (
            whole.tally.begun if whole.tally else 0
        )
        for each in periods:
            assert each.span is not None
            zone = ZONES[facts.site.timezone]
            inside = {each.span.start, max(each.span.start, each.span.end - 1)}
            assert {datetime.fromtimestamp(t, zone).strftime(form) for t in inside} == {each.window}
        spans = [each.span for each in periods if each.span]
        assert all(one.end == two.start for one, two in itertools.pairwise(spans))


def _page(*incidents: Incident, since: str | None = "2026-03-01 00:00Z") -> Snapshot:
    settings = Settings(
        title="A page",
        since=read_instant(since) if since else None,
        components=(Component(id="api", name="API"),),
    )
    return snapshot(StatusPage(settings=settings, incidents=incidents), NOW)


def _incident(number: int, start: int, end: int | None = None, **more: object) -> Incident:
    return Incident.model_validate(
        {
            "id": f"incident-{number}",
            "title": "Something broke",
            "started": at(start),
            "ended": None if end is None else at(end),
            "components": (Change(component="api", status=ComponentStatus.MAJOR_OUTAGE),),
            **more,
        }
    )


def test_nothing_is_made_up() -> None:
    """Without any record there are no figures; without incidents there are no lengths of them."""
    empty = statistics(snapshot(StatusPage(settings=Settings(title="A page")), NOW))
    assert {each.span for each in empty.windows} == {None}
    assert {each.tally for each in empty.windows} == {None}
    assert (empty.months, empty.years, empty.components) == ((), (), ())
    calm = statistics(_page()).windows[-1]
    assert calm.tally is not None
    assert (calm.tally.begun, calm.outage_seconds) == (0, 0)
    assert calm.calm_seconds == NOW - read_instant("2026-03-01 00:00Z").seconds
    assert (calm.time_to_resolve, calm.between) == (None, None)


def test_an_unknown_end_has_no_length() -> None:
    """An incident whose end nobody knows is counted for itself, and no length is made of it."""
    lost = _incident(1, -40, ended="unknown")
    over = _incident(
        2,
        -30,
        ended="unknown",
        updates=(
            IncidentUpdate(at=at(-20), status=IncidentStatus.RESOLVED),
            IncidentUpdate(at=at(-10), status=IncidentStatus.RESOLVED),
        ),
    )
    day = statistics(_page(over)).windows[-1]
    assert day.tally is not None
    assert (day.tally.begun, day.tally.end_unknown, day.tally.resolved) == (1, 1, 0)
    assert day.time_to_resolve is None
    since = read_instant("2026-03-01 00:00Z").seconds
    assert day.calm_seconds == at(-30).seconds - since
    both = statistics(_page(over, lost)).windows[-1]
    assert both.calm_seconds == at(-40).seconds - since
    assert both.between == 10 * TICK


def test_lengths_are_rounded_down() -> None:
    """Of two lengths the median and the mean are in between, without a fraction."""
    found = statistics(_page(_incident(1, -40, -39), _incident(2, -30, -28), _incident(3, -20)))
    window = found.components[0].windows[-1]
    assert window.time_to_resolve is not None
    lengths = (window.time_to_resolve.median, window.time_to_resolve.mean)
    assert lengths == (TICK * 3 // 2, TICK * 3 // 2)
    assert window.time_to_resolve.longest == 2 * TICK
    assert not window.time_to_resolve.approximate
    about = _incident(1, -40, started=at(-40, approximate=True), ended=at(-39))
    resolve = statistics(_page(about)).windows[-1].time_to_resolve
    assert resolve is not None
    assert resolve.approximate
