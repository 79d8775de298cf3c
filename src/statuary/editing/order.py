"""A record's updates in another order."""

from __future__ import annotations

from collections.abc import Sequence as Indices
from itertools import pairwise

from statuary.content.markdown_record import find_front
from statuary.content.nodes import Sequence
from statuary.content.yaml_events import bracket_ends
from statuary.editing.document import Document, open_document
from statuary.editing.headings import update_stretches
from statuary.editing.updates import keys
from statuary.editing.yaml_lines import Lines
from statuary.errors import EditError


def reorder_updates(data: bytes, order: Indices[int], *, markdown: bool) -> bytes:
    """Give a file's bytes with its updates in another order, each with the comments above it.

    `order` has for each place the index of the update that comes there. Raises `EditError`
    where it is not certain what belongs to which update.
    """
    document = open_document(data)
    stretches = _stretches(document, markdown=markdown)
    if len(stretches) != len(order):
        raise _uncertain()
    if order[0] != 0 and _is_comment(document, document.line_of(stretches[0][0]) - 1):
        raise _uncertain()
    # In brackets a comment may be about what is before it or behind it.
    text = document.source.text
    last = stretches[-1][1]
    between = [text[end:start] for (_, end), (start, _) in pairwise(stretches)]
    if any("#" in each for each in (*between, text[last:].partition("\n")[0])):
        raise _uncertain()
    return document.rearranged(stretches, order)


def _stretches(document: Document, *, markdown: bool) -> tuple[tuple[int, int], ...]:
    span = (0, len(document.source.text))
    if markdown:
        front = find_front(document.source)
        if front is None:
            raise _uncertain()
        if keys(document, (front.start, front.end)).get("updates") is None:
            return update_stretches(document, front.body)
        span = (front.start, front.end)
    tree = keys(document, span)
    updates = tree.get("updates")
    if not isinstance(updates, Sequence):
        raise _uncertain()
    source = document.source
    if source.text[source.index(updates.mark)] == "[":
        ends = bracket_ends(source, *span)
        starts = [source.index(item.mark) for item in updates.items]
        return tuple((start, ends[start] + 1) for start in starts if start in ends)
    return tuple(
        (source.starts[first - 1], source.starts[last - 1] + len(document.lines[last - 1]))
        for first, last in Lines(document, tree, span[1]).items(updates)
    )


def _is_comment(document: Document, line: int) -> bool:
    return line > 0 and document.lines[line - 1].lstrip().startswith("#")


def _uncertain() -> EditError:
    return EditError("the updates cannot be moved safely.\n    hint: move them in the file by hand")
