"""A real browser runs nothing of what other people collected to be run in browsers."""

from __future__ import annotations

import json
import logging
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, sync_playwright

from statuary import pipeline
from statuary.outputs import Output
from tests.browser.conftest import ARGUMENTS, CHROMIUM
from tests.clients.hostile_sites import Marked, marked, project
from tests.clients.payloads import payloads
from tests.formats.showcase import NOW
from tests.formats.showcase import project as write

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ORIGIN = "https://status.example.com/"
AT_ONCE = 24  # frames of a page; so a start of the browser's machinery serves many
RECORDS = 60  # records of each kind on a site
MANY = 20
SCRIPT = Path(__file__).with_name("hostile_browser.js").read_text("utf-8")

LOG = logging.getLogger(__name__)  # pytest shows it with --log-cli-level=INFO


@dataclass
class Findings:
    """What was seen in all frames."""

    pages: int = 0
    executed: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    scripts: Counter[int] = field(default_factory=Counter)
    seen: Counter[str] = field(default_factory=Counter)

    def told(self) -> str:
        """Count all of it."""
        return (
            f"{self.pages} pages, {len(self.executed)} executed, {len(self.elsewhere)} asked "
            f"elsewhere, {len(self.broken)} broken; {dict(self.seen)}"
        )

    def add(self, address: str, frame: Mapping[str, Any]) -> None:
        """Add what one frame says."""
        self.pages += 1
        self.executed += [f"{address}: {each}" for each in frame["ran"]]
        self.broken += [f"{address}: {each}" for each in (*frame["broke"], *frame["faults"])]
        self.scripts[frame["scripts"]] += 1
        self.seen.update(frame["counts"])
        self.seen["handlers"] += frame["handlers"]


class Visit:
    """A profile that gets documents from memory, many as frames of one page."""

    def __init__(self, browser: Browser, *, enforced: bool) -> None:
        self.found = Findings()
        self.documents: Mapping[str, Output | str] = {}
        self.rendered: dict[str, bytes] = {}
        self.context: BrowserContext = browser.new_context(bypass_csp=not enforced)
        self.context.add_init_script(SCRIPT)
        self.context.route("**/*", self._answer)
        self.context.on("request", self._asked)
        self.page: Page = self.context.new_page()
        self.context.on("page", lambda page: self.found.executed.append(f"opened {page.url}"))
        self.page.on("dialog", lambda dialog: self.found.executed.append(f"said {dialog.message}"))

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((ORIGIN, "data:")):
            self.found.elsewhere.append(request.url)

    def _answer(self, route: Route) -> None:
        address = route.request.url.partition("?")[0].partition("#")[0]
        document = self.documents.get(address.removeprefix(ORIGIN))
        if not address.startswith(ORIGIN) or document is None:
            if address.startswith(ORIGIN):
                self.found.elsewhere.append(f"{route.request.url}, which is nowhere")
            route.fulfill(status=404, body="")
            return
        path = address.removeprefix(ORIGIN)
        if path not in self.rendered:
            if isinstance(document, str):
                self.rendered[path] = document.encode(errors="replace")
            else:
                self.rendered[path] = document.content()
        route.fulfill(body=self.rendered[path], content_type=_kind(path))

    def open(
        self,
        documents: Mapping[str, Output | str],
        paths: Sequence[str],
        shown: Mapping[int, str] = MappingProxyType({}),
    ) -> None:
        """Open documents by their paths, which show texts with these numbers."""
        known = json.dumps({**shown})
        self.documents = {**documents, "hall": "<!doctype html><title>Hall</title>"}
        self.rendered = {}
        for first in range(0, len(paths), AT_ONCE):
            chosen = paths[first : first + AT_ONCE]
            frames = "".join(f'<iframe src="/{escape(path)}"></iframe>' for path in chosen)
            self.documents = {**self.documents, "hall": f"<!doctype html>{frames}"}
            self.rendered.pop("hall", None)
            self.page.goto(f"{ORIGIN}hall", wait_until="load")
            self.page.wait_for_timeout(20)
            wanted = {f"{ORIGIN}{path}" for path in chosen}
            for frame in self.page.frames[1:]:
                if frame.url in wanted:
                    wanted.remove(frame.url)
                    self.found.add(frame.url, frame.evaluate(f"inspectAll({known})"))
                elif frame.url not in ("about:blank", "about:srcdoc"):
                    self.found.executed.append(f"went to {frame.url}")
            self.found.broken += [f"{address}: never read" for address in wanted]


def _kind(path: str) -> str:
    kinds = {"js": "text/javascript", "json": "application/json", "css": "text/css"}
    kinds |= {"svg": "image/svg+xml"}
    return kinds.get(path.rpartition(".")[2], "text/html; charset=utf-8")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="module")
def texts() -> tuple[str, ...]:
    """Give every text of every list, once."""
    return tuple(dict.fromkeys(text for found in payloads().values() for text in found))


def _sites(
    texts: tuple[Marked, ...], folder: Path, turn: int
) -> Iterator[tuple[tuple[Marked, ...], dict[str, Output], list[str]]]:
    """Give sites whose records, components and links have all texts, then some for their titles."""
    for first in range(0, len(texts), RECORDS):
        chosen = texts[first : first + RECORDS]
        outputs = _outputs(project(chosen, chosen[0], turn), folder / f"{first}")
        yield chosen, outputs, [path for path in outputs if _opened(path, turn)]
    for number in range(turn, len(texts), 3):
        outputs = _outputs(project((), texts[number]), folder / f"title-{number}")
        yield (texts[number],), outputs, ["index.html", "subscribe/index.html", "embed/index.html"]


def _opened(path: str, turn: int) -> bool:
    """Choose all pages but those that lead away at once, and of components' pages a third."""
    number = re.search(r"part-([0-9]+)", path)
    chosen = not number or int(number[1]) % 3 == turn
    return path.endswith(".html") and "/old-" not in path and chosen


def _outputs(files: Mapping[str, str], folder: Path) -> dict[str, Output]:
    view = pipeline.view(write(folder, files), NOW)
    return {output.path: output for output in view.outputs()}


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
    visit = Visit(browser, enforced=enforced)
    pieces = tuple(marked(texts))[:: 4 if enforced else 1]  # what no policy helps with matters more
    for chosen, outputs, paths in _sites(pieces, tmp_path, turn):
        visit.open(outputs, paths, dict(pair for piece in chosen for pair in piece.shown))
    visit.context.close()
    found = visit.found
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
