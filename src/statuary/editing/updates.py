"""An update into a record, wherever its updates stand."""

from __future__ import annotations

from statuary.content.markdown_record import find_front, read_front
from statuary.content.nodes import Mapping, Sequence
from statuary.content.yaml_events import read_yaml
from statuary.editing.document import Document, Insertion, cannot, open_document
from statuary.editing.headings import update_section
from statuary.editing.update import NewUpdate
from statuary.editing.yaml_brackets import bracketed_update, into_list, into_mapping
from statuary.editing.yaml_lines import Lines
from statuary.errors import EditError


def add_update(data: bytes, update: NewUpdate, index: int, *, markdown: bool) -> bytes:
    """Give a file's bytes with an update at an index among those that stand there.

    Raises `EditError` where that cannot be done without changing what is there.
    """
    document = open_document(data)
    if not markdown:
        span = (0, len(document.source.text))
        return document.with_insertions(
            _in_yaml(document, span, keys(document, span), update, index)
        )
    front = find_front(document.source)
    if front is None:
        raise EditError("this file has no keys between two lines with `---`.")
    span = (front.start, front.end)
    tree = keys(document, span)
    if tree.get("updates") is not None:
        return document.with_insertions(_in_yaml(document, span, tree, update, index))
    return document.with_insertions([update_section(document, front.body, update, index)])


def keys(document: Document, span: tuple[int, int]) -> Mapping:
    """Read the keys between two indices, or raise `EditError`."""
    whole = span == (0, len(document.source.text))
    read = (read_yaml if whole else read_front)(document.source, *span)
    if read.flaws:
        raise cannot(read.flaws)
    if not isinstance(read.value, Mapping):
        raise EditError("this file has no keys.\n    hint: write lines such as `title: …`")
    return read.value


def in_brackets(document: Document, tree: Mapping) -> bool:
    """Tell whether a record as a whole stands in brackets."""
    return document.source.text.startswith("{", document.source.index(tree.mark))


def _in_yaml(
    document: Document, span: tuple[int, int], tree: Mapping, update: NewUpdate, index: int
) -> tuple[Insertion, ...]:
    updates = tree.get("updates")
    if isinstance(updates, Sequence):
        if document.source.text[document.source.index(updates.mark)] == "[":
            return into_list(document, updates, span, update, index)
    elif in_brackets(document, tree):
        return into_mapping(document, tree, span, "updates", f"[{bracketed_update(update)}]")
    return (Lines(document, tree, span[1]).update(update, index),)
