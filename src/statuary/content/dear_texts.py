"""Texts of one record that would take too long to format, all together."""

from __future__ import annotations

from collections.abc import Iterator

from statuary.content.flaws import Flaw
from statuary.content.nodes import Mapping, locate
from statuary.model import AnyRecord, Notice
from statuary.prose import first_too_dear


def dear_texts(record: AnyRecord, tree: Mapping) -> tuple[Flaw, ...]:
    """Report the text of a record with which its texts become too dear."""
    texts = tuple(_texts(record))
    index = first_too_dear(text for _, text in texts)
    if index is None:
        return ()
    flaw = Flaw(
        locate(tree, texts[index][0]),
        "with this text the Markdown of this file takes too long to format",
        "split the file, or take tables, brackets and other signs out of its texts",
    )
    return (flaw,)


def _texts(record: AnyRecord) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(record, Notice):
        yield ("body",), record.body
        return
    yield ("summary",), record.summary
    for index, update in enumerate(record.updates):
        yield ("updates", index, "body"), update.body
    yield ("postmortem",), record.postmortem
