"""Texts as outputs can carry them: the quick way for most of them gives what the slow one does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from statuary.characters import UNFIT, address, clean, line

TEXTS = st.text() | st.text(st.sampled_from(" a\t\n\r\x00\x85\xa0\u2028\u3000\ud800é🙂"))


@given(TEXTS)
def test_a_clean_text_has_what_can_be_carried(text: str) -> None:
    """What cannot be carried is left out, line ends are of one kind, and all else stays."""
    cleaned = clean(text)
    assert not UNFIT.search(cleaned)
    assert "\r" not in cleaned
    kept = [c for c in text.replace("\r\n", "\n").replace("\r", "\n") if not UNFIT.match(c)]
    assert cleaned == "".join(kept)


@given(TEXTS)
def test_a_line_and_an_address_have_the_words(text: str) -> None:
    """A line has the words with one space between them, an address has none."""
    words = clean(text).split()
    assert line(text) == " ".join(words)
    assert address(text) == "".join(words)
