"""What was said of a record, as facts: keys that last, and steps that carry on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from statuary.model import (
    Change,
    ComponentStatus,
    IncidentStatus,
    IncidentUpdate,
    MaintenanceStatus,
    MaintenanceUpdate,
)
from statuary.timeline.facts import Named, StatusChange, UpdateFacts

_WELL = ComponentStatus.OPERATIONAL


def update_facts(
    updates: Iterable[IncidentUpdate | MaintenanceUpdate],
    first: IncidentStatus | MaintenanceStatus,
    names: Mapping[str, Named],
    affected: Iterable[Change] = (),
) -> tuple[UpdateFacts, ...]:
    """Give updates, which come by time, newest first.

    `first` is the step before all of them, and `affected` what was affected by then.

    An update's key is its instant, so that neither its text nor its place in the file matters.
    Only among updates of one second is there a number, in the file's order.
    """
    facts: list[UpdateFacts] = []
    keys: Counter[str] = Counter()
    step = first
    standing: dict[str, ComponentStatus] = {}
    untold = {change.component: change.status for change in affected}
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
                tuple(_changes(update, untold, standing, names)),
            )
        )
        untold = {}
    return tuple(reversed(facts))


def _changes(
    update: IncidentUpdate | MaintenanceUpdate,
    untold: Mapping[str, ComponentStatus],
    standing: dict[str, ComponentStatus],
    names: Mapping[str, Named],
) -> Iterator[StatusChange]:
    """Give what an update changes in what is `standing`, and change that."""
    if not isinstance(update, IncidentUpdate):
        return
    told = {change.component: change.status for change in update.components}
    if update.status is IncidentStatus.RESOLVED:
        ill = (c for c, s in {**standing, **untold}.items() if s is not _WELL)
        told = dict.fromkeys(ill, _WELL) | told
    for component, status in {**untold, **told}.items():
        known = {**standing, **untold} if component in told else standing
        before = known.get(component, _WELL)
        standing[component] = status
        yield StatusChange(names[component], before, status)
