"""Incidents as lists show them."""

from __future__ import annotations

from dataclasses import dataclass

from statuary.model import Impact, Instant
from statuary.timeline.facts import IncidentFacts


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """An incident in a list; `seconds` is its length if that is known."""

    id: str
    title: str
    impact: Impact
    start: Instant
    end: Instant | None
    is_open: bool
    seconds: int | None

    @classmethod
    def of(cls, incident: IncidentFacts) -> IncidentLine:
        """Give an incident's line."""
        return cls(
            incident.id,
            incident.title,
            incident.impact,
            incident.start,
            incident.end,
            incident.is_open,
            incident.seconds,
        )
