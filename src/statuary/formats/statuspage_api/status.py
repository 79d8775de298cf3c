"""The whole page in one word, never a better one than the banner says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from statuary.model import ComponentStatus, Impact
from statuary.timeline import Snapshot
from statuary.timeline.facts import Banner


@dataclass(frozen=True, slots=True)
class Rollup:
    """How bad it is, in a word for programs and a line for people."""

    indicator: str
    description: str


WELL = Rollup("none", "All Systems Operational")
MAINTENANCE = Rollup("maintenance", "Service Under Maintenance")
DEGRADED = Rollup("minor", "Partially Degraded Service")
CLOSED = Rollup("minor", "Closed Record")
SOME_PARTLY_OUT = Rollup("minor", "Minor Service Outage")
SOME_OUT = Rollup("major", "Partial System Outage")
ALL_OUT = Rollup("critical", "Major System Outage")

BEST_TO_WORST = (WELL, MAINTENANCE, CLOSED, DEGRADED, SOME_PARTLY_OUT, SOME_OUT, ALL_OUT)

_OF_BANNER = {
    ComponentStatus.OPERATIONAL: WELL,
    ComponentStatus.UNDER_MAINTENANCE: MAINTENANCE,
    ComponentStatus.UNKNOWN: DEGRADED,
    ComponentStatus.DEGRADED_PERFORMANCE: DEGRADED,
    ComponentStatus.PARTIAL_OUTAGE: SOME_PARTLY_OUT,
    ComponentStatus.MAJOR_OUTAGE: SOME_OUT,
}
_OF_ALL = {
    ComponentStatus.PARTIAL_OUTAGE: SOME_OUT,
    ComponentStatus.MAJOR_OUTAGE: ALL_OUT,
}
_OF_IMPACT = {Impact.MAJOR: SOME_OUT, Impact.CRITICAL: ALL_OUT}


def rollup(snapshot: Snapshot) -> Rollup:
    """Blend what the banner says with how much of the page it holds for.

    Where all components are out, or an open incident that names none says so, it is one step
    worse than the banner's status alone, as it is with Statuspage. Of a closed record nobody knows
    how things are now, which is never green.
    """
    candidates = [_OF_BANNER[snapshot.banner.status], *_blends(snapshot, snapshot.banner)]
    candidates += [CLOSED] if snapshot.closed else []
    return max(candidates, key=BEST_TO_WORST.index)


def _blends(snapshot: Snapshot, banner: Banner) -> Iterator[Rollup]:
    listed = sum(component.listed for component in snapshot.components)
    if banner.status in _OF_ALL and len(banner.components) == listed > 0:
        yield _OF_ALL[banner.status]
    for incident in snapshot.incidents:
        if incident.is_open and not incident.affected and incident.impact in _OF_IMPACT:
            yield _OF_IMPACT[incident.impact]


def status_keys(status: Rollup) -> dict[str, Any]:
    """Write the word and the line."""
    return {"indicator": status.indicator, "description": status.description}
