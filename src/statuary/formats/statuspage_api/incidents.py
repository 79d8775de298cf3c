"""Incidents as entries."""

from __future__ import annotations

from collections.abc import Iterable

from statuary.addresses import record_page
from statuary.formats.statuspage_api.components import WORDS, Component, named, pick
from statuary.formats.statuspage_api.entries import Entry, Shift, Told
from statuary.formats.statuspage_api.ids import code
from statuary.model import ComponentStatus, IncidentStatus
from statuary.timeline import Snapshot
from statuary.timeline.facts import IncidentFacts, StatusChange
from statuary.wording import Wording

_WELL = ComponentStatus.OPERATIONAL
_RESOLVED = IncidentStatus.RESOLVED


def incident_entries(
    incidents: Iterable[IncidentFacts], snapshot: Snapshot, listed: tuple[Component, ...]
) -> tuple[Entry, ...]:
    """Give incidents as entries, in their order."""
    names = {component.id: named(component) for component in snapshot.components}
    return tuple(_entry(incident, listed, names, snapshot.site.wording) for incident in incidents)


def _entry(
    incident: IncidentFacts, listed: tuple[Component, ...], names: dict[str, str], wording: Wording
) -> Entry:
    updates = incident.updates
    monitoring = (u.at.seconds for u in updates if u.status is IncidentStatus.MONITORING)
    return Entry(
        id=code("incident", incident.id),
        path=record_page(incident.id),
        name=incident.title,
        impact=incident.impact.value,
        started=incident.start.seconds,
        updated=incident.changed,
        monitoring=next(monitoring, None),
        resolved=_end(incident),
        told=_told(incident, names, wording),
        components=pick(listed, (component.id for component in incident.components)),
    )


def _end(incident: IncidentFacts) -> int | None:
    """Give when an incident was over, None while it is open.

    Where nobody knows, it is when it was said to be over, or else when the record last said
    anything: a reader of a resolved incident needs an instant, and it was not over before.
    """
    if incident.over_by is None and incident.end_unknown:
        return incident.changed
    return incident.over_by


def _told(incident: IncidentFacts, names: dict[str, str], wording: Wording) -> tuple[Told, ...]:
    """Give the updates, newest first: at least one, the newest with the step that holds.

    What nobody said, but the record knows, is told by an update of its own: the start of an
    incident without updates, and an end that no update speaks of.
    """
    end = _end(incident)
    told = [
        Told(
            _update_id(incident, update.key),
            update.at.seconds,
            # What is said once it is over says nothing else, even if it keeps an older step.
            (_RESOLVED if end is not None and update.at.seconds > end else update.step).value,
            update.status,
            update.body,
            _shifts(update.changes, names),
        )
        for update in incident.updates
    ]
    if not told:
        changes = [StatusChange(a.component, _WELL, a.worst) for a in incident.affected]
        start = (_update_id(incident, "start"), incident.start.seconds)
        first = IncidentStatus.INVESTIGATING
        told = [Told(*start, first.value, first, incident.summary, _shifts(changes, names))]
    if end is not None and told[0].step != _RESOLVED.value:
        unknown = incident.end_unknown
        closing = Told(
            _update_id(incident, "end"),
            end,
            _RESOLVED.value,
            _RESOLVED,
            wording.text("Over, end not known") if unknown else "",
            () if unknown else _all_well(told),
        )
        told.insert(0, closing)
    return tuple(told)


def _update_id(incident: IncidentFacts, key: str) -> str:
    return code("incident update", incident.id, key)


def _shifts(changes: Iterable[StatusChange], names: dict[str, str]) -> tuple[Shift, ...]:
    return tuple(
        Shift(
            code("component", change.component.id),
            names[change.component.id],
            WORDS[change.before],
            WORDS[change.status],
        )
        for change in changes
    )


def _all_well(told: list[Told]) -> tuple[Shift, ...]:
    """Give the way back to operational of whatever is not, by what was told, newest first."""
    standing = {shift.code: shift for each in reversed(told) for shift in each.shifts}
    return tuple(
        Shift(shift.code, shift.name, shift.after, _WELL.value)
        for shift in standing.values()
        if shift.after != _WELL.value
    )
