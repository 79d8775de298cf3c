"""User reports over time, as the geometry of a small chart."""

from __future__ import annotations

from dataclasses import dataclass

from statuary.model import Instant, Reports

WIDTH = 600
HEIGHT = 120


@dataclass(frozen=True, slots=True)
class Point:
    """A report's place in the chart, in the chart's units, and what it says."""

    x: int
    y: int
    at: Instant
    count: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Points by time in a field of `width` by `height`, and the highest count."""

    width: int
    height: int
    points: tuple[Point, ...]
    peak: int


def chart(reports: Reports) -> Chart:
    """Place the points of a series between its first and last instant, and 0 and its peak."""
    series = sorted(reports.points, key=lambda point: point.at.seconds)
    begin = series[0].at.seconds
    length = max(series[-1].at.seconds - begin, 1)
    peak = max(point.count for point in series)
    return Chart(
        WIDTH,
        HEIGHT,
        tuple(
            Point(
                (point.at.seconds - begin) * WIDTH // length,
                HEIGHT - point.count * HEIGHT // max(peak, 1),
                point.at,
                point.count,
            )
            for point in series
        ),
        peak,
    )
