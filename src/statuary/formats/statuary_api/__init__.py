"""The API of our own, `api/statuary/…`: all facts of the page for programs.

Each document names its JSON Schema, which is published beside it. Their types take a while to
be made, so they are imported with the first build.
"""

from __future__ import annotations

from collections.abc import Iterable

from statuary.formats.interface import Format, Place
from statuary.outputs import Output
from statuary.theme import Theme
from statuary.timeline import Snapshot


def _outputs(snapshot: Snapshot, _: Theme) -> Iterable[Output]:
    from statuary.formats.statuary_api import documents

    return documents.outputs(snapshot)


PLACES = (
    Place(
        "api/statuary/page.json",
        "The banner, components as a tree, what is open, under way and next, and what will "
        "change by the clock.",
    ),
    Place("api/statuary/incidents.json", "Open incidents and the newest fifty, in full."),
    Place("api/statuary/incidents/<year>-<month>.json", "All incidents that began in a month."),
    Place(
        "api/statuary/maintenances.json", "Work under way, to come, and the newest that is over."
    ),
    Place("api/statuary/uptime.json", "All figures, with the sums and intervals behind them."),
    Place("api/statuary/statistics.json", "How many incidents, how long and how far apart."),
    Place("api/statuary/build.json", "When the site was built, and when that is too long ago."),
    Place("api/statuary/schemas/<document>.v<number>.json", "The JSON Schema of a document."),
)

STATUARY_API = Format("statuary-api", _outputs, PLACES)
