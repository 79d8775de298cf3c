"""A line of a file with a caret under a place in it, as a terminal shows it."""

from __future__ import annotations

from unicodedata import category, east_asian_width

_TAB = "    "
_CELLS = 88  # Of a line that is longer, the part around the place is shown.
_BEFORE = 60
_JOINERS = "\u200c\u200d"


def excerpt(line: str, number: int, column: int) -> tuple[str, str]:
    """Give a line behind its number, and a line with a caret under the column, from 1.

    Letters of double width count as two cells, those that join another as none. What cannot be
    shown has a `�` in its place.
    """
    signs = [_shown(sign) for sign in line.rstrip()]
    at = min(column - 1, len(signs))
    start, end = at, at
    while start and cells("".join(signs[start - 1 : at])) <= _BEFORE:
        start -= 1
    # A line that is short enough is shown from its beginning.
    if cells("".join(signs)) <= _CELLS:
        start = 0
    while end < len(signs) and cells("".join(signs[start : end + 1])) <= _CELLS:
        end += 1
    before, after = "".join(signs[start:at]), "".join(signs[at:end])
    head, tail = "…" * (start > 0), "…" * (end < len(signs))
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
