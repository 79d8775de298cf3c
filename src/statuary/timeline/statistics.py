"""How often something went wrong, and for how long: what sums up the incidents of a record.

An incident belongs to the span in which it began. Before a page's record, or a component's, and
after it there is nothing to sum up, so every span is clipped to it. What nobody measured is None
and never zero. Lengths are whole seconds; a mean is rounded down.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from statuary.spans import Span, union
from statuary.timeline.cohorts import (
    Tally,
    TimeToResolve,
    begun_in,
    by_component,
    tally,
    time_between,
    time_to_resolve,
)
from statuary.timeline.components import MONTHS
from statuary.timeline.facts import ComponentFacts, IncidentFacts, Named, Snapshot
from statuary.times.zone import day_of, day_start

WHOLE = "all"

Window = tuple[str, Span]


@dataclass(frozen=True, slots=True)
class Statistics:
    """What sums up the incidents of a span.

    `span` is the part that is on record, up to now, None where there is none. `between` is the
    MTBF: the mean time from the beginning of an incident to that of the next, None for fewer than
    two. `outage_seconds` are those in which at least one component was down, with any weight.
    `calm_seconds` is the longest stretch without any incident; one whose end nobody knows counts
    until an update says that it is over.
    """

    window: str
    span: Span | None
    tally: Tally | None = None
    time_to_resolve: TimeToResolve | None = None
    between: int | None = None
    outage_seconds: int | None = None
    calm_seconds: int | None = None


@dataclass(frozen=True, slots=True)
class ComponentStatistics:
    """A component's windows, over the incidents in which it was not operational."""

    component: Named
    windows: tuple[Statistics, ...]


@dataclass(frozen=True, slots=True)
class PageStatistics:
    """The page's windows, its last twelve months and all its years, oldest first.

    The windows are those of the page's figures, and `WHOLE` for all of the record. Months and
    years of which nothing is on record are left out.
    """

    windows: tuple[Statistics, ...]
    months: tuple[Statistics, ...]
    years: tuple[Statistics, ...]
    components: tuple[ComponentStatistics, ...]


def statistics(snapshot: Snapshot) -> PageStatistics:
    """Sum up the incidents of a page and of each of its components."""
    incidents = tuple(reversed(snapshot.incidents))
    affecting = by_component(incidents)
    windows = tuple(_windows(snapshot))
    page = _Basis.of_page(snapshot, incidents)
    months = islice(_calendar(page.recorded, snapshot.site.timezone, "%Y-%m", day=1), MONTHS)
    years = _calendar(page.recorded, snapshot.site.timezone, "%Y", month=1, day=1)
    return PageStatistics(
        windows=tuple(page.over(*window) for window in windows),
        months=tuple(page.over(*month) for month in reversed([*months])),
        years=tuple(page.over(*year) for year in reversed([*years])),
        components=tuple(
            _of_component(snapshot, component, tuple(affecting[component.id]), windows)
            for component in snapshot.components
        ),
    )


def _windows(snapshot: Snapshot) -> Iterator[Window]:
    after = snapshot.instant + 1
    for window in snapshot.counting.windows:
        yield window.text, Span(snapshot.instant - window.seconds, after)
    yield WHOLE, Span(0, after)


def _calendar(recorded: Span, timezone: str, name: str, **first: int) -> Iterator[Window]:
    """Give the months or years that a record reaches into, newest first, each with its name.

    `first` is what one changes of a day to get the first day of its month or year.
    """
    end = recorded.end
    while recorded.start < end:
        day = day_of(end - 1, timezone).replace(**first)
        start = day_start(day, timezone)
        yield f"{day:{name}}", Span(start, end)
        end = start


def _of_component(
    snapshot: Snapshot,
    component: ComponentFacts,
    incidents: tuple[IncidentFacts, ...],
    windows: tuple[Window, ...],
) -> ComponentStatistics:
    basis = _Basis.of_component(snapshot, component, incidents)
    named = Named(component.id, component.name)
    return ComponentStatistics(named, tuple(basis.over(*window) for window in windows))


@dataclass(frozen=True, slots=True)
class _Basis:
    """What statistics rest on, all by time.

    `recorded` is the record with the second that is now. `measured` are the spans in which any
    component is on record, `outages` those in which one was down, and `calm` those without an
    incident; these three are disjoint.
    """

    now: int
    recorded: Span
    incidents: tuple[IncidentFacts, ...]
    measured: tuple[Span, ...]
    outages: tuple[Span, ...]
    calm: tuple[Span, ...]

    @classmethod
    def of_page(cls, snapshot: Snapshot, incidents: tuple[IncidentFacts, ...]) -> _Basis:
        """Take all components together."""
        now, components = snapshot.instant, snapshot.components
        measured = union(span for each in components for span in each.history.recorded)
        recorded = Span(now + 1 if snapshot.since is None else snapshot.since, now + 1)
        outages = union(span for each in components for span in _outages(snapshot, each))
        calm = tuple(_calm(incidents, Span(recorded.start, now), now))
        return cls(now, recorded, incidents, measured, outages, calm)

    @classmethod
    def of_component(
        cls, snapshot: Snapshot, component: ComponentFacts, incidents: tuple[IncidentFacts, ...]
    ) -> _Basis:
        """Take one component, and the incidents that affected it."""
        now = snapshot.instant
        measured = component.history.recorded
        recorded = measured[0] if measured else Span(now + 1, now + 1)
        outages = union(_outages(snapshot, component))
        calm = tuple(_calm(incidents, Span(recorded.start, min(recorded.end, now)), now))
        return cls(now, recorded, incidents, measured, outages, calm)

    def over(self, window: str, given: Span) -> Statistics:
        """Give the statistics of the part of a span that is on record."""
        inside = given.clip(self.recorded)
        if not inside.seconds:
            return Statistics(window, None)
        begun = begun_in(self.incidents, inside)
        span = Span(inside.start, min(inside.end, self.now))
        measured = any(_within(self.measured, span))
        outages = sum(end - start for start, end in _within(self.outages, span))
        calm = max((end - start for start, end in _within(self.calm, span)), default=0)
        return Statistics(
            window=window,
            span=span,
            tally=tally(begun),
            time_to_resolve=time_to_resolve(begun),
            between=time_between(begun),
            outage_seconds=outages if measured else None,
            calm_seconds=calm if span.seconds else None,
        )


def _outages(snapshot: Snapshot, component: ComponentFacts) -> Iterator[Span]:
    """Give when a component was down with any weight."""
    for interval in component.history.intervals:
        if snapshot.scale.shares[interval.states].down:
            yield interval.span


def _calm(incidents: Iterable[IncidentFacts], bounds: Span, now: int) -> Iterator[Span]:
    """Give the stretches of a span in which no incident goes on; one that begins ends a stretch."""
    begin = bounds.start
    for incident in incidents:
        start = min(incident.start.seconds, bounds.end)
        if begin < start:
            yield Span(begin, start)
        begin = max(begin, now + 1 if incident.over_by is None else incident.over_by)
    if begin < bounds.end:
        yield Span(begin, bounds.end)


def _within(spans: tuple[Span, ...], bounds: Span) -> Iterator[Span]:
    """Give what lies inside bounds of disjoint spans, which come in order."""
    first = bisect_right(spans, bounds.start, key=lambda span: span.end)
    after = bisect_left(spans, bounds.end, key=lambda span: span.start)
    for span in spans[first:after]:
        inside = bounds.start <= span.start and span.end <= bounds.end
        yield span if inside else span.clip(bounds)
