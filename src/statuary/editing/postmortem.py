"""A postmortem into a record."""

from __future__ import annotations

from statuary.content.markdown_record import find_front
from statuary.editing.document import open_document
from statuary.editing.headings import postmortem_section
from statuary.editing.scalars import quoted
from statuary.editing.updates import in_brackets, keys
from statuary.editing.yaml_brackets import into_mapping
from statuary.editing.yaml_lines import Lines
from statuary.errors import EditError


def add_postmortem(data: bytes, text: str, *, markdown: bool) -> bytes:
    """Give a file's bytes with a postmortem, of which there is none yet.

    Raises `EditError` where that cannot be done without changing what is there.
    """
    document = open_document(data)
    if markdown:
        front = find_front(document.source)
        body = front.body if front else 0
        return document.with_insertions([postmortem_section(document, body, text)])
    span = (0, len(document.source.text))
    tree = keys(document, span)
    if in_brackets(document, tree):
        return document.with_insertions(
            into_mapping(document, tree, span, "postmortem", quoted(text))
        )
    if entry := tree.entry("postmortem"):
        raise EditError(
            f"line {entry[0].mark.line} has `postmortem:` without a text.\n"
            "    hint: write the text there, or delete the line"
        )
    return document.with_insertions([Lines(document, tree, span[1]).text("postmortem", text)])
