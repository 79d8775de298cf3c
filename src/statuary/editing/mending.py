"""Fixes of what is there: other words in one place, or updates in another order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from statuary.content import Reading
from statuary.editing.document import open_document
from statuary.editing.order import reorder_updates
from statuary.editing.review import Edit, held, is_markdown, review
from statuary.errors import EditError
from statuary.model import AnyRecord, Incident, Maintenance
from statuary.recall import Recall, afresh


def reorder(
    root: Path,
    reading: Reading,
    record: Incident | Maintenance,
    order: tuple[int, ...],
    recall: Recall = afresh,
) -> Edit:
    """Put a record's updates in another order, or raise `EditError`.

    `order` has for each place the index of the update that comes there.
    """
    path = reading.place(record.id).path
    data = held(root, path)
    after = reorder_updates(data, order, markdown=is_markdown(path))
    updates = tuple(record.updates[index] for index in order)
    changed = record.model_copy(update={"updates": updates})
    return review(root, reading, Edit(path, data, after, reading.page.with_record(changed)), recall)


def reword(
    root: Path,
    reading: Reading,
    record: AnyRecord,
    at: tuple[str | int, ...],
    words: tuple[str, str],
    recall: Recall = afresh,
) -> Edit:
    """Put words in the place of others in a part of a record, or raise `EditError`.

    `at` leads to the part, a text such as `"tags", 2`, which has the first of the `words` once,
    just as they stand in the file.
    """
    old, new = words
    place = reading.place(record.id, *at)
    data = held(root, place.path)
    document = open_document(data)
    begin = document.source.starts[place.line - 1] + place.column - 1
    start = document.source.text.find(old, begin)
    if start < 0:
        raise EditError(f"`{old}` does not stand in {place.path} as it is.")
    after = document.with_replacement(start, start + len(old), new)
    changed = _reworded(record, at, words)
    return review(
        root, reading, Edit(place.path, data, after, reading.page.with_record(changed)), recall
    )


def _reworded(record: AnyRecord, at: tuple[str | int, ...], words: tuple[str, str]) -> AnyRecord:
    """Give a record with other words in one of its tags, its updates' texts or its own texts."""
    key = str(at[0])
    value: Any = getattr(record, key)
    if len(at) == 1:
        return record.model_copy(update={key: value.replace(*words)})
    index = int(at[1])
    item = value[index]
    if len(at) > 2:
        part = str(at[2])
        item = item.model_copy(update={part: getattr(item, part).replace(*words)})
    else:
        item = item.replace(*words)
    return record.model_copy(update={key: (*value[:index], item, *value[index + 1 :])})
