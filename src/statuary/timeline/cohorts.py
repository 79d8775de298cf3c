"""The incidents that began in one span, summed up."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from statuary.model import ComponentStatus, Impact
from statuary.spans import Span
from statuary.timeline.facts import IncidentFacts


@dataclass(frozen=True, slots=True)
class Tally:
    """How many incidents began in a span, by how badly they hurt and by how they stand now.

    The four impacts add up to `begun`, and so do `open`, which go on, `resolved`, and
    `end_unknown`, of which nobody knows since when they are over.
    """

    begun: int
    none: int
    minor: int
    major: int
    critical: int
    open: int
    resolved: int
    end_unknown: int


@dataclass(frozen=True, slots=True)
class TimeToResolve:
    """How long incidents went on that began in a span and are resolved; the mean is the MTTR.

    It is counted from an incident's beginning to its end, also where it was resolved and opened
    again in between. `approximate` tells that one of those edges is.
    """

    median: int
    mean: int
    longest: int
    approximate: bool


def by_component(incidents: Iterable[IncidentFacts]) -> defaultdict[str, list[IncidentFacts]]:
    """Give to each component, by its id, the incidents in which it was not operational."""
    affecting: defaultdict[str, list[IncidentFacts]] = defaultdict(list)
    for incident in incidents:
        for affected in incident.affected:
            if affected.worst is not ComponentStatus.OPERATIONAL:
                affecting[affected.component.id].append(incident)
    return affecting


def begun_in(incidents: tuple[IncidentFacts, ...], span: Span) -> tuple[IncidentFacts, ...]:
    """Give those of incidents, which come by time, that began in a span."""
    first = bisect_left(incidents, span.start, key=lambda incident: incident.start.seconds)
    after = bisect_left(incidents, span.end, key=lambda incident: incident.start.seconds)
    return incidents[first:after]


def tally(begun: tuple[IncidentFacts, ...]) -> Tally:
    """Count incidents."""
    impacts = Counter(incident.impact for incident in begun)
    unknown = sum(incident.end_unknown for incident in begun)
    resolved = sum(incident.end is not None for incident in begun)
    return Tally(
        begun=len(begun),
        none=impacts[Impact.NONE],
        minor=impacts[Impact.MINOR],
        major=impacts[Impact.MAJOR],
        critical=impacts[Impact.CRITICAL],
        open=len(begun) - resolved - unknown,
        resolved=resolved,
        end_unknown=unknown,
    )


def time_to_resolve(begun: tuple[IncidentFacts, ...]) -> TimeToResolve | None:
    """Sum up the lengths of incidents, if any of them is known."""
    lengths = sorted(incident.seconds for incident in begun if incident.seconds is not None)
    if not lengths:
        return None
    count = len(lengths)
    edges = ((incident.start, incident.end) for incident in begun)
    return TimeToResolve(
        median=(lengths[(count - 1) // 2] + lengths[count // 2]) // 2,
        mean=sum(lengths) // count,
        longest=lengths[-1],
        approximate=any(end and (start.approximate or end.approximate) for start, end in edges),
    )


def time_between(begun: tuple[IncidentFacts, ...]) -> int | None:
    """Give the mean seconds from an incident's beginning to the next one's, if there are two."""
    if len(begun) < 2:
        return None
    return (begun[-1].start.seconds - begun[0].start.seconds) // (len(begun) - 1)
