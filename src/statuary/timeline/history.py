"""A component's states as a function of time: the one thing that every figure rests on."""

from __future__ import annotations

import bisect
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from statuary.model import ComponentStatus
from statuary.spans import Span, union
from statuary.timeline.layers import Layer
from statuary.timeline.states import ALL_STATES, State, status_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Interval:
    """A span of one set of states, and the records that say so.

    The two flags tell whether an edge is known only approximately.
    """

    span: Span
    states: int
    records: tuple[str, ...]
    start_approximate: bool = False
    end_approximate: bool = False

    @property
    def status(self) -> ComponentStatus:
        """The worst of the states."""
        return status_of(self.states)


@dataclass(frozen=True, slots=True)
class History:
    """What is recorded of a component.

    `recorded` are the spans that the record covers; the last one ends now, or where the
    component or the record does. `intervals` are disjoint, in order, inside `recorded`, and
    name every second in which not all was well.
    """

    recorded: tuple[Span, ...]
    intervals: tuple[Interval, ...]

    def within(self, window: Span) -> Iterator[Interval]:
        """Give the intervals that overlap a window, whole."""
        first = bisect.bisect_right(self.intervals, window.start, key=lambda i: i.span.end)
        for interval in self.intervals[first:]:
            if interval.span.start >= window.end:
                return
            yield interval

    def status_at_end(self) -> ComponentStatus:
        """Give the status in the last recorded second, operational where nothing else is said."""
        if self.recorded and self.intervals:
            last = self.intervals[-1]
            if last.span.end == self.recorded[-1].end:
                return last.status
        return ComponentStatus.OPERATIONAL


def history(recorded: Span, layers: Iterable[Layer]) -> History:
    """Lay what all records say of one component over each other, inside its record."""
    claims = (
        Interval(
            each.span, each.state, (each.record,), each.start_approximate, each.end_approximate
        )
        for each in layers
    )
    clipped = (_clip(claim, recorded) for claim in claims)
    return History((recorded,) if recorded.seconds else (), tuple(_sweep(clipped)))


def together(histories: Iterable[History]) -> History:
    """Give the history of several components as if they were one: whatever holds of any."""
    histories = tuple(histories)
    recorded = union(span for each in histories for span in each.recorded)
    return History(recorded, tuple(_sweep(i for each in histories for i in each.intervals)))


def _clip(claim: Interval, bounds: Span) -> Interval:
    span = claim.span.clip(bounds)
    return replace(
        claim,
        span=span,
        start_approximate=claim.start_approximate and span.start == claim.span.start,
        end_approximate=claim.end_approximate and span.end == claim.span.end,
    )


def _sweep(claims: Iterable[Interval]) -> Iterator[Interval]:
    """Walk over the edges of claims, and give an interval wherever the same holds by the same."""
    edges: list[tuple[int, int, Interval]] = []
    for claim in claims:
        if claim.span.seconds:
            edges.append((claim.span.start, 1, claim))
            edges.append((claim.span.end, -1, claim))
    edges.sort(key=lambda edge: edge[0])
    holding: Counter[State] = Counter()
    speaking: Counter[str] = Counter()
    states, records, begin, begin_approximate = 0, frozenset[str](), 0, False
    for at, meeting in itertools.groupby(edges, key=lambda edge: edge[0]):
        approximate = False
        for _, step, claim in meeting:
            approximate |= claim.start_approximate if step > 0 else claim.end_approximate
            _count(holding, step, _members(claim.states))
            _count(speaking, step, claim.records)
        now = (sum(holding), frozenset(speaking))
        if now == (states, records):
            continue
        if states:
            flags = (begin_approximate, approximate)
            yield Interval(Span(begin, at), states, tuple(sorted(records)), *flags)
        (states, records), begin, begin_approximate = now, at, approximate


def _count(counter: Counter[T], step: int, items: Iterable[T]) -> None:
    """Count items in or out; what nothing is left of is no longer in the counter."""
    for item in items:
        counter[item] += step
        if not counter[item]:
            del counter[item]


@lru_cache(maxsize=ALL_STATES + 1)
def _members(states: int) -> tuple[State, ...]:
    return tuple(state for state in State if states & state)
