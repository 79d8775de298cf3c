"""A step back without a word: what was being watched or done is not any more, and why?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from statuary.lint.interface import Example, Remark, Rule, Scene, by_time
from statuary.model import IncidentStatus, Maintenance, MaintenanceStatus

_HOW_FAR: Mapping[IncidentStatus | MaintenanceStatus, int] = MappingProxyType(
    {
        IncidentStatus.INVESTIGATING: 0,
        IncidentStatus.IDENTIFIED: 1,
        IncidentStatus.MONITORING: 2,
        IncidentStatus.RESOLVED: 3,
        MaintenanceStatus.SCHEDULED: 0,
        MaintenanceStatus.IN_PROGRESS: 1,
        MaintenanceStatus.VERIFYING: 2,
        MaintenanceStatus.COMPLETED: 3,
        MaintenanceStatus.CANCELLED: 3,
    }
)


def _check(scene: Scene) -> Iterable[Remark]:
    for record in scene.updated:
        if isinstance(record, Maintenance) and record.repeats:
            continue  # With each window the steps begin anew.
        before = None
        for index, update in by_time(record):
            far = _HOW_FAR.get(update.status)
            if far is None:
                continue
            if before and far < _HOW_FAR[before] and not update.body.strip():
                yield Remark(
                    record.id,
                    ("updates", index, "status"),
                    f"this goes back from `{before}` to `{update.status}` without a word",
                    "write under the update why, such as what came back",
                )
            before = update.status


_RECORD = """\
---
title: Slow answers
components: [api]
---
## Monitoring @ 2026-03-10 10:00Z
A new index is in place.

## Investigating @ 2026-03-10 11:00Z
"""

UNEXPLAINED_SETBACK = Rule(
    "unexplained-setback",
    "an update that goes back a step, such as to `investigating`, without a word",
    _check,
    good=Example((f"{_RECORD}Answers take a minute again.\n",)),
    bad=Example((_RECORD,)),
)
