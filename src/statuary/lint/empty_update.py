"""An update that changes nothing and says nothing, of which all who follow the feeds hear."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from statuary.lint.interface import Example, Remark, Rule, Scene, by_time
from statuary.model import (
    ComponentStatus,
    Incident,
    IncidentStatus,
    IncidentUpdate,
    Maintenance,
    MaintenanceStatus,
)

_KEEPS = (IncidentStatus.UPDATE, MaintenanceStatus.UPDATE)


def _check(scene: Scene) -> Iterable[Remark]:
    for record in scene.updated:
        for index in _empty(record):
            yield Remark(
                record.id,
                ("updates", index),
                "this update says nothing and changes nothing",
                "write what is new under it, or delete it",
            )


def _empty(record: Incident | Maintenance) -> Iterator[int]:
    repeats = isinstance(record, Maintenance) and record.repeats is not None
    changes = record.components if isinstance(record, Incident) else ()
    standing = {change.component: change.status for change in changes}
    before = None
    for index, update in by_time(record):
        told = (
            {change.component: change.status for change in update.components}
            if isinstance(update, IncidentUpdate)
            else {}
        )
        changed = any(
            standing.get(component, ComponentStatus.OPERATIONAL) is not status
            for component, status in told.items()
        )
        # Of windows that repeat, each may be completed.
        same = update.status in _KEEPS or (update.status is before and not repeats)
        if same and not changed and not update.body.strip():
            yield index
        if update.status is IncidentStatus.RESOLVED:
            standing.clear()
        standing.update(told)
        before = before if update.status in _KEEPS else update.status


_RECORD = """\
---
title: Slow answers
components: [api]
---
## Investigating @ 2026-03-10 10:00Z
Answers take a minute.

## Investigating @ 2026-03-10 11:00Z {api: %s}
"""

EMPTY_UPDATE = Rule(
    "empty-update",
    "an update without a text that changes neither the step nor a component",
    _check,
    good=Example((_RECORD % "degraded_performance",)),
    bad=Example((_RECORD % "partial_outage",)),
)
