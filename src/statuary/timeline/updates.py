"""What was said of a record, as facts: keys that last, and steps that carry on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from statuary.model import (
    IncidentStatus,
    IncidentUpdate,
    MaintenanceStatus,
    MaintenanceUpdate,
)
from statuary.timeline.facts import Named, StatusChange, UpdateFacts


def update_facts(
    updates: Iterable[IncidentUpdate | MaintenanceUpdate],
    first: IncidentStatus | MaintenanceStatus,
    names: Mapping[str, Named],
) -> tuple[UpdateFacts, ...]:
    """Give updates, which come by time, newest first; `first` is the step before all of them.

    An update's key is its instant, so that neither its text nor its place in the file matters.
    Only among updates of one second is there a number, in the file's order.
    """
    facts: list[UpdateFacts] = []
    keys: Counter[str] = Counter()
    step = first
    for update in updates:
        step = step if update.status.value == "update" else update.status
        key = f"{datetime.fromtimestamp(update.at.seconds, UTC):%Y-%m-%dT%H-%M-%SZ}"
        keys[key] += 1
        facts.append(
            UpdateFacts(
                key if keys[key] == 1 else f"{key}-{keys[key]}",
                update.at,
                update.status,
                step,
                update.body,
                tuple(_changes(update, names)),
            )
        )
    return tuple(reversed(facts))


def _changes(
    update: IncidentUpdate | MaintenanceUpdate, names: Mapping[str, Named]
) -> Iterable[StatusChange]:
    if isinstance(update, IncidentUpdate):
        for change in update.components:
            yield StatusChange(names[change.component], change.status)
