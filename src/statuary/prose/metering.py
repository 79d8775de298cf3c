"""What turning one Markdown text into HTML may cost, counted in steps and never by a clock.

Python cannot stop a thread, and a deadline would give one text two forms on two machines. So the
work is counted where the library does it. It goes through a text in three ways: it asks what a
block is, it tries a sign that may mean something, and it nests what it found. Each of these
passes here first, with as many steps as the characters that it may have to look at, one by one or
again for each of its neighbours. What is left is linear in the length, which is bounded too.

The prices were found by measuring; `fuzz/dearest.py` searches for a text that is dearer than
they say.
"""

from __future__ import annotations

from collections.abc import Callable
from re import Match
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.treeprocessors import Treeprocessor

from statuary.prose.price import MOST_STEPS

DEEPEST = 50  # far from the end of the stack, wherever the text is rendered

_TABLE_CELL = 50
_BLOCK, _SIGN = 500, 250  # whatever their length
# A sign that is tried looks for its partner, character by character, up to the end of its text.
_SEARCHING = ("em_strong", "backtick", "link", "image_link", "reference", "image_reference")
_SEARCHING_TOO = ("short_reference", "short_image_ref")
_PAIRS = 8
_COPYING = 64  # of the others, each only makes a copy: so many characters cost one step


class TooDearError(Exception):
    """A text costs more than it may, or nests deeper."""


class Meter:
    """Counts the steps of one text after the other."""

    def __init__(self) -> None:
        self.spent = 0

    def charge(self, steps: int) -> None:
        """Count steps; raise `TooDearError` where there have been too many."""
        self.spent += steps
        if self.spent > MOST_STEPS:
            raise TooDearError


def metered(md: Markdown) -> Meter:
    """Put a meter into a converter that has all its patterns already."""
    meter = Meter()
    md.parser.blockprocessors.register(_Blocks(md.parser, meter), "meter", 1000)
    md.treeprocessors.register(_Depth(md), "depth", 15)  # right after what is in the lines
    for name in (*_SEARCHING, *_SEARCHING_TOO):
        _meter_sign(md.inlinePatterns[name], meter, 1)
    _meter_emphasis(md.inlinePatterns["em_strong"], meter)
    for name in ("escape", "autolink", "automail", "linebreak", "entity", "address"):
        _meter_sign(md.inlinePatterns[name], meter, _COPYING)
    return meter


class _Blocks(BlockProcessor):
    """Is no kind of block, and so is asked of each, also of what is left of it."""

    def __init__(self, parser: Any, meter: Meter) -> None:
        super().__init__(parser)
        self._meter = meter

    def test(self, parent: Element, block: str) -> bool:
        del parent
        self._meter.charge(_BLOCK + len(block) + _of_table(block))
        return False


def _of_table(block: str) -> int:
    """Give what a block costs if it is a table: each row gets all columns of the first."""
    columns = block.partition("\n")[0].count("|")
    if not columns:
        return 0
    pairs = sum((line.count("|") + line.count("`")) * line.count("`") for line in block.split("\n"))
    return (columns + 1) * (block.count("\n") + 1) * _TABLE_CELL + pairs


def _meter_sign(pattern: Any, meter: Meter, share: int) -> None:
    handle: Callable[[Match[str], str], Any] = pattern.handleMatch

    def charged(m: Match[str], data: str) -> Any:
        meter.charge(_SIGN + (len(data) - m.start()) // share)
        return handle(m, data)

    pattern.handleMatch = charged


def _meter_emphasis(pattern: Any, meter: Meter) -> None:
    """Charge for the pairs that signs of emphasis may be, where they are not found already."""
    handle: Callable[[Match[str], str], Any] = pattern.handleMatch

    def charged(m: Match[str], data: str) -> Any:
        if not getattr(pattern, "regions", ()):
            signs = data.count("*", m.start()) + data.count("_", m.start())
            meter.charge(signs * signs // _PAIRS)
        return handle(m, data)

    pattern.handleMatch = charged


class _Depth(Treeprocessor):
    def run(self, root: Element) -> None:
        """Refuse what nests too deep, before anything goes down into it."""
        level: list[Element] = [root]
        for _ in range(DEEPEST):
            level = [child for element in level for child in element]
        if level:
            raise TooDearError
