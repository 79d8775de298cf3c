"""`maintenance.ics`, for the page and for each component: planned work in calendar programs.

What is to come stands there as announced; what has been, as it went. Names and dates are those
of the record, and what merely passes by the clock changes nothing: a maintenance of which nobody
says anything gives the same bytes for good. What is over stays, so that nobody loses it, up to
`MOST` maintenances.

A page without a `url` has calendars too, without addresses in them.
"""

from __future__ import annotations

from collections.abc import Iterable

from statuary.formats.calendar.render import CalendarFacts, render
from statuary.formats.calendar.times import Planned, planned
from statuary.formats.interface import Format
from statuary.outputs import Output
from statuary.theme import Theme
from statuary.timeline import Snapshot
from statuary.wording import Wording

MOST = 500


def _outputs(snapshot: Snapshot, _: Theme) -> Iterable[Output]:
    site = snapshot.site
    starts = [span.start for each in snapshot.components for span in each.history.recorded]
    starts += [window.window.start for m in snapshot.maintenances for window in m.windows[:1]]
    begin = min(starts, default=0)
    # The file's order is by what does not change; which ones are the newest, by where they stand.
    everything = sorted(map(planned, snapshot.maintenances[:MOST]), key=_order)
    title = f"{site.title} – {Wording(site.language, site.timezone).text('Maintenance')}"
    yield _output(CalendarFacts(site, "", "maintenance/", title, begin, tuple(everything)))
    for component in snapshot.components:
        page = f"components/{component.id}/"
        named = (m for m in snapshot.maintenances if component.id in {c.id for c in m.components})
        own = sorted(map(planned, [*named][:MOST]), key=_order)
        title = f"{site.title} – {component.name}"
        yield _output(CalendarFacts(site, page, page, title, begin, tuple(own)))


def _order(each: Planned) -> tuple[int, str]:
    return each.start, each.id


def _output(facts: CalendarFacts) -> Output:
    return Output(f"{facts.folder}maintenance.ics", render, facts)


CALENDAR = Format("calendar", _outputs)
