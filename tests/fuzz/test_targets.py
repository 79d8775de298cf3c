"""The targets of `fuzz/`: they hold where they begin, and they find what is wrong."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz import trial
from fuzz.blind import search
from fuzz.corpus import WORDS, seeds
from fuzz.trial import TARGETS, Trial

BYTES = st.lists(st.sampled_from(WORDS) | st.binary(max_size=8), max_size=12).map(b"".join)


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_holds_where_it_begins(target: str) -> None:
    """Whatever people wrote, and every mistake that is known, passes each target."""
    known = [*seeds(target)]
    assert len(known) > 50
    for data in known:
        TARGETS[target](data)


@pytest.mark.parametrize("target", TARGETS)
@settings(max_examples=50)
@given(BYTES)
def test_a_target_holds_for_any_bytes(target: str, data: bytes) -> None:
    """Bytes of any kind pass too."""
    TARGETS[target](data)


def test_what_fails_is_found_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An input that raises is named, and kept to be tried first the next time."""

    def fails(data: bytes) -> None:
        if b"notice" in data:
            raise ZeroDivisionError

    monkeypatch.setattr(trial, "TARGETS", {"loader": fails})
    tried = Trial("loader", tmp_path)
    assert not search(tried, "loader", 60, 100_000, 0)
    (kept,) = tmp_path.iterdir()
    assert b"notice" in kept.read_bytes()
    assert "ZeroDivisionError" in capsys.readouterr().err
    assert not tried.holds(kept.read_bytes())


def test_what_is_slow_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An input that costs too much CPU fails, whatever comes of it."""

    def spends(_data: bytes) -> None:
        end = time.process_time() + 0.02
        while time.process_time() < end:
            pass

    monkeypatch.setattr(trial, "TARGETS", {"loader": spends})
    monkeypatch.setattr(trial, "MOST_SECONDS", 0.01)
    assert not Trial("loader", tmp_path).holds(b"")
