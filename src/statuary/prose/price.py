"""What the Markdown of a file costs: counted where it may be much, else only bounded.

To turn texts into HTML is dear, and most files are read again and again without that. So the steps
of a text are first bounded by looking at it once, and counted only where that is not enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import inf

from statuary.prose.rendering import steps_of

MOST_STEPS = 2_000_000  # a quarter of a second; good texts of 10 kB cost a tenth of it
MOST_OF_A_FILE = 3 * MOST_STEPS

_BEGINS = re.compile(r"^[ \t]*(?:[#>+*\[=-]|\d+\.|[ \t]{4})", re.MULTILINE)
_SIGN = re.compile(r"[*_`\[!<&\\]|https?:|  $", re.MULTILINE)
_SIGNS = ("`", "[", "!", "<", "&", "\\", "http", " \n")  # with emphasis, all that `_SIGN` finds
_BLOCK, _SIGN_TRIED, _PATTERNS, _TABLE_CELL = 500, 250, 8, 50


def first_too_dear(texts: Iterable[str]) -> int | None:
    """Find the first of a file's texts with which they cost too much together, by its index."""
    texts = tuple(texts)
    if roof(texts) <= MOST_OF_A_FILE:  # as those of nearly all files, at a tenth of the price
        return None
    if sum(min(MOST_STEPS, ceiling(text)) for text in texts) <= MOST_OF_A_FILE:
        return None
    spent = 0
    for index, text in enumerate(texts):
        spent += steps_of(text)
        if spent > MOST_OF_A_FILE:
            return index
    return None


def roof(texts: Iterable[str]) -> float:
    """Give no less than the ceilings of texts together, by counting signs; of tables, infinity."""
    text = "\n\n".join(texts) + "\n"
    if "|" in text:
        return inf
    size, lines, blocks = len(text), text.count("\n"), text.count("\n\n") + 1
    emphasis = text.count("*") + text.count("_")
    signs = emphasis + sum(map(text.count, _SIGNS))
    return 8 * (
        (2 * lines + 3 * blocks) * (_BLOCK + size)
        + signs * _PATTERNS * (_SIGN_TRIED + size)
        + emphasis * emphasis
    )


def ceiling(text: str) -> int:
    """Give as many steps as a text costs at most, and often many more, by looking at it once."""
    return sum(map(_of_block, text.split("\n\n"))) if text else 0


def _of_block(block: str) -> int:
    asked = 2 * len(_BEGINS.findall(block)) + 3
    size = len(block)
    signs = len(_SIGN.findall(block))
    emphasis = block.count("*") + block.count("_")
    lines = block.split("\n")
    columns = max(line.count("|") for line in lines)
    table = columns and (columns + 1) * (len(lines) + 1) * _TABLE_CELL + sum(
        (line.count("|") + line.count("`")) * line.count("`") for line in lines
    )
    nested = 8 if asked > 3 else 1
    return nested * (
        asked * (_BLOCK + size + table)
        + signs * _PATTERNS * (_SIGN_TRIED + size)
        + emphasis * emphasis
    )
