"""The keys of `statuary.yml`."""

from __future__ import annotations

from docs.generator.keys import Keys, nested
from docs.generator.markdown import document as made
from statuary.model import Component, Settings

INTRODUCTION = """\
For those who write `statuary.yml`: each of its keys, how its value is written, and what counts
where it is left out. [The format](format.md) shows them at work."""


def document() -> str:
    """Give a table for each mapping in the file."""
    blocks = [INTRODUCTION]
    for keys in nested(Keys("", Settings)):
        blocks += [f"## {_title(keys)}", keys.table]
    return made("The keys of `statuary.yml`", *blocks)


def _title(keys: Keys) -> str:
    if keys.way != "components":
        return f"`{keys.way}`" if keys.way else "The page"
    return "`components`: a component" if keys.model is Component else "`components`: a group"
