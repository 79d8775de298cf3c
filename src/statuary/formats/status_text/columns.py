"""Text in a terminal: how many columns it takes, where its lines end, and what it must not hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

WIDTH = 78

# What moves the cursor, rings, or turns the order of what follows around; and what nobody sees.
# The two joiners stay: scripts and emoji need them.
_UNFIT = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_SPACES = re.compile("\r\n|[\t\x0b\x0c\r\x85\u2028\u2029]")
_MARGIN = re.compile(r"(?:> ?| )*(?:(?:- |\d+\. )(?:> ?| )*)*")


def fit(text: str) -> str:
    """Give a text without what would steer a terminal; line feeds stay."""
    return _UNFIT.sub("", _SPACES.sub(lambda found: "\n" if found[0] == "\r\n" else " ", text))


def columns(text: str) -> int:
    """Give the number of columns that a line takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def padded(text: str, width: int, *, right: bool = False) -> str:
    """Fill a line up to a number of columns, at its end or with `right` at its beginning."""
    space = " " * (width - columns(text))
    return space + text if right else text + space


def wrapped(text: str, first: str = "", rest: str | None = None) -> Iterator[str]:
    """Give the lines of a text, broken where they are too wide.

    The first one begins with `first`, the others with `rest`, or as far in as the first. What is
    broken of an item or a quote stays below it.
    """
    rest = " " * columns(first) if rest is None else rest
    for line in fit(text).split("\n"):
        margin = _MARGIN.match(line)
        head = margin[0] if margin else ""
        below = re.sub("[^>]", " ", head)
        room = max(WIDTH - columns(rest + head), WIDTH // 4)
        for part in _broken(line[len(head) :], room):
            yield (first + head + part).rstrip()
            first, head = rest, below


def _broken(line: str, room: int) -> Iterator[str]:
    if columns(line) <= room:
        yield line
        return
    current = ""
    for word in line.split():
        longer = f"{current} {word}" if current else word
        if columns(longer) <= room:
            current = longer
        elif columns(word) <= room or "://" in word:
            if current:
                yield current
            current = word
        else:
            *full, current = _cut(longer, room)
            yield from full
    yield current


def _cut(text: str, room: int) -> Iterator[str]:
    """Cut a text without spaces, or in a script that has none, wherever a line is full."""
    part, left = "", room
    for character in text:
        own = _columns(character)
        if own > left:
            yield part
            part, left = "", room
        part += character
        left -= own
    yield part


@lru_cache(maxsize=4096)
def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
