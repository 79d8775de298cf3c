"""A line of a file with a caret under a place in it, as a terminal shows it."""

from __future__ import annotations

from unicodedata import category, east_asian_width

_TAB = "    "
_CELLS = 88  # Of a line that is longer, the part around the place is shown.
_BEFORE = 60
_SIGNS = 200
_JOINERS = "\u200c\u200d"


def excerpt(line: str, number: int, column: int) -> tuple[str, str]:
    """Give a line behind its number, and a line with a caret under the column, from 1.

    Letters of double width count as two cells, those that join another as none. What cannot be
    shown has a `�` in its place.
    """
    # A line may be a megabyte long; of what is far from the place nothing would be shown.
    line = line.rstrip()
    first = max(0, min(column - 1, len(line)) - _SIGNS)
    last = first + 2 * _SIGNS
    signs = [_shown(sign) for sign in line[first:last]]
    at = min(column - 1 - first, len(signs))
    start, end = at, at
    while start and cells("".join(signs[start - 1 : at])) <= _BEFORE:
        start -= 1
    # A line that is short enough is shown from its beginning.
    if first == 0 and cells("".join(signs)) <= _CELLS:
        start = 0
    while end < len(signs) and cells("".join(signs[start : end + 1])) <= _CELLS:
        end += 1
    before, after = "".join(signs[start:at]), "".join(signs[at:end])
    head, tail = "…" * (first + start > 0), "…" * (first + end < len(line))
    gutter = f"{number:>5} | "
    indent = " " * (cells(head) + cells(before))
    return f"{gutter}{head}{before}{after}{tail}", f"{' ' * (len(gutter) - 2)}| {indent}^"


def cells(text: str) -> int:
    """Count the cells of a terminal that a text takes."""
    return sum(map(_width, text))


def _width(sign: str) -> int:
    if sign in _JOINERS or category(sign) in ("Mn", "Me"):
        return 0
    return 2 if east_asian_width(sign) in "WF" else 1


def _shown(sign: str) -> str:
    if sign == "\t":
        return _TAB
    return sign if sign.isprintable() or sign in _JOINERS else "\ufffd"
