"""A browser that opens what is no page runs nothing of it: badges, feeds, JSON and plain texts."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error

from statuary import pipeline
from statuary.outputs import Output
from statuary.serving.headers import RULES, headers
from tests.clients.hostile_sites import project
from tests.clients.hostile_texts import marked
from tests.clients.hostile_visit import SCRIPT, Document, Findings, Sent, Visit, chromium
from tests.clients.payloads import payloads
from tests.formats.showcase import NOW
from tests.formats.showcase import project as write

pytestmark = [pytest.mark.browser, pytest.mark.slow]

EVERY = 48  # of the texts one is taken; all of them are in each field of these files elsewhere
MANY = 20
PAGES = {"text/html", "application/xhtml+xml"}
SVG = '<svg xmlns="http://www.w3.org/2000/svg">'
FEED = '<feed xmlns="http://www.w3.org/2005/Atom"><title xmlns="http://www.w3.org/1999/xhtml">'

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


@pytest.fixture(scope="module")
def files(texts: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Output]:
    """Give what is published of a site that has some of the texts in each field, but its pages."""
    pieces = tuple(marked(texts[::EVERY]))
    root = write(tmp_path_factory.mktemp("hostile"), project(pieces, pieces[0]))
    outputs = pipeline.view(root, NOW).outputs()
    return {each.path: each for each in outputs if not each.path.endswith(".html")}


def _checked(found: Findings, kinds: Counter[str]) -> None:
    LOG.info("%s; %s", found.told(), dict(kinds))
    assert found.executed == []
    assert found.elsewhere == []
    assert found.seen["handlers"] == 0
    assert set(found.scripts) == {0}
    assert not PAGES & {*kinds}


def test_documents_as_a_host_sends_them(browser: Browser, files: dict[str, Output]) -> None:
    """With the types that `_headers` tells, and no policy, no document is a page or runs."""
    rules = files[RULES].content()
    sent: dict[str, Sent] = {
        path: Sent(each.content(), dict(headers(rules, path, path))) for path, each in files.items()
    }
    visit = Visit(browser, enforced=False)
    kinds = visit.open_files(sent, [*sent])
    visit.context.close()
    _checked(visit.found, kinds)
    assert {"image/svg+xml", "application/json", "application/atom+xml"} <= {*kinds}
    unframed = [path for path, each in sent.items() if "X-Frame-Options" in each.headers]
    assert kinds["saved"] == sum(path.endswith(".ics") for path in files) + len(unframed)


def test_documents_on_a_disk(browser: Browser, files: dict[str, Output], tmp_path: Path) -> None:
    """Opened from a folder, where their names alone tell what they are, none is a page or runs."""
    kinds: Counter[str] = Counter()
    found = Findings()
    context = browser.new_context()
    context.add_init_script(SCRIPT)
    page = context.new_page()
    page.on(
        "request",
        lambda asked: None if asked.url.startswith("file:") else found.elsewhere.append(asked.url),
    )
    # One of each kind, the longest, which has most to read.
    by_name: dict[str, Output] = {}
    for path, each in files.items():
        name = re.sub(r"\d+", "0", path) if "assets/" not in path else "assets"
        by_name[name] = max(each, by_name.get(name, each), key=lambda one: len(one.content()))
    for each in by_name.values():
        file = tmp_path / each.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(each.content())
        try:
            page.goto(file.as_uri(), wait_until="load")
        except Error:
            kinds["saved"] += 1  # as what it does not show
            continue
        kinds[found.add_file(page.url, page.evaluate("inspectFile()"))] += 1
    context.close()
    _checked(found, kinds)
    assert {"image/svg+xml", "application/json"} <= {*kinds}


@pytest.mark.parametrize(
    ("ending", "before", "after"),
    [("svg", SVG, "</svg>"), ("xml", FEED, "</title></feed>"), ("html", "", "")],
)
def test_documents_that_do_not_escape_are_seen(
    browser: Browser, texts: tuple[str, ...], ending: str, before: str, after: str
) -> None:
    """The same texts run in files that have them as they are, and the same eyes see it."""
    kinds = {"svg": "image/svg+xml", "xml": "application/atom+xml", "html": "text/html"}
    documents: dict[str, Document] = {
        f"{number}.{ending}": Sent(
            f"{before}{text}{after}".encode(errors="replace"), {"content-type": kinds[ending]}
        )
        for number, text in enumerate(texts)
        if "alert(" in text and "<script" in text
    }
    visit = Visit(browser, enforced=False)
    opened = visit.open_files(documents, [*documents])
    visit.context.close()
    LOG.info("%s; %s", visit.found.told(), dict(opened))
    assert len(visit.found.executed) > 1
    assert set(visit.found.scripts) > {0}
