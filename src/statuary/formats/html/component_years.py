"""A page for each year of a component of which its own page does not show all incidents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from statuary.addresses import component_year_page
from statuary.formats.html.component_incidents import Incidents, by_year
from statuary.formats.html.page import Head, Page
from statuary.theme import Theme
from statuary.timeline import Snapshot
from statuary.timeline.facts import Named


@dataclass(frozen=True, slots=True)
class ComponentYear:
    """What `component-year.html` takes; `earlier` and `later` are the nearest years with a page.

    The incidents are whole, although a line tells little of each: there are more lines than
    incidents, and these keep their digests.
    """

    name: str
    groups: tuple[Named, ...]
    year: int
    incidents: Incidents
    earlier: int | None
    later: int | None


def pages(snapshot: Snapshot, theme: Theme) -> Iterable[Page]:
    """Give the pages of the years of all components."""
    site = snapshot.site
    for component, incidents in snapshot.component_incidents:
        years = by_year(incidents, site.timezone)
        for index, (year, own) in enumerate(years):
            earlier = years[index + 1][0] if index + 1 < len(years) else None
            later = years[index - 1][0] if index else None
            head = Head(
                site,
                f"{component.name}, {year} – {site.title}",
                component_year_page(component.id, year),
                section="history",
                changed=max(incident.changed for incident in own),
                unread=snapshot.banner.unread,
            )
            facts = ComponentYear(component.name, component.groups, year, own, earlier, later)
            yield Page(theme, "component-year.html", head, facts)
