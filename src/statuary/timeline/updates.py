"""What was said of a record, as facts: keys that last, and steps that carry on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache

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
    keys: dict[str, int] = {}
    step = first
    standing: dict[str, ComponentStatus] = {}
    untold = {change.component: change.status for change in affected}
    for update in updates:
        step = step if update.status in _KEEPING else update.status
        key = _key(update.at.seconds)
        keys[key] = keys.get(key, 0) + 1
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


def _key(seconds: int) -> str:
    # `strftime` takes three times as long, and this is done for every update there ever was.
    said = datetime.fromtimestamp(seconds, UTC).isoformat()
    return f"{said[:19].replace(':', '-')}Z"


@lru_cache(maxsize=4096)
def _change(component: Named, before: ComponentStatus, status: ComponentStatus) -> StatusChange:
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
        yield _change(names[component], before, status)
