"""The pages that people read.

A new page is a template, a module here with a `pages` function that says what the template
takes, its line in `PAGES` and its place in `PLACES`.
"""

from __future__ import annotations

from collections.abc import Iterable

from statuary.formats.html import (
    component_years,
    components,
    embed,
    history,
    home,
    incidents,
    maintenance,
    subscribe,
)
from statuary.formats.interface import Format, Place
from statuary.outputs import Output
from statuary.theme import Theme
from statuary.timeline import Snapshot

PAGES = (
    home.pages,
    incidents.pages,
    components.pages,
    component_years.pages,
    history.pages,
    maintenance.pages,
    subscribe.pages,
    embed.pages,
)


def _outputs(snapshot: Snapshot, theme: Theme) -> Iterable[Output]:
    for pages in PAGES:
        for page in pages(snapshot, theme):
            yield page.output


PLACES = (
    Place(
        "index.html",
        "The banner, open incidents, coming maintenance, components with 90 days and uptime, "
        "and the last days.",
    ),
    Place(
        "incidents/<id>/index.html",
        "An incident, a maintenance or a notice, with a permanent link for each update; under "
        "an id of `aliases`, the way to it; under one of a record that could not be read, a "
        "page that says so.",
    ),
    Place(
        "components/<id>/index.html",
        "A component: uptime by window and month, the year day by day, what figures rest on.",
    ),
    Place(
        "components/<id>/<year>/index.html",
        "All incidents of a component that began in a year, if its page does not have them all.",
    ),
    Place("history/index.html", "All months, with a filter for their records."),
    Place("history/<year>/<month>/index.html", "All that happened in a month."),
    Place("maintenance/index.html", "Planned work: under way, to come and over."),
    Place("subscribe/index.html", "All that can be subscribed to, explained."),
    Place("embed/index.html", "A banner for other sites, in the colours of the reader's system."),
    Place("embed/light.html", "A banner for other sites, always light."),
    Place("embed/dark.html", "A banner for other sites, always dark."),
    Place("404.html", "What a host shows where there is no file."),
)

HTML = Format("html", _outputs, PLACES)
