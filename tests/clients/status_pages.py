"""Pages for programs that read status pages: an outage, work, nobody knows, all is well.

Each is served as if it were 12:00 UTC on 10 March 2026.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.formats.showcase import NOW, build, project
from tests.host import Host, serving

# Its module leads what Python programs ask of Statuspage to the address in `STATUSPAGE_AT`.
REDIRECT = Path(__file__).parent / "redirect"

SETTINGS = """\
title: Example & Söhne
url: https://status.example.com/
timezone: Europe/Berlin
since: 2026-01-01
components:
  - {id: website, name: Website, description: What people see}
  - group: Platform
    id: platform
    components:
      - {id: api, name: API}
      - group: Storage
        id: storage
        components: [{id: disks, name: Disks 🙂}]
"""

LOGIN = """\
---
title: Logging in "fails" 🙂
components: {website: major_outage, api: degraded_performance}
---
## Investigating @ 2026-03-10 10:00Z
Nobody can *log in*.

## Monitoring @ 2026-03-10 11:00Z {api: operational}
The API works again.
"""
OVER = """\
---
title: Disks were slow
components: {disks: degraded_performance}
---
## Investigating @ 2026-03-01 10:00Z
We look.

## Resolved @ 2026-03-01 11:00Z
They are quick again.
"""
UPGRADE = """\
kind: maintenance
title: Upgrade
summary: New disks.
window: {from: 2026-03-12 20:00Z, until: 2026-03-12 22:00Z}
components: [disks]
"""
MOVING = """\
kind: maintenance
title: Moving house
window: {from: 2026-03-10 11:30Z, until: 2026-03-10 13:00Z}
components: [api, disks]
updates: [{at: 2026-03-05 09:00Z, status: scheduled, body: We move.}]
"""

LOST = """\
title: Of this nobody knows the end
components: {disks: partial_outage}
started: 2026-03-10 08:00Z
ended: unknown
"""

PAGES = {
    "outage": {
        "incidents/login.md": LOGIN,
        "incidents/over.md": OVER,
        "incidents/upgrade.yaml": UPGRADE,
    },
    "work": {"incidents/over.md": OVER, "incidents/moving.yaml": MOVING},
    "lost": {"incidents/lost.yaml": LOST},
    "well": {"incidents/over.md": OVER},
}


@contextmanager
def served(name: str, root: Path) -> Iterator[Host]:
    """Build a page in an empty folder, and serve it for as long as the context lasts."""
    build(project(root, {"statuary.yml": SETTINGS, **PAGES[name]}))
    with serving(root / "site", NOW) as host:
        yield host
