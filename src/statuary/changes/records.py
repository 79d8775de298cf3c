"""Which incidents, maintenances and notices differ, and how."""

from __future__ import annotations

from collections.abc import Iterator

from statuary.changes.facts import Deed, Kind, RecordChange, Step
from statuary.timeline import Snapshot
from statuary.timeline.facts import IncidentFacts, MaintenanceFacts, Record


def record_changes(old: Snapshot | None, new: Snapshot) -> Iterator[RecordChange]:
    """Give the records that differ: the new side's in its order, then what is gone."""
    before, after = _records(old) if old else {}, _records(new)
    for id_ in dict.fromkeys((*after, *before)):
        one, other = before.get(id_), after.get(id_)
        record = other or one
        if one == other or record is None:
            continue
        yield RecordChange(
            deed=_deed(one, other),
            kind=_kind(record),
            id=id_,
            title=record.title,
            before=_step(one),
            after=_step(other),
        )


def _records(snapshot: Snapshot) -> dict[str, Record]:
    records: tuple[Record, ...] = (
        *snapshot.incidents,
        *snapshot.maintenances,
        *snapshot.notices,
    )
    return {record.id: record for record in records}


def _deed(before: Record | None, after: Record | None) -> Deed:
    if after is None:
        return Deed.REMOVED
    was_open, is_open = _is_open(before), _is_open(after)
    if before is None:
        return Deed.OPENED if is_open else Deed.ADDED
    if was_open == is_open:
        return Deed.CHANGED
    return Deed.REOPENED if is_open else Deed.CLOSED


def _is_open(record: Record | None) -> bool:
    return isinstance(record, IncidentFacts) and record.is_open


def _kind(record: Record) -> Kind:
    if isinstance(record, IncidentFacts):
        return Kind.INCIDENT
    return Kind.MAINTENANCE if isinstance(record, MaintenanceFacts) else Kind.NOTICE


def _step(record: Record | None) -> Step | None:
    if isinstance(record, IncidentFacts):
        return record.step
    return record.current.status if isinstance(record, MaintenanceFacts) else None
