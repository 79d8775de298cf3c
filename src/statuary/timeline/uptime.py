"""From a history to a figure: what was counted, what was down, and the share that was up.

Sums are whole thousandths of seconds and shares are exact fractions, so that nothing is ever
rounded but the percentage that is shown, and that one down.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from statuary.model import GroupRule
from statuary.spans import Span, total, union
from statuary.timeline.history import History, together
from statuary.timeline.states import Scale, State


@dataclass(frozen=True, slots=True)
class Measure:
    """What a history comes to in a window.

    `counted`, `down` (weighted) and `unknown` are thousandths of seconds: the uptime lies from
    1 - (down + unknown) / counted to 1 - down / counted. `outage_seconds` had any weight at
    all, `maintenance_seconds` were announced maintenance. `approximate` tells that an edge
    which the sums depend on is known only approximately.
    """

    counted: int = 0
    down: int = 0
    unknown: int = 0
    outage_seconds: int = 0
    maintenance_seconds: int = 0
    approximate: bool = False

    def __add__(self, other: Measure) -> Measure:
        """Add up two windows or two components."""
        return Measure(
            self.counted + other.counted,
            self.down + other.down,
            self.unknown + other.unknown,
            self.outage_seconds + other.outage_seconds,
            self.maintenance_seconds + other.maintenance_seconds,
            self.approximate or other.approximate,
        )

    @property
    def low(self) -> Fraction:
        """The uptime if all that nobody knows was down. Something must have been counted."""
        return Fraction(self.counted - self.down - self.unknown, self.counted)

    @property
    def high(self) -> Fraction:
        """The uptime if all that nobody knows was up. Something must have been counted."""
        return Fraction(self.counted - self.down, self.counted)


@dataclass(frozen=True, slots=True)
class Percentage:
    """An uptime as it is shown: hundredths of a percent, rounded down.

    `low` and `high` differ where unknown time makes the figure a range, and are None where
    nothing was measured.
    """

    low: int | None = None
    high: int | None = None
    approximate: bool = False

    @classmethod
    def of(cls, low: Fraction, high: Fraction, *, approximate: bool) -> Percentage:
        """Round both ends down."""
        return cls(int(low * 10000), int(high * 10000), approximate)

    @classmethod
    def of_measure(cls, measured: Measure) -> Percentage:
        """Give the percentage of one component in one window."""
        if not measured.counted:
            return UNMEASURED
        up = measured.counted - measured.down
        return cls(
            (up - measured.unknown) * 10000 // measured.counted,
            up * 10000 // measured.counted,
            measured.approximate,
        )


SHOWN_WINDOW = "90d"  # as long as the rows of days on the first page are
UNMEASURED = Percentage()
ALL_UP = Percentage(10000, 10000)


@dataclass(frozen=True, slots=True)
class Figure:
    """The uptime in a window: the span that was inside the record, its sums and its percentage.

    `clipped` tells that the record begins inside the window.
    """

    window: str
    span: Span
    measure: Measure
    percentage: Percentage
    clipped: bool = False

    @property
    def since(self) -> int | None:
        """Where the record begins, if that is inside the window and anything was counted."""
        return self.span.start if self.clipped and self.measure.counted else None


def shown_figure(figures: tuple[Figure, ...]) -> Figure:
    """Choose the figure to show where there is room for one: over 90 days, or else the last."""
    by_name = {figure.window: figure for figure in figures}
    return by_name.get(SHOWN_WINDOW, figures[-1])


def measure(history: History, window: Span, scale: Scale) -> Measure:
    """Measure a window of a history, as far as it was recorded."""
    counted = 1000 * total(span.clip(window) for span in history.recorded)
    down, unknown, outage, maintenance = 0, 0, 0, 0
    for interval in history.within(window):
        start, end = interval.span
        seconds = min(end, window.end) - max(start, window.start)
        share = scale.shares[interval.states]
        counted -= seconds * (1000 - share.counted)
        down += seconds * share.down
        unknown += seconds * share.unknown
        outage += seconds if share.down else 0
        maintenance += seconds if interval.states & State.MAINTENANCE else 0
    approximate = _rests_on_approximate(history, window, scale)
    return Measure(counted, down, unknown, outage, maintenance, approximate)


def _rests_on_approximate(history: History, window: Span, scale: Scale) -> bool:
    """Tell whether the sums would change if an approximate edge inside the window moved."""
    inner = Span(window.start + 1, window.end)
    end, share, approximate = window.start, scale.shares[0], False
    for interval in history.within(window):
        if interval.span.start != end:
            if approximate and end in inner and share != scale.shares[0]:
                return True
            share = scale.shares[0]
        before, share = share, scale.shares[interval.states]
        if interval.start_approximate and interval.span.start in inner and share != before:
            return True
        end, approximate = interval.span.end, interval.end_approximate
    return approximate and end in inner and share != scale.shares[0]


def figure(
    window: str, span: Span, histories: Iterable[History], scale: Scale, rule: GroupRule
) -> Figure:
    """Give the uptime of one component or of several in a window, by a group's rule.

    The sums of a mean are those of all components together, those of a worst are its own.
    """
    histories = tuple(histories)
    if rule is GroupRule.ALL_UP and len(histories) > 1:
        histories = (together(histories),)
    measures = [measure(history, span, scale) for history in histories]
    spans = [part.clip(span) for history in histories for part in history.recorded]
    covered = union(spans)
    inside = Span(covered[0].start, covered[-1].end) if covered else Span(span.end, span.end)
    combined = _combined([m for m in measures if m.counted], rule)
    return Figure(window, inside, *combined, clipped=inside.start > span.start)


def _combined(measures: list[Measure], rule: GroupRule) -> tuple[Measure, Percentage]:
    if not measures:
        return Measure(), UNMEASURED
    if len(measures) == 1:
        return measures[0], Percentage.of_measure(measures[0])
    lows, highs = [m.low for m in measures], [m.high for m in measures]
    if rule is GroupRule.WORST:
        low, high = min(lows), min(highs)
        whole = measures[lows.index(low)]
    else:
        low, high = sum(lows) / Fraction(len(lows)), sum(highs) / Fraction(len(highs))
        whole = sum(measures, Measure())
    return whole, Percentage.of(low, high, approximate=any(m.approximate for m in measures))
