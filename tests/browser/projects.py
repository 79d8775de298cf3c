"""A page on which all is well at 12:00 UTC on 10 March 2026."""

from __future__ import annotations

GROUPS = "\n".join(
    f"  - group: {name}\n    id: {name.lower()}\n    components: ["
    + ", ".join(f"{{id: {name.lower()}-{n}, name: {name} {n}}}" for n in range(7))
    + "]"
    for name in ("Apps", "Data")
)

CALM = {
    "statuary.yml": f"""\
title: Calm
url: https://status.example.com/
timezone: Europe/Berlin
since: 2026-01-01
freshness: 6h
components:
{GROUPS}
""",
    "incidents/past.yaml": """\
title: Data was slow
components: {data-0: major_outage}
started: ~2026-03-08 20:30Z
ended: 2026-03-08 23:30Z
""",
    "incidents/older.yaml": """\
title: Apps did not start
components: {apps-0: partial_outage, apps-1: partial_outage}
started: 2026-02-03 10:00Z
ended: 2026-02-03 10:20Z
""",
    "incidents/upgrade.yaml": """\
kind: maintenance
title: Upgrade
window: {from: 2026-03-10 13:00Z, until: 2026-03-10 14:00Z}
components: [data-0]
""",
    "incidents/weekly.yaml": """\
kind: maintenance
title: Weekly work
window: {from: 2026-03-10 13:00Z, until: 2026-03-10 13:30Z}
repeats: FREQ=WEEKLY;COUNT=3
components: [apps-6]
""",
}

OPEN = """\
---
title: Data does not load
components: {data-1: major_outage}
---
## Investigating @ 2026-03-10 12:05Z
We look.
"""
