"""As of when the page is made."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statuary import content
from statuary.serving.moment import MINUTE, is_old, minute, next_moment, tells_of
from tests.formats.showcase import project
from tests.serving.sessions import PAGE

NOON = 1_773_144_000

clocks = st.integers(0, 4_000_000_000)


@given(clocks)
def test_the_first_is_of_the_minute(clock: int) -> None:
    """What is made first is made as of the minute that has begun."""
    made = next_moment(None, clock)
    assert made % MINUTE == 0
    assert made <= clock < made + MINUTE


@given(made=clocks, clock=clocks)
def test_a_save_keeps_the_instant_while_it_may_be_shown(made: int, clock: int) -> None:
    """A save moves the instant only if the page would be too old, or of a time to come."""
    moment = next_moment(made, clock)
    assert moment in (made, minute(clock))
    assert not is_old(moment, clock)
    assert (moment == made) or is_old(made, clock)


@pytest.mark.parametrize(
    ("clock", "old"),
    [(NOON - 1, True), (NOON, False), (NOON + 119, False), (NOON + 120, True)],
)
def test_a_page_lasts_for_its_minute_and_the_next(clock: int, old: bool) -> None:
    """A page of 12:00 may be shown until 12:01:59; before 12:00 it may not, for clocks are set."""
    assert is_old(NOON, clock) is old
    assert is_old(NOON + 40, clock) is (old or clock < NOON + 40)


def test_an_instant_that_was_just_written_counts(tmp_path: Path) -> None:
    """An instant counts that lies between the page's and the clock's, whatever it is of."""
    files = PAGE | {
        "incidents/over.yaml": "{title: T, started: 2026-03-10 12:00:10Z, "
        "ended: 2026-03-10 12:00:20Z}",
        "incidents/work.yaml": "{kind: maintenance, title: T, window: {from: 2026-03-10 12:00:30Z, "
        "until: 2026-03-10 12:00:40Z}, components: [api]}",
        "incidents/news.yaml": "{kind: notice, title: T, from: 2026-03-10 12:00:50Z}",
    }
    page = content.load(project(tmp_path, files))
    for second in (10, 20, 30, 40, 50):
        at = NOON + second
        assert tells_of(page, at - 1, at)
        assert not tells_of(page, at, at + 9)
    assert not tells_of(page, NOON + 50, NOON + 5000)
    assert not tells_of(page, NOON + 20, NOON + 10)
