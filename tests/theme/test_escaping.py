"""What templates show, escaped in the quick way."""

from __future__ import annotations

import enum

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from statuary.theme.escaping import shown


class Word(enum.StrEnum):
    """A text that is none to `type`."""

    SIGNS = "<&>'\""


texts = st.text() | st.text(alphabet="ab&<>'\";#\n\0é🙂")
others = st.integers() | st.none() | st.booleans() | st.sampled_from(Word) | st.lists(texts)


@given(texts | texts.map(Markup) | others)
def test_what_is_shown_is_what_the_library_escapes(value: object) -> None:
    """Whatever stands between braces is escaped as `markupsafe` does it, sign by sign."""
    assert str(shown(value)) == str(escape(value))
