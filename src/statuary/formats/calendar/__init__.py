"""`maintenance.ics`, for the page and for each component: planned work in calendar programs.

What is to come stands there as announced; what has been, as it went. Names and dates are those
of the record, and what merely passes by the clock changes nothing: a maintenance of which nobody
says anything gives the same bytes for good. What is over stays, so that nobody loses it, up to
`MOST` maintenances.

A page without a `url` has calendars too, without addresses in them.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from statuary.addresses import component_page
from statuary.formats.calendar.render import CalendarFacts, render
from statuary.formats.calendar.times import Planned, planned
from statuary.formats.interface import Format, Place
from statuary.outputs import Output
from statuary.theme import Theme
from statuary.timeline import Snapshot

MOST = 500


def _outputs(snapshot: Snapshot, _: Theme) -> Iterable[Output]:
    site = snapshot.site
    starts = [each.windows[0].window.start for each in snapshot.maintenances]
    begin = min([*starts, *([] if snapshot.begun is None else [snapshot.begun])], default=0)
    everything = tuple(map(planned, snapshot.maintenances))  # newest first
    title = f"{site.title} – {site.wording.text('Maintenance')}"
    yield _output(CalendarFacts(site, "", "maintenance/", title, begin, _kept(everything)))
    for component in snapshot.components:
        page = component_page(component.id)
        own = (each for each in everything if component.id in (c.id for c in each.components))
        title = f"{site.title} – {component.name}"
        yield _output(CalendarFacts(site, page, page, title, begin, _kept(own)))


def _kept(newest_first: Iterable[Planned]) -> tuple[Planned, ...]:
    """Give the newest, in an order that stays as time passes."""
    return tuple(sorted(islice(newest_first, MOST), key=lambda each: (each.start, each.id)))


def _output(facts: CalendarFacts) -> Output:
    return Output(f"{facts.folder}maintenance.ics", render, facts)


PLACES = (
    Place("maintenance.ics", "Planned work for calendar programs, what has been as it went."),
    Place("components/<id>/maintenance.ics", "The same, of the work on a component."),
)

CALENDAR = Format("calendar", _outputs, PLACES)
