"""What the feeds tell, as values: one item for each thing that a subscriber should hear of."""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from statuary.addresses import record_page
from statuary.model import IncidentStatus, MaintenanceStatus
from statuary.spans import Span
from statuary.timeline import Snapshot
from statuary.timeline.facts import (
    IncidentFacts,
    NoticeFacts,
    StatusChange,
    UpdatedRecord,
    UpdateFacts,
)

COMING = 10  # work to come of which nothing is told must not crowd out what was said

Step = IncidentStatus | MaintenanceStatus | Literal["postmortem"]


@dataclass(frozen=True, slots=True)
class Said:
    """A text in Markdown, when it was said, as what, and what it changed or announced."""

    at: int
    step: Step | None
    body: str
    changes: tuple[StatusChange, ...] = ()
    window: Span | None = None


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


def update_items(snapshot: Snapshot) -> tuple[Item, ...]:
    """Give an item for each update, postmortem and notice, newest first."""
    records: tuple[UpdatedRecord, ...] = (*snapshot.incidents, *snapshot.maintenances)
    items = [item for record in records for item in _update_items(record)]
    items += [_silent_item(record) for record in records if not record.updates]
    items += map(_notice_item, snapshot.notices)
    return tuple(sorted(items, key=_order))


def record_items(snapshot: Snapshot) -> Iterator[Item]:
    """Give an item for each incident, maintenance and notice, newest first, as it is asked for.

    Of a long record only the newest are; incidents come in this order already.
    """
    others = [*map(_record_item, snapshot.maintenances), *map(_notice_item, snapshot.notices)]
    incidents = map(_record_item, snapshot.incidents)
    return heapq.merge(incidents, sorted(others, key=_order), key=_order)


def about(component: str, items: Iterable[Item]) -> Iterator[Item]:
    """Give the items that are about a component."""
    return (item for item in items if component in item.components)


def newest(items: Iterable[Item], most: int, now: int) -> tuple[Item, ...]:
    """Give the first of items that come newest first, at most so many, and the next to come."""
    rest = iter(items)
    coming = deque[Item](maxlen=COMING)
    for item in rest:
        if item.published <= now:
            return (*coming, item, *islice(rest, most - 1))
        coming.append(item)
    return tuple(coming)


def _order(item: Item) -> tuple[int, str]:
    """Sort by date and record; of these equal, items stay as a record has them, newest first."""
    return -item.published, item.path.partition("#")[0]


def _update_items(record: UpdatedRecord) -> Iterable[Item]:
    components = _components(record)
    if record.postmortem:
        said = _postmortem(record)
        where = f"{record_page(record.id)}#postmortem"
        yield Item(where, record.title, said.at, said.at, components, record.tags, (said,))
    for update in record.updates:
        at = update.at.seconds
        where = f"{record_page(record.id)}#{update.key}"
        told = (_said(record, update),)
        yield Item(where, record.title, at, at, components, record.tags, told)


def _silent_item(record: UpdatedRecord) -> Item:
    """Give the item of a record of which nothing but its start, or its window, is told.

    Nobody said when a maintenance was announced; the only instant that lasts is its window's.
    """
    start = _start(record)
    step = record.step if isinstance(record, IncidentFacts) else MaintenanceStatus.SCHEDULED
    said = (Said(start, step, record.summary, window=_window(record)),)
    where = record_page(record.id)
    return Item(where, record.title, start, start, _components(record), record.tags, said)


def _record_item(record: UpdatedRecord) -> Item:
    if not record.updates:
        return _silent_item(record)
    said = tuple(_said(record, update) for update in record.updates)
    said = (_postmortem(record), *said) if record.postmortem else said
    start, changed = record.updates[-1].at.seconds, record.updates[0].at.seconds
    if isinstance(record, IncidentFacts):
        start, changed = record.start.seconds, record.changed
    if record.summary:
        said = (*said, Said(start, None, record.summary))
    where = record_page(record.id)
    return Item(where, record.title, start, changed, _components(record), record.tags, said)


def _start(record: UpdatedRecord) -> int:
    if isinstance(record, IncidentFacts):
        return record.start.seconds
    return record.windows[0].window.start


def _window(record: UpdatedRecord) -> Span | None:
    """Give the announced time of a maintenance; of one that repeats the first, which stays."""
    return None if isinstance(record, IncidentFacts) else record.windows[0].window


def _notice_item(notice: NoticeFacts) -> Item:
    start = notice.start.seconds
    said = (Said(start, None, notice.body),)
    return Item(record_page(notice.id), notice.title, start, start, (), notice.tags, said)


def _postmortem(record: UpdatedRecord) -> Said:
    """Give the postmortem; as nobody said when it was written, it is as old as the last word."""
    changed = record.changed if record.changed is not None else _start(record)
    return Said(changed, "postmortem", record.postmortem)


def _said(record: UpdatedRecord, update: UpdateFacts) -> Said:
    announces = update.status is MaintenanceStatus.SCHEDULED
    window = _window(record) if announces else None
    return Said(update.at.seconds, update.status, update.body, update.changes, window)


def _components(record: UpdatedRecord) -> tuple[str, ...]:
    return tuple(component.id for component in record.components)
