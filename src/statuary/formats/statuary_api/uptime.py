"""`api/statuary/uptime.json`: every figure, and all that one needs to compute it again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from statuary.model import Weights
from statuary.outputs import Output
from statuary.timeline import Snapshot
from statuary.timeline.facts import CountingFacts, group_facts
from statuary.timeline.history import Interval
from statuary.timeline.states import Scale
from statuary.timeline.uptime import Figure
from statuary.wording import decimal, iso


@dataclass(frozen=True, slots=True)
class ComponentUptime:
    """A component's figures, and the intervals behind them."""

    id: str
    name: str
    figures: tuple[Figure, ...]
    intervals: tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class GroupUptime:
    """A group's figures, and the ids of what is in it."""

    id: str
    name: str
    parts: tuple[str, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Uptime:
    """What the file takes."""

    instant: int
    counting: CountingFacts
    scale: Scale
    figures: tuple[Figure, ...]
    components: tuple[ComponentUptime, ...]
    groups: tuple[GroupUptime, ...]


def outputs(snapshot: Snapshot) -> Iterable[Output]:
    """Give the file."""
    uptime = Uptime(
        snapshot.instant,
        snapshot.counting,
        snapshot.scale,
        snapshot.figures,
        tuple(
            ComponentUptime(each.id, each.name, each.figures, each.history.intervals)
            for each in snapshot.components
        ),
        tuple(
            GroupUptime(each.id, each.name, tuple(part.id for part in each.parts), each.figures)
            for each in group_facts(snapshot.parts)
        ),
    )
    yield Output("api/statuary/uptime.json", _render, uptime)


def _render(uptime: Uptime) -> str:
    document = {
        "generated_at": iso(uptime.instant),
        "formula": uptime.counting.formula,
        "weights": _weights(uptime.counting.weights),
        "maintenance": uptime.counting.maintenance,
        "group": uptime.counting.group,
        "page": {"windows": [_window(figure) for figure in uptime.figures]},
        "groups": [
            {
                "id": group.id,
                "name": group.name,
                "parts": list(group.parts),
                "windows": [_window(figure) for figure in group.figures],
            }
            for group in uptime.groups
        ],
        "components": [
            {
                "id": component.id,
                "name": component.name,
                "windows": [_window(figure) for figure in component.figures],
                "intervals": [
                    _interval(interval, uptime.scale, uptime.instant)
                    for interval in component.intervals
                ],
            }
            for component in uptime.components
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _weights(weights: Weights) -> dict[str, float | int]:
    return {
        "major_outage": _seconds(weights.major_outage),
        "partial_outage": _seconds(weights.partial_outage),
        "degraded_performance": _seconds(weights.degraded_performance),
    }


def _window(figure: Figure) -> dict[str, Any]:
    measure, shown = figure.measure, figure.percentage
    low = decimal(shown.low) if shown.low is not None else None
    high = decimal(shown.high) if shown.high is not None else None
    return {
        "window": figure.window,
        "from": iso(figure.span.start),
        "until": iso(figure.span.end),
        "counted_seconds": _seconds(measure.counted),
        "down_seconds": measure.outage_seconds,
        "weighted_down_seconds": _seconds(measure.down),
        "unknown_seconds": _seconds(measure.unknown),
        "maintenance_seconds": measure.maintenance_seconds,
        "approximate": measure.approximate,
        "uptime": low if low == high else None,
        "uptime_low": low,
        "uptime_high": high,
    }


def _interval(interval: Interval, scale: Scale, now: int) -> dict[str, Any]:
    share = scale.shares[interval.states]
    return {
        "from": iso(interval.span.start),
        "until": iso(min(interval.span.end, now)),
        "ongoing": interval.span.end > now,
        "approximate": [interval.start_approximate, interval.end_approximate],
        "status": interval.status.value,
        "counted": _seconds(share.counted),
        "down": _seconds(share.down),
        "unknown": _seconds(share.unknown),
        "incidents": list(interval.records),
    }


def _seconds(thousandths: int) -> float | int:
    """Give thousandths as a number that is whole where it can be."""
    whole, rest = divmod(thousandths, 1000)
    return thousandths / 1000 if rest else whole
