"""Half-open stretches of time, `[start, end)`, in whole seconds of UTC.

Everything that Statuary says about time is arithmetic on these. Lists of spans are in order
and do not overlap unless a function says that it takes any.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """The seconds from `start` up to but not including `end`."""

    start: int
    end: int

    @property
    def seconds(self) -> int:
        """The length, zero for a span that ends before it starts."""
        return max(0, self.end - self.start)

    def clip(self, other: Span) -> Span:
        """Give the part that lies inside `other`; it may be empty."""
        start = max(self.start, other.start)
        return Span(start, max(start, min(self.end, other.end)))

    def __contains__(self, instant: object) -> bool:
        """Tell whether an instant lies inside."""
        return isinstance(instant, int) and self.start <= instant < self.end


def union(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join spans, given in any order and overlapping at will, into disjoint ones."""
    joined: list[Span] = []
    for span in sorted(spans):
        if not span.seconds:
            continue
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def total(spans: Iterable[Span]) -> int:
    """Add up the seconds of spans that do not overlap."""
    return sum(span.seconds for span in spans)
