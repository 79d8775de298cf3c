"""What the feeds tell, as values: one item for each thing that a subscriber should hear of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from statuary.model import IncidentStatus, MaintenanceStatus
from statuary.timeline import Snapshot
from statuary.timeline.facts import (
    IncidentFacts,
    MaintenanceFacts,
    Named,
    NoticeFacts,
    StatusChange,
    UpdateFacts,
)


@dataclass(frozen=True, slots=True)
class Said:
    """A text in Markdown, when it was said, as which step, and what it changed."""

    at: int
    step: IncidentStatus | MaintenanceStatus | None
    body: str
    changes: tuple[StatusChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """An entry before it is put into words.

    `path` leads to it from the site's first page, and is what its permanent id is made of.
    `components` are the ids of those that it is about. `said` comes newest first.
    """

    path: str
    title: str
    published: int
    updated: int
    components: tuple[str, ...]
    tags: tuple[str, ...]
    said: tuple[Said, ...]


def tag_uri(url: str, path: str) -> str:
    """Name something for good (RFC 4151): by the site's host and the path in it."""
    parts = urlsplit(url)
    return f"tag:{parts.hostname},2026:{parts.path}{path}"


def update_items(snapshot: Snapshot) -> tuple[Item, ...]:
    """Give an item for each update and notice, newest first."""
    incidents, maintenances = snapshot.incidents, snapshot.maintenances
    items = [_update_item(record, update) for record in incidents for update in record.updates]
    items += [_update_item(record, update) for record in maintenances for update in record.updates]
    items += [_silent_item(incident) for incident in snapshot.incidents if not incident.updates]
    items += map(_notice_item, snapshot.notices)
    return _newest_first(items)


def record_items(snapshot: Snapshot) -> tuple[Item, ...]:
    """Give an item for each incident, maintenance and notice, newest first."""
    items = [_record_item(record) for record in snapshot.incidents]
    items += [_record_item(record) for record in snapshot.maintenances if record.updates]
    items += map(_notice_item, snapshot.notices)
    return _newest_first(items)


def about(component: str, items: Iterable[Item]) -> tuple[Item, ...]:
    """Give the items that are about a component."""
    return tuple(item for item in items if component in item.components)


def _newest_first(items: list[Item]) -> tuple[Item, ...]:
    """Sort by date and record; of these equal, items stay as a record has them, newest first."""
    return tuple(sorted(items, key=lambda item: (-item.published, item.path.partition("#")[0])))


def _update_item(record: IncidentFacts | MaintenanceFacts, update: UpdateFacts) -> Item:
    return Item(
        f"incidents/{record.id}/#{update.key}",
        record.title,
        update.at.seconds,
        update.at.seconds,
        _components(record),
        record.tags,
        (_said(update),),
    )


def _silent_item(incident: IncidentFacts) -> Item:
    """Give the item of an incident of which nothing but its start is told."""
    start = incident.start.seconds
    said = (Said(start, incident.step, incident.summary),)
    where = f"incidents/{incident.id}/"
    return Item(where, incident.title, start, start, _components(incident), incident.tags, said)


def _record_item(record: IncidentFacts | MaintenanceFacts) -> Item:
    if isinstance(record, IncidentFacts):
        start, changed = record.start.seconds, record.changed
    else:
        start = record.updates[-1].at.seconds
        changed = record.updates[0].at.seconds
    said = tuple(_said(update) for update in record.updates)
    if record.summary:
        said = (*said, Said(start, None, record.summary))
    where = f"incidents/{record.id}/"
    return Item(where, record.title, start, changed, _components(record), record.tags, said)


def _notice_item(notice: NoticeFacts) -> Item:
    start = notice.start.seconds
    said = (Said(start, None, notice.body),)
    return Item(f"incidents/{notice.id}/", notice.title, start, start, (), notice.tags, said)


def _said(update: UpdateFacts) -> Said:
    return Said(update.at.seconds, update.status, update.body, update.changes)


def _components(record: IncidentFacts | MaintenanceFacts) -> tuple[str, ...]:
    if isinstance(record, IncidentFacts):
        return _ids(affected.component for affected in record.affected)
    return _ids(record.components)


def _ids(components: Iterable[Named]) -> tuple[str, ...]:
    return tuple(component.id for component in components)
