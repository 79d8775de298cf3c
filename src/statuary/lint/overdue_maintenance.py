"""A maintenance past its window of which nobody said how it ended: it counts as down."""

from __future__ import annotations

from collections.abc import Iterable

from statuary.lint.interface import Example, Remark, Rule, Scene
from statuary.timeline.occurrences import occurrences
from statuary.wording import iso


def _check(scene: Scene) -> Iterable[Remark]:
    for maintenance in scene.page.maintenances:
        if maintenance.draft or maintenance.window.start.seconds > scene.now:
            continue
        timezone = scene.page.settings.timezone
        for each in occurrences(maintenance, timezone, scene.now):
            if each.overdue:
                yield Remark(
                    maintenance.id,
                    ("window", "until"),
                    f"this window ended at {iso(each.window.end)}, and no update says that the "
                    "work is done: it is overdue and counts as down",
                    "add an update with the status `completed` and the instant at which it was "
                    "done, or move `until`",
                )


_RECORD = """\
---
kind: maintenance
title: Database upgrade
window: {from: 2026-03-10 02:00Z, until: 2026-03-10 04:00Z}
components: [api]
---
## Scheduled @ 2026-03-01 12:00Z
We upgrade the database.
"""

OVERDUE_MAINTENANCE = Rule(
    "overdue-maintenance",
    "a maintenance past its window that no update completes: it counts as down",
    _check,
    good=Example((f"{_RECORD}\n## Completed @ 2026-03-10 03:30Z\n",)),
    bad=Example((_RECORD,)),
)
