"""Ids of new records."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statuary.editing import new_id
from statuary.model.text import check_slug


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Logging in fails", "2026-02-01-logging-in-fails"),
        ("  API: 500s & time-outs!", "2026-02-01-api-500s-and-time-outs"),
        ("Größe, œuvre, Łódź, don’t", "2026-02-01-grosse-oeuvre-lodz-dont"),
        ("障害", "2026-02-01-incident"),
        ("word " * 40, "2026-02-01-" + "-".join(["word"] * 12)),
        ("x" * 200, "2026-02-01-" + "x" * 60),
    ],
)
def test_a_title_becomes_an_id(title: str, name: str) -> None:
    """Letters lose their marks, words are kept whole, and other scripts leave the kind."""
    assert new_id("2026-02-01", title, "incident", ()) == name


@given(st.text(max_size=200), st.integers(0, 3))
def test_any_title_becomes_a_free_id(title: str, taken: int) -> None:
    """Whatever the title is, its id reads as one and is nobody else's."""
    ids: list[str] = []
    for _ in range(taken + 1):
        ids.append(check_slug(new_id("2026-02-01", title, "notice", ids)))
    assert len(set(ids)) == len(ids)
