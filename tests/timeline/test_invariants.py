"""What stays the same, or goes one way only, whatever a page holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from statuary.model import (
    Change,
    ComponentStatus,
    Incident,
    IncidentStatus,
    IncidentUpdate,
    Instant,
    StatusPage,
)
from statuary.timeline import Snapshot, snapshot
from statuary.timeline.facts import component_facts, group_facts
from statuary.timeline.uptime import Figure
from tests.timeline import oracle
from tests.timeline.strategies import IDS, NOW, OUTAGES, PAST, at, incidents, pages, several, ticks

since_always = ticks.map(at)


def _figures(facts: Snapshot) -> Iterator[Figure]:
    """Give all figures of a page: its own, its groups' and its components', by every formula."""
    yield from facts.figures
    for group in group_facts(facts.parts):
        yield from group.figures
    for component in component_facts(facts.parts):
        yield from component.figures
        yield from component.months
        for formula in component.formulas:
            yield from formula.figures


@given(st.data(), pages())
@several
def test_order_in_files(data: st.DataObject, page: StatusPage) -> None:
    """Neither the order of files nor that of updates in them changes any fact."""
    shuffled = replace(
        page,
        incidents=tuple(
            incident.model_copy(
                update={"updates": tuple(data.draw(st.permutations(incident.updates)))}
            )
            for incident in data.draw(st.permutations(page.incidents))
        ),
        maintenances=tuple(
            each.model_copy(update={"updates": tuple(data.draw(st.permutations(each.updates)))})
            for each in data.draw(st.permutations(page.maintenances))
        ),
    )
    assert snapshot(shuffled, NOW) == snapshot(page, NOW)


@given(pages(), st.integers(-PAST, 0))
@several
def test_what_is_yet_to_come(page: StatusPage, tick: int) -> None:
    """The facts of an instant are the same if all that is dated later is deleted."""
    facts = snapshot(page, at(tick).seconds)
    assert snapshot(_until(page, facts.instant), at(tick).seconds) == facts


def _until(page: StatusPage, now: int) -> StatusPage:
    """Delete what is dated after `now`, but for announced windows and coming components."""

    def past(updates: tuple[IncidentUpdate, ...]) -> tuple[IncidentUpdate, ...]:
        return tuple(update for update in updates if update.at.seconds <= now)

    told = [
        incident.model_copy(
            update={
                "updates": past(incident.updates),
                "ended": None if _is_after(incident.ended, Instant(now)) else incident.ended,
            }
        )
        for incident in page.incidents
        if incident.start.seconds <= now
    ]
    maintenances = [
        each.model_copy(update={"updates": tuple(u for u in each.updates if u.at.seconds <= now)})
        for each in page.maintenances
    ]
    return replace(page, incidents=tuple(told), maintenances=tuple(maintenances))


def _is_after(one: object, other: object) -> bool:
    if isinstance(one, Instant) and isinstance(other, Instant):
        return one.seconds > other.seconds
    return False


@given(st.data(), pages(since=since_always))
@several
def test_an_incident_told_as_two(data: st.DataObject, page: StatusPage) -> None:
    """Splitting an incident in two at any instant changes no figure."""
    now = min(page.settings.as_of.seconds if page.settings.as_of else NOW, NOW)
    ids = tuple(leaf.id for leaf in page.settings.leaves)
    incident = data.draw(incidents(ids, 9).filter(lambda each: each.ended != "unknown"))
    cuts = range(incident.start.seconds + oracle.TICK, _end(incident, now), oracle.TICK)
    assume(cuts)
    cut = data.draw(st.sampled_from(cuts))
    before = snapshot(_with(page, incident), NOW)
    after = snapshot(_with(page, *_halves(incident, Instant(cut), now)), NOW)
    assert [_sums(figure) for figure in _figures(after)] == [
        _sums(figure) for figure in _figures(before)
    ]


def _end(incident: Incident, now: int) -> int:
    return min(incident.ended.seconds, now) if isinstance(incident.ended, Instant) else now


def _with(page: StatusPage, *more: Incident) -> StatusPage:
    return replace(page, incidents=(*page.incidents, *more))


def _halves(incident: Incident, cut: Instant, now: int) -> tuple[Incident, Incident]:
    earlier = [update for update in incident.updates if update.at.seconds < cut.seconds]
    later = [update for update in incident.in_order if update.at.seconds > cut.seconds]
    end_is_stated = isinstance(incident.ended, Instant) and incident.ended.seconds <= now
    if not end_is_stated:
        earlier.append(IncidentUpdate(at=cut, status=IncidentStatus.RESOLVED))
    first = Incident(
        id="first-half",
        title=incident.title,
        components=incident.components,
        started=incident.start,
        updates=tuple(earlier),
        ended=cut if end_is_stated else None,
    )
    second = Incident(
        id="second-half",
        title=incident.title,
        components=tuple(
            Change(component=component, status=status)
            for component in IDS
            if (status := oracle.incident_says(incident, component, cut.seconds, now))
            is not ComponentStatus.OPERATIONAL
        ),
        started=cut,
        updates=tuple(
            update.model_copy(update={"status": _retold(incident, update, first=index == 0)})
            for index, update in enumerate(later)
        ),
        ended=incident.ended,
    )
    return first, second


def _retold(incident: Incident, update: IncidentUpdate, *, first: bool) -> IncidentStatus:
    """Give the step, or one that means the same for components where there is none to keep."""
    if not first or update.status is not IncidentStatus.UPDATE:
        return update.status
    if _is_after(update.at, incident.ended):
        return IncidentStatus.RESOLVED
    return IncidentStatus.INVESTIGATING


def _sums(figure: Figure) -> tuple[object, ...]:
    measure, percentage = figure.measure, figure.percentage
    sums = (measure.counted, measure.down, measure.unknown, measure.outage_seconds)
    return (*sums, percentage.low, percentage.high)


@given(pages(since=since_always), ticks, st.integers(1, 60), st.data())
@several
def test_one_more_outage(page: StatusPage, tick: int, length: int, data: st.DataObject) -> None:
    """One more outage never raises a figure, of a component, a group or the page."""
    outage = Incident(
        id="one-more",
        title="One more",
        components=(
            Change(
                component=data.draw(st.sampled_from([leaf.id for leaf in page.settings.leaves])),
                status=data.draw(st.sampled_from(OUTAGES)),
            ),
        ),
        started=at(tick),
        ended=at(tick + length),
    )
    before = snapshot(page, NOW)
    after = snapshot(_with(page, outage), NOW)
    for one, other in zip(_figures(before), _figures(after), strict=True):
        for was, now in (
            (one.percentage.low, other.percentage.low),
            (one.percentage.high, other.percentage.high),
        ):
            assert was is None or (now is not None and now <= was)


@given(st.data(), pages(since=since_always))
@several
def test_what_nobody_knows(data: st.DataObject, page: StatusPage) -> None:
    """A range holds the figure that comes out however the unknown is filled in."""
    ranges = snapshot(page, NOW)
    known = tuple(_filled(incident, data) for incident in page.incidents)
    filled = snapshot(replace(page, incidents=known), NOW)
    for span, figure in zip(_figures(ranges), _figures(filled), strict=True):
        value = figure.percentage.low
        assert value == figure.percentage.high
        if value is not None:
            assert span.percentage.low is not None
            assert span.percentage.high is not None
            assert span.percentage.low <= value <= span.percentage.high


def _filled(incident: Incident, data: st.DataObject) -> Incident:
    """Put some known status wherever it was unknown, and an end if that was unknown."""

    def fill(changes: tuple[Change, ...]) -> tuple[Change, ...]:
        known = st.sampled_from((ComponentStatus.OPERATIONAL, *OUTAGES))
        return tuple(
            c
            if c.status is not ComponentStatus.UNKNOWN
            else Change(component=c.component, status=data.draw(known))
            for c in changes
        )

    updates = [u.model_copy(update={"components": fill(u.components)}) for u in incident.in_order]
    known = incident.model_copy(
        update={"components": fill(incident.components), "updates": tuple(updates)}
    )
    if incident.ended != "unknown":
        return known
    last = [u.at.seconds for u in updates if u.status is not IncidentStatus.RESOLVED]
    heard = max(last, default=incident.start.seconds)
    resolved = [u.at.seconds for u in updates if u.at.seconds > heard]
    ends = heard + data.draw(st.integers(1, 40)) * oracle.TICK
    if ends < min(resolved, default=NOW + 1):
        end = IncidentUpdate(at=Instant(ends), status=IncidentStatus.RESOLVED)
        updates.append(end)
    return known.model_copy(update={"ended": None, "updates": tuple(updates)})


@given(pages())
@several
def test_banner_and_open_incidents(page: StatusPage) -> None:
    """The banner is operational only while no incident hurts, and some component is on record."""
    facts = snapshot(page, NOW)
    goes_on = [each for each in facts.incidents if each.is_open and each.impact != "none"]
    assert not goes_on or facts.banner.status is not ComponentStatus.OPERATIONAL
    assert facts.banner.status is not ComponentStatus.OPERATIONAL or any(
        component.listed for component in facts.components
    )
    assert (facts.banner.since is None) == (not facts.banner.causes)
    for component in facts.components:
        if component.listed:
            assert facts.banner.status.severity >= component.status.severity


@given(pages(), st.integers(-PAST, 0))
@several
def test_whatever_ends_an_interval_is_a_change(page: StatusPage, tick: int) -> None:
    """An interval of an incident goes on exactly if it ends after the record's last change."""
    facts = snapshot(page, at(tick).seconds)
    for incident in facts.incidents:
        for affected in incident.affected:
            for interval in affected.intervals:
                goes_on = interval.span.end > facts.instant
                assert goes_on is (interval.span.end > incident.changed)
