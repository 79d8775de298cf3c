"""A real browser runs nothing of what other people collected to be run in browsers."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.clients.hostile_texts import marked
from tests.clients.hostile_tour import tour
from tests.clients.hostile_visit import ORIGIN, Visit, chromium
from tests.clients.payloads import payloads

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MANY = 20

LOG = logging.getLogger(__name__)  # pytest shows it with --log-cli-level=INFO


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def texts() -> tuple[str, ...]:
    """Give every text of every list, once."""
    return tuple(dict.fromkeys(text for found in payloads().values() for text in found))


@pytest.mark.parametrize(
    ("enforced", "turn"), [(False, 0), (True, 1)], ids=["without-policy", "with-policy"]
)
def test_no_field_lets_a_text_out(
    browser: Browser,
    texts: tuple[str, ...],
    tmp_path: Path,
    *,
    enforced: bool,
    turn: int,
) -> None:
    """Every page of sites full of such texts runs nothing, asks nobody and shows them whole."""
    pieces = tuple(marked(texts))[:: 4 if enforced else 1]  # what no policy helps with matters more
    found = tour(browser, pieces, tmp_path, turn, enforced=enforced)
    LOG.info("%s", found.told())
    assert found.executed == []
    assert found.elsewhere == []
    assert found.broken == []
    assert found.seen["handlers"] == 0
    assert set(found.scripts) <= {0, 2}  # of frames for other sites and 404.html none, else ours
    assert found.seen["texts"] > 10 * sum(len(piece.shown) for piece in pieces)


def test_the_browser_would_run_them(browser: Browser, texts: tuple[str, ...]) -> None:
    """The same texts in pages that do not escape them run, and the same eyes see it."""
    documents = {
        f"raw/{number}.html": f'<!doctype html><body>{text}<p title="{text}"><a href="{text}">x</a>'
        for number, text in enumerate(texts[::2])
    }
    visit = Visit(browser, enforced=False)
    visit.open(documents, [*documents])
    visit.context.close()
    found = visit.found
    LOG.info("%s", found.told())
    assert len(found.executed) > MANY
    assert len(found.elsewhere) > MANY
    assert found.seen["handlers"] > MANY
    assert sum("script address" in each for each in found.broken) > MANY


def test_a_text_that_breaks_out_is_seen(browser: Browser) -> None:
    """The same eyes see a text that is cut, in another element, or in an attribute of its own."""
    shown = {1: "a & b", 2: "<i>x</i>", 3: "c"}
    documents = {
        "whole.html": "<!doctype html><p title='qz1qa &amp; bzq1z'>qz2q&lt;i>x&lt;/i>zq2z</p>",
        "cut.html": "<!doctype html><p>qz1qa & zq1z</p>",
        "apart.html": "<!doctype html><p>qz2q<i>x</i>zq2z</p>",
        "moved.html": "<!doctype html><p title=qz3q c>zq3z</p>",
    }
    visit = Visit(browser, enforced=False)
    visit.open(documents, [*documents], shown)
    visit.context.close()
    broken = {each.removeprefix(ORIGIN).partition(":")[0] for each in visit.found.broken}
    assert broken == {"cut.html", "apart.html", "moved.html"}
