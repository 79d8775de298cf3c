"""A component's states as a function of time: the one thing that every figure rests on."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
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
    claims = (_claim(layer, recorded) for layer in layers)
    return History((recorded,) if recorded.seconds else (), tuple(_sweep(claims)))


def together(histories: Iterable[History]) -> History:
    """Give the history of several components as if they were one: whatever holds of any."""
    histories = tuple(histories)
    recorded = union(span for each in histories for span in each.recorded)
    return History(recorded, tuple(_sweep(i for each in histories for i in each.intervals)))


def _claim(layer: Layer, bounds: Span) -> Interval:
    """Give what a layer says as an interval inside bounds; it may be empty."""
    span, states, records = layer.span, int(layer.state), (layer.record,)
    if bounds.start <= span.start and span.end <= bounds.end:
        return Interval(span, states, records, layer.start_approximate, layer.end_approximate)
    inside = span.clip(bounds)
    return Interval(
        inside,
        states,
        records,
        layer.start_approximate and inside.start == span.start,
        layer.end_approximate and inside.end == span.end,
    )


def _sweep(claims: Iterable[Interval]) -> Iterator[Interval]:
    """Give an interval wherever the same holds by the same claims, which come in any order."""
    touching: list[Interval] = []
    end = 0
    for claim in sorted(filter(_lasts, claims), key=_start):
        if touching and claim.span.start > end:
            yield from _laid_over(touching)
            touching = []
        end = max(end, claim.span.end) if touching else claim.span.end
        touching.append(claim)
    yield from _laid_over(touching)


def _lasts(claim: Interval) -> bool:
    return claim.span.end > claim.span.start


def _start(claim: Interval) -> int:
    return claim.span.start


def _laid_over(claims: list[Interval]) -> Iterable[Interval]:
    """Lay claims over each other that touch: mostly there is one, and then that is all."""
    return claims if len(claims) <= 1 else _walk(claims)


def _walk(claims: Iterable[Interval]) -> Iterator[Interval]:
    """Walk over the edges of claims, and give an interval wherever the same holds by the same."""
    edges: list[tuple[int, int, Interval]] = []
    for claim in claims:
        edges.append((claim.span.start, 1, claim))
        edges.append((claim.span.end, -1, claim))
    edges.sort(key=itemgetter(0))
    holding: dict[State, int] = {}
    speaking: dict[str, int] = {}
    states, records, begin, begin_approximate = 0, frozenset[str](), 0, False
    for at, meeting in itertools.groupby(edges, key=itemgetter(0)):
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


def _count(counted: dict[T, int], step: int, items: Iterable[T]) -> None:
    """Count items in or out; what nothing is left of is no longer counted."""
    for item in items:
        left = counted.get(item, 0) + step
        if left:
            counted[item] = left
        else:
            del counted[item]


@lru_cache(maxsize=ALL_STATES + 1)
def _members(states: int) -> tuple[State, ...]:
    return tuple(state for state in State if states & state)
