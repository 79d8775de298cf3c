"""What an entry of a feed tells, as a value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from statuary.addresses import record_page
from statuary.formats.feeds.items import Item, last_word
from statuary.model import IncidentStatus, MaintenanceStatus
from statuary.spans import Span
from statuary.timeline.facts import (
    IncidentFacts,
    NoticeFacts,
    StatusChange,
    UpdatedRecord,
    UpdateFacts,
)

Step = IncidentStatus | MaintenanceStatus | Literal["postmortem"]


class Said(NamedTuple):
    """A text in Markdown, when it was said, as what, and what it changed or announced."""

    at: int
    step: Step | None
    body: str
    changes: tuple[StatusChange, ...] = ()
    window: Span | None = None


class Telling(NamedTuple):
    """An entry before it is put into words.

    `path` leads to it from the site's first page, and is what its permanent id is made of.
    `said` comes newest first.
    """

    path: str
    title: str
    published: int
    updated: int
    tags: tuple[str, ...]
    said: tuple[Said, ...]


def telling(item: Item) -> Telling:
    """Give what an item tells."""
    record, part, at = item.record, item.part, item.published
    where, changed = record_page(record.id), at
    said: tuple[Said, ...]
    if isinstance(record, NoticeFacts):
        said = (Said(at, None, record.body),)
    elif part == "postmortem":
        where, said = f"{where}#{part}", (_postmortem(record),)
    elif part is not None:
        update = record.updates[part]
        where, said = f"{where}#{update.key}", (_said(record, update),)
    elif not record.updates:
        step = record.step if isinstance(record, IncidentFacts) else MaintenanceStatus.SCHEDULED
        said = (Said(at, step, record.summary, window=_window(record)),)
    else:
        changed = record.updates[0].at.seconds
        if isinstance(record, IncidentFacts):
            changed = record.changed
        said = tuple(_everything(record, at))
    return Telling(where, record.title, at, changed, record.tags, said)


def _everything(record: UpdatedRecord, start: int) -> Iterator[Said]:
    if record.postmortem:
        yield _postmortem(record)
    for update in record.updates:
        yield _said(record, update)
    if record.summary:
        yield Said(start, None, record.summary)


def _postmortem(record: UpdatedRecord) -> Said:
    return Said(last_word(record), "postmortem", record.postmortem)


def _said(record: UpdatedRecord, update: UpdateFacts) -> Said:
    announces = update.status is MaintenanceStatus.SCHEDULED
    window = _window(record) if announces else None
    return Said(update.at.seconds, update.status, update.body, update.changes, window)


def _window(record: UpdatedRecord) -> Span | None:
    """Give the announced time of a maintenance; of one that repeats the first, which stays."""
    return None if isinstance(record, IncidentFacts) else record.windows[0].window
