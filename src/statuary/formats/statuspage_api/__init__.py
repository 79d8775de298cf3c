"""The public API of Statuspage, version 2, as files: what speaks to such a page speaks to ours.

`api/v2/…` has Statuspage's eight files and in them its keys alone, as strict clients refuse any
other. Nothing in them is the build's time: they change when the record does, or when a window
begins or ends by the clock. Where the two models differ:

- **Groups** nest here and not there: all that is in a group belongs to the outermost one, and
  bears the names of the inner groups before its own. Retired and coming components are left out.
- **`unknown`** has no word there, and becomes `degraded_performance`: never green while nobody
  knows.
- **Updates** are never lacking there. Where the record knows more than was said, it is told: the
  start of an incident without updates, an end that none speaks of, and what a maintenance did by
  the clock. An `update` has the step that it keeps; an update without text has its word. The
  summary of a record is told where there are no updates.
- **An end that nobody knows**: the incident is `resolved` at the instant of the update that says
  so, else of the last word, and the update says that the end is not known.
- **Maintenance** has an entry for each window: all under way, 50 to come and 50 that are over, of
  one that repeats the next three. A cancelled one is `completed`, and its update says that it was
  cancelled. Its impact is `maintenance` unless the record says another.
- **The indicator** follows the banner: see `status`. A closed record is `minor` at least, as of now
  nobody knows; its components and records are told as they stood.
- **A postmortem** is not told of: an incident stays `resolved`, and its link leads there.

Ids are made of ours, which are permanent. Links are the page's own, and empty for a page without
`url`, which has these files all the same.
"""

from __future__ import annotations

from collections.abc import Iterable

from statuary.formats.interface import Format, Place
from statuary.formats.statuspage_api.components import listing
from statuary.formats.statuspage_api.document import Document, render
from statuary.formats.statuspage_api.incidents import incident_entries
from statuary.formats.statuspage_api.maintenances import schedule
from statuary.formats.statuspage_api.page import page
from statuary.formats.statuspage_api.status import rollup
from statuary.outputs import Output
from statuary.theme import Theme
from statuary.timeline import Snapshot

MOST = 50


def _outputs(snapshot: Snapshot, _: Theme) -> Iterable[Output]:
    about = (page(snapshot), snapshot.site.wording)
    status = rollup(snapshot)
    components = listing(snapshot)
    still_open = [incident for incident in snapshot.incidents if incident.is_open]
    unresolved = incident_entries(still_open, snapshot, components)
    incidents = incident_entries(snapshot.incidents[:MOST], snapshot, components)
    windows = schedule(snapshot, components, MOST)
    now_or_soon = (*windows.active, *windows.upcoming)
    files = {
        "summary": Document(*about, components, unresolved, now_or_soon, status),
        "status": Document(*about, status=status),
        "components": Document(*about, components=components),
        "incidents": Document(*about, incidents=incidents),
        "incidents/unresolved": Document(*about, incidents=unresolved),
        "scheduled-maintenances": Document(*about, maintenances=windows.newest_first),
        "scheduled-maintenances/upcoming": Document(*about, maintenances=windows.upcoming),
        "scheduled-maintenances/active": Document(*about, maintenances=windows.active),
    }
    for name, document in files.items():
        yield Output(f"api/v2/{name}.json", render, document)


PLACES = (
    Place("api/v2/summary.json", "Status, components, open incidents, and work now or soon."),
    Place("api/v2/status.json", "The indicator and the sentence of the banner."),
    Place("api/v2/components.json", "The components and their groups."),
    Place("api/v2/incidents.json", "The newest fifty incidents."),
    Place("api/v2/incidents/unresolved.json", "The incidents that are open."),
    Place("api/v2/scheduled-maintenances.json", "Maintenance under way, to come and over."),
    Place("api/v2/scheduled-maintenances/upcoming.json", "Maintenance to come."),
    Place("api/v2/scheduled-maintenances/active.json", "Maintenance under way."),
)

STATUSPAGE_API = Format("statuspage-api", _outputs, PLACES)
