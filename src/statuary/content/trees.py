"""The bytes of a file → its tree, by which of the two forms its name says that it has."""

from __future__ import annotations

from functools import lru_cache

from statuary.content.flaws import Flaw, Mark, Outcome
from statuary.content.markdown_record import read_markdown
from statuary.content.nodes import NO_KEYS, Mapping, Node
from statuary.content.text import read_text
from statuary.content.yaml_events import read_yaml


def read_tree(path: str, data: bytes) -> Outcome[Node]:
    """Read the bytes of the file at a path."""
    text = read_text(data)
    if text.value is None:
        return Outcome(None, text.flaws)
    if not text.value.text.strip():
        return Outcome(None, (Flaw(Mark(), "this file is empty", "write `title: …` in it"),))
    markdown = path.casefold().endswith(".md")
    return read_markdown(text.value) if markdown else read_yaml(text.value)


@lru_cache(maxsize=256)
def keys_of(path: str, data: bytes) -> Mapping:
    """Give the keys of the file at a path, none if it does not read as far as that.

    A tree is many times as large as its file, and mostly wanted once, to read a record from. Who
    asks where something stands asks again, so the last ones for these are remembered.
    """
    tree = read_tree(path, data).value
    return tree if isinstance(tree, Mapping) else NO_KEYS
