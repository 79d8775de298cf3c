"""An incident as a chart: a lane for each component, drawn in its statuses over time."""

from __future__ import annotations

from dataclasses import dataclass

from statuary.model import ComponentStatus
from statuary.timeline.facts import IncidentFacts, Named

WIDTH = 1000


@dataclass(frozen=True, slots=True)
class Segment:
    """A status from `x` on for `width`, in the chart's units."""

    x: int
    width: int
    status: ComponentStatus


@dataclass(frozen=True, slots=True)
class Lane:
    """A component and its segments."""

    component: Named
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Lanes:
    """Lanes from `start` to `end` in seconds, `width` units wide, with a tick for each update.

    While something of it goes on, `end` is when the incident last changed and a bit: the chart
    then does not depend on the time.
    """

    width: int
    start: int
    end: int
    goes_on: bool
    lanes: tuple[Lane, ...]
    ticks: tuple[int, ...]


def lanes(incident: IncidentFacts) -> Lanes | None:
    """Lay an incident out, or give None where there is nothing to draw."""
    start = incident.start.seconds
    ends = [i.span.end for each in incident.affected for i in each.intervals]
    goes_on = incident.is_open or max(ends, default=0) > incident.changed
    last = _and_a_bit(incident) if goes_on else incident.changed
    length = last - start
    drawn = [each for each in incident.affected if each.intervals]
    if length <= 0 or not drawn:
        return None

    def x(at: int) -> int:
        # What ends after the last change has no end yet.
        return (at - start) * WIDTH // length if at <= incident.changed else WIDTH

    return Lanes(
        WIDTH,
        start,
        last,
        goes_on,
        tuple(
            Lane(
                each.component,
                tuple(
                    Segment(x(i.span.start), max(2, x(i.span.end) - x(i.span.start)), i.status)
                    for i in each.intervals
                ),
            )
            for each in drawn
        ),
        tuple(x(update.at.seconds) for update in incident.updates),
    )


def _and_a_bit(incident: IncidentFacts) -> int:
    length = incident.changed - incident.start.seconds
    return incident.changed + max(length // 4, 600)
