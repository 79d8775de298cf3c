"""A component's incidents: the newest are on its page, and those of years before on a page by year.

What happens later changes no year's page, so that a record may grow.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from itertools import groupby

from statuary.timeline.facts import IncidentFacts
from statuary.times.zone import day_of, day_start

NEWEST = 100

Incidents = tuple[IncidentFacts, ...]


def newest(incidents: Incidents) -> Incidents:
    """Give those of a component's incidents that are on its page."""
    return incidents[:NEWEST]


def by_year(incidents: Incidents, timezone: str) -> tuple[tuple[int, Incidents], ...]:
    """Give the years of which a component's page does not show all, the latest first.

    Each has all the incidents that began in it.
    """
    if len(incidents) <= NEWEST:
        return ()
    last, first = (day_of(incidents[at].start.seconds, timezone).year for at in (0, -1))
    later = [day_start(date(year, 1, 1), timezone) for year in range(first + 1, last + 1)]

    def year_of(incident: IncidentFacts) -> int:
        return first + bisect_right(later, incident.start.seconds)

    latest = year_of(incidents[NEWEST])
    years = ((year, tuple(own)) for year, own in groupby(incidents, key=year_of))
    return tuple((year, own) for year, own in years if year <= latest)
