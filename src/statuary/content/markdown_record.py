"""Markdown with front matter → the tree that the same record has as YAML."""

from __future__ import annotations

import re
from typing import NamedTuple

from statuary.content.body import read_body, twice
from statuary.content.flaws import Flaw, Outcome
from statuary.content.nodes import Entry, Mapping, Node
from statuary.content.text import SourceText
from statuary.content.yaml_events import read_yaml

_OPENING = re.compile(r"(?:[ \t]*\n)*(?P<line>---)[ \t]*(?:\n|\Z)")
_CLOSING = re.compile(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE)


class Front(NamedTuple):
    """Where the keys of a Markdown record start and end, and where its text begins."""

    start: int
    end: int
    body: int


def find_front(source: SourceText) -> Front | None:
    """Find the front matter of a Markdown record."""
    opening = _OPENING.match(source.text)
    closing = _CLOSING.search(source.text, opening.end()) if opening else None
    return Front(opening.end(), closing.start(), closing.end()) if opening and closing else None


def read_markdown(source: SourceText) -> Outcome[Node]:
    """Read a Markdown record. The value is None where its front matter does not read."""
    opening = _OPENING.match(source.text)
    if opening is None:
        flaw = Flaw(
            source.mark(0),
            "this file does not begin with `---`",
            "begin it with the three lines `---`, `title: …` and `---`",
        )
        return Outcome(None, (flaw, *read_body(source, 0, "summary").flaws))
    closing = _CLOSING.search(source.text, opening.end())
    if closing is None:
        flaw = Flaw(
            source.mark(opening.start("line")),
            "the keys that begin here have no end",
            "write a line with `---` after the last of them",
        )
        return Outcome(None, (flaw,))
    front = read_front(source, opening.end(), closing.start())
    notice = isinstance(front.value, Mapping) and _is_notice(front.value)
    body = read_body(source, closing.end(), "body" if notice else "summary")
    flaws = (*front.flaws, *body.flaws)
    if not isinstance(front.value, Mapping) or body.value is None:
        return Outcome(front.value, flaws)
    joined = _join(front.value, body.value)
    return Outcome(joined.value, (*flaws, *joined.flaws))


def read_front(source: SourceText, start: int, end: int) -> Outcome[Node]:
    """Read the keys between two indices; there may be none."""
    lines = (line.lstrip() for line in source.text[start:end].split("\n"))
    if all(not line or line.startswith("#") for line in lines):
        return Outcome(Mapping((), source.mark(start)))
    return read_yaml(source, start, end)


def _is_notice(front: Mapping) -> bool:
    kind = front.text("kind")
    return kind is not None and kind.text.strip().casefold() == "notice"


def _join(front: Mapping, body: tuple[Entry, ...]) -> Outcome[Mapping]:
    entries = list(front.entries)
    flaws: list[Flaw] = []
    for key, value in body:
        above = front.entry(key.text)
        if above is None:
            entries.append((key, value))
        elif front.get(key.text) is None:
            entries[entries.index(above)] = (key, value)
        else:
            flaws.append(twice(key, above[0]))
    return Outcome(front._replace(entries=tuple(entries)), tuple(flaws))
