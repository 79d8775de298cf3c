"""A record's updates in another order."""

from __future__ import annotations

from collections.abc import Sequence as Indices
from itertools import pairwise
from typing import TypeAlias

from statuary.content.markdown_record import find_front
from statuary.content.nodes import Sequence
from statuary.content.yaml_events import bracket_ends
from statuary.editing.document import Document, open_document
from statuary.editing.headings import update_stretches
from statuary.editing.updates import keys
from statuary.editing.yaml_lines import Lines
from statuary.errors import EditError

Stretches: TypeAlias = tuple[tuple[int, int], ...]


def reorder_updates(data: bytes, order: Indices[int], *, markdown: bool) -> bytes:
    """Give a file's bytes with its updates in another order, each with the comments above it.

    `order` has for each place the index of the update that comes there. Raises `EditError`
    where it is not certain what belongs to which update.
    """
    document = open_document(data)
    span = (0, len(document.source.text))
    front = find_front(document.source) if markdown else None
    if front is not None:
        span = (front.start, front.end)
    updates = keys(document, span).get("updates")
    if front is not None and updates is None:
        stretches = update_stretches(document, front.body)
    elif isinstance(updates, Sequence):
        stretches = _items(document, span, updates)
        _check_comments(document, stretches, order)
    else:
        stretches = ()
    if len(stretches) != len(order):
        raise _uncertain()
    return document.rearranged(stretches, order)


def _items(document: Document, span: tuple[int, int], updates: Sequence) -> Stretches:
    """Give where each item of a list begins, with the comments above it, and where it ends."""
    source = document.source
    if source.text[source.index(updates.mark)] == "[":
        ends = bracket_ends(source, *span)
        starts = [source.index(item.mark) for item in updates.items]
        return tuple((start, ends[start] + 1) for start in starts if start in ends)
    lines = Lines(document, keys(document, span), span[1]).items(updates)
    return tuple(
        (source.starts[first - 1], source.starts[last - 1] + len(document.lines[last - 1]))
        for first, last in lines
    )


def _check_comments(document: Document, stretches: Stretches, order: Indices[int]) -> None:
    """Refuse to move what a comment may be about that would stay: above, between, behind."""
    text = document.source.text
    left = [text[end:start] for (_, end), (start, _) in pairwise(stretches)]
    if order[0] != 0 and stretches:
        above = document.lines[: document.line_of(stretches[0][0]) - 1]
        left.append(next((line.lstrip()[:1] for line in reversed(above) if line.strip()), ""))
    if order[-1] != len(order) - 1 and stretches:
        left.append(text[stretches[-1][1] :].partition("\n")[0])
    if any("#" in each for each in left):
        raise _uncertain()


def _uncertain() -> EditError:
    return EditError("the updates cannot be moved safely.\n    hint: move them in the file by hand")
