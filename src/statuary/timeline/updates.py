"""What was said of a record, as facts: keys that last, and steps that carry on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

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
_KEEPING = (IncidentStatus.UPDATE, MaintenanceStatus.UPDATE)


class Sequel(NamedTuple):
    """What follows from an update where it stands among others: all but its own words."""

    key: str
    step: IncidentStatus | MaintenanceStatus
    changes: tuple[StatusChange, ...]


def update_facts(
    updates: Iterable[IncidentUpdate | MaintenanceUpdate], sequels: Iterable[Sequel]
) -> tuple[UpdateFacts, ...]:
    """Give updates, which come by time as what follows from them does, newest first."""
    facts = [
        UpdateFacts(key, update.at, update.status, step, update.body, changes)
        for update, (key, step, changes) in zip(updates, sequels, strict=True)
    ]
    return tuple(reversed(facts))


def sequels(
    updates: Iterable[IncidentUpdate | MaintenanceUpdate],
    first: IncidentStatus | MaintenanceStatus,
    names: Mapping[str, Named],
    affected: Iterable[Change] = (),
) -> tuple[Sequel, ...]:
    """Give what follows from updates, which come by time.

    `first` is the step before all of them, and `affected` what was affected by then.

    An update's key is its instant, so that neither its text nor its place in the file matters.
    Only among updates of one second is there a number, in the file's order.
    """
    found: list[Sequel] = []
    keys: dict[str, int] = {}
    step = first
    standing: dict[str, ComponentStatus] = {}
    untold = {change.component: change.status for change in affected}
    for update in updates:
        step = step if update.status in _KEEPING else update.status
        key = _key(update.at.seconds)
        keys[key] = keys.get(key, 0) + 1
        changes = tuple(_changes(update, untold, standing, names))
        found.append(Sequel(key if keys[key] == 1 else f"{key}-{keys[key]}", step, changes))
        untold = {}
    return tuple(found)


def _key(seconds: int) -> str:
    # `strftime` takes three times as long, and this is done for every update there ever was.
    said = datetime.fromtimestamp(seconds, UTC).isoformat()
    return f"{said[:19].replace(':', '-')}Z"


@lru_cache(maxsize=4096)
def status_change(
    component: Named, before: ComponentStatus, status: ComponentStatus
) -> StatusChange:
    """Make a change, or give one like it: a component goes through the same ones all the time."""
    return StatusChange(component, before, status)


def _changes(
    update: IncidentUpdate | MaintenanceUpdate,
    untold: Mapping[str, ComponentStatus],
    standing: dict[str, ComponentStatus],
    names: Mapping[str, Named],
) -> Iterator[StatusChange]:
    """Give what an update changes in what is `standing`, and change that."""
    if not isinstance(update, IncidentUpdate):
        return
    resolved = update.status is IncidentStatus.RESOLVED
    if not (resolved or untold or update.components):
        return
    told = {change.component: change.status for change in update.components}
    if resolved:
        ill = (c for c, s in {**standing, **untold}.items() if s is not _WELL)
        told = dict.fromkeys(ill, _WELL) | told
    for component, status in {**untold, **told}.items():
        before = standing.get(component, _WELL)
        if component in told:
            before = untold.get(component, before)
        standing[component] = status
        yield status_change(names[component], before, status)
