"""A title or a name fits on one line."""

from __future__ import annotations

import pytest

from statuary.errors import InvalidError
from statuary.model.text import check_line


@pytest.mark.parametrize("text", ["a\nb", "a\rb", "a\r\nb", "", " \n", "a\u2028b", "a\x07b"])
def test_what_is_no_line_is_refused(text: str) -> None:
    """Line ends of every kind, nothing at all, and what controls a terminal are refused."""
    with pytest.raises(InvalidError):
        check_line(text)
