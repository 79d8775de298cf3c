"""The line that a finding stands in, and the caret under its place."""

from __future__ import annotations

from unicodedata import category, east_asian_width

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statuary.findings.excerpt import excerpt

GUTTER = len("    7 | ")


def under(line: str, caret: str) -> str:
    """Give the sign that stands above a caret, counting cells as terminals do."""
    cell = caret.index("^")
    column = 0
    for sign in line:
        if category(sign) in ("Mn", "Me") or sign in "\u200c\u200d":
            continue
        if column == cell:
            return sign
        column += 2 if east_asian_width(sign) in "WF" else 1
    return ""


@pytest.mark.parametrize(
    ("line", "column", "sign"),
    [
        ("title: x", 8, "x"),
        ("東京のサーバー: x", 10, "x"),
        ("東京: x", 2, "京"),
        ("a\tb\tc", 5, "c"),
        ("😀 e\u0301x y", 7, "y"),
        ("x" * 500 + "ABC" + "y" * 500, 501, "A"),
        ("京" * 500 + "ABC" + "京" * 500, 501, "A"),
        ("x" * 500 + "!", 501, "!"),
        ("\x1b[31mred\x07", 1, "\ufffd"),
        ("ab\u202ecd", 4, "c"),
        ("short", 6, ""),
        ("", 1, ""),
    ],
)
def test_the_caret_is_under_its_place(line: str, column: int, sign: str) -> None:
    """Wide letters, tabs, accents, long lines and what cannot be shown: the place is met."""
    shown, caret = excerpt(line, 7, column)
    assert under(shown, caret) == sign


def test_a_line_stands_behind_its_number() -> None:
    """The number, a bar and the line; below it the bar again, so that nothing begins a line."""
    assert excerpt("title: x", 7, 8) == ("    7 | title: x", "      |        ^")
    assert excerpt("::error::x", 12345, 1)[0] == "12345 | ::error::x"


@given(st.text(max_size=300), st.integers(1, 400), st.integers(1, 99999))
def test_nothing_of_a_file_gets_out_of_its_line(line: str, column: int, number: int) -> None:
    """Whatever stands in a line, it stays one printable line that fits a terminal."""
    shown, caret = excerpt(line, number, column)
    assert shown.startswith(f"{number:>5} | ")
    assert all(sign.isprintable() or sign in "\u200c\u200d" for sign in shown)
    wide = sum(2 if east_asian_width(sign) in "WF" else 1 for sign in shown if sign.isprintable())
    combining = sum(category(sign) in ("Mn", "Me") for sign in shown)
    assert wide - combining <= 100
    assert set(caret) <= {" ", "|", "^"}
    assert caret.endswith("^")


@given(st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=300), st.data())
def test_the_caret_is_under_the_sign_that_is_meant(line: str, data: st.DataObject) -> None:
    """In any line of letters and signs, wherever it is cut, the caret is under the right one."""
    column = data.draw(st.integers(1, len(line)))
    shown, caret = excerpt(line, 7, column)
    sign = line[column - 1]
    assert under(shown, caret) == (sign if sign.isprintable() else "\ufffd")
