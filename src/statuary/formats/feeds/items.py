"""Which entries the feeds have, newest first: one for each thing that a subscriber should hear of.

There are as many as things that were ever said, so each is only the record and the place in it.
"""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from operator import attrgetter
from typing import Literal, NamedTuple

from statuary.addresses import record_page
from statuary.timeline import Snapshot
from statuary.timeline.facts import IncidentFacts, NoticeFacts, Record, UpdatedRecord

COMING = 10  # work to come of which nothing is told must not crowd out what was said


class Item(NamedTuple):
    """An entry: a record as a whole, its postmortem, or one of its updates by their order.

    `published` is in seconds since 1970, UTC; `components` are the ids of those that it is about.
    """

    published: int
    components: tuple[str, ...]
    record: Record
    part: int | Literal["postmortem"] | None = None


def update_items(snapshot: Snapshot) -> tuple[Item, ...]:
    """Give an item for each update, postmortem and notice, newest first.

    Where nothing is said of a record but its start, or its window, the item is the record's. Those
    of one instant come by their records, and then as the record has them, newest first.
    """
    records: tuple[Record, ...]
    records = (*snapshot.incidents, *snapshot.maintenances, *snapshot.notices)
    in_order = sorted(records, key=lambda record: record_page(record.id))
    items = [item for record in in_order for item in _update_items(record)]
    return tuple(sorted(items, key=attrgetter("published"), reverse=True))


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


def last_word(record: UpdatedRecord) -> int:
    """Date a postmortem: as nobody said when it was written, it is as old as the last word."""
    return record.changed if record.changed is not None else _start(record)


def _order(item: Item) -> tuple[int, str]:
    return -item.published, record_page(item.record.id)


def _update_items(record: Record) -> Iterator[Item]:
    if isinstance(record, NoticeFacts):
        yield _notice_item(record)
        return
    components = _components(record)
    if record.postmortem:
        yield Item(last_word(record), components, record, "postmortem")
    for number, update in enumerate(record.updates):
        yield Item(update.at.seconds, components, record, number)
    if not record.updates:
        yield Item(_start(record), components, record)


def _record_item(record: UpdatedRecord) -> Item:
    said_first = not isinstance(record, IncidentFacts) and record.updates
    at = record.updates[-1].at.seconds if said_first else _start(record)
    return Item(at, _components(record), record)


def _notice_item(notice: NoticeFacts) -> Item:
    return Item(notice.start.seconds, (), notice)


def _start(record: UpdatedRecord) -> int:
    """Give when a record begins.

    Nobody said when a maintenance was announced; the only instant that lasts is its window's.
    """
    if isinstance(record, IncidentFacts):
        return record.start.seconds
    return record.windows[0].window.start


def _components(record: UpdatedRecord) -> tuple[str, ...]:
    return tuple(component.id for component in record.components)
