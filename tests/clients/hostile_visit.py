"""A browser's visit to pages full of foreign texts, and what it sees there."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import quote, unquote

from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Request,
    Route,
    sync_playwright,
)

from statuary.outputs import Output
from tests.browser.conftest import ARGUMENTS, CHROMIUM

ORIGIN = "https://status.example.com/"
AT_ONCE = 24  # frames of a page; so a start of the browser's machinery serves many
SCRIPT = Path(__file__).with_name("hostile_browser.js").read_text("utf-8")


@dataclass(frozen=True)
class Sent:
    """What a server sends for an address, headers too."""

    body: bytes
    headers: Mapping[str, str]


Document = Output | Sent | str


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

    def add_file(self, address: str, frame: Mapping[str, Any]) -> str:
        """Add what a document says that is no page; give what the browser takes it for."""
        self.pages += 1
        self.executed += [f"{address}: {each}" for each in frame["ran"]]
        self.scripts[frame["scripts"]] += 1
        self.seen["elements"] += frame["elements"]
        self.seen["handlers"] += frame["handlers"]
        return str(frame["kind"])


class Visit:
    """A profile that gets documents from memory, many as frames of one page."""

    def __init__(self, browser: Browser, *, enforced: bool) -> None:
        self.found = Findings()
        self.documents: Mapping[str, Document] = {}
        self.rendered: dict[str, bytes] = {}
        self.base = ""
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
        address = unquote(route.request.url.partition("?")[0].partition("#")[0])
        path = address.removeprefix(ORIGIN).removeprefix(self.base)
        document = self.documents.get(path)
        if not address.startswith(ORIGIN) or document is None:
            if address.startswith(ORIGIN):
                self.found.elsewhere.append(f"{route.request.url}, which is nowhere")
            route.fulfill(status=404, body="")
            return
        if isinstance(document, Sent):
            route.fulfill(body=document.body, headers={**document.headers})
            return
        if path not in self.rendered:
            if isinstance(document, str):
                self.rendered[path] = document.encode(errors="replace")
            else:
                self.rendered[path] = document.content()
        route.fulfill(body=self.rendered[path], content_type=_kind(path))

    def open(
        self,
        documents: Mapping[str, Document],
        paths: Sequence[str],
        shown: Mapping[int, str] = MappingProxyType({}),
        url: str = ORIGIN,
    ) -> None:
        """Open documents by their paths, which show texts with these numbers.

        They are at the top, whatever their site's address; what they ask for may be there.
        """
        self.base = unquote(f"{url.rstrip('/')}/".removeprefix(ORIGIN))
        known = json.dumps({**shown})
        for chosen in self._halls(documents, paths):
            wanted = {f"{ORIGIN}{path}" for path in chosen}
            for frame in self.page.frames[1:]:
                if frame.url in wanted:
                    wanted.remove(frame.url)
                    self.found.add(frame.url, frame.evaluate(f"inspectAll({known})"))
                elif frame.url not in ("about:blank", "about:srcdoc"):
                    self.found.executed.append(f"went to {frame.url}")
            self.found.broken += [f"{address}: never read" for address in wanted]

    def open_files(self, documents: Mapping[str, Document], paths: Sequence[str]) -> Counter[str]:
        """Open documents that are no pages; count what the browser takes them for."""
        kinds: Counter[str] = Counter()
        for chosen in self._halls(documents, paths):
            for frame in self.page.frames[1:]:
                if frame.url in ("", "about:blank", "chrome-error://chromewebdata/"):
                    kinds["saved"] += 1  # as what it does not show, or keeps out of frames
                    continue
                kind = self.found.add_file(frame.url, frame.evaluate("inspectFile()"))
                kinds[kind] += 1
                if unquote(frame.url).removeprefix(ORIGIN) not in chosen:
                    self.found.executed.append(f"went to {frame.url}, {kind}")
        return kinds

    def _halls(
        self, documents: Mapping[str, Document], paths: Sequence[str]
    ) -> Iterator[Sequence[str]]:
        """Open pages with some documents in frames each; give the paths of these."""
        self.rendered = {}
        for first in range(0, len(paths), AT_ONCE):
            chosen = paths[first : first + AT_ONCE]
            frames = "".join(f'<iframe src="/{escape(quote(path))}"></iframe>' for path in chosen)
            self.documents = {**documents, "hall": f"<!doctype html>{frames}"}
            self.rendered.pop("hall", None)
            self.page.goto(f"{ORIGIN}hall", wait_until="load")
            self.page.wait_for_timeout(20)
            yield chosen

    def look(self, documents: Mapping[str, Document], path: str) -> dict[str, Any]:
        """Open a document by itself, as what is kept out of frames must be; give what is said."""
        self.documents, self.rendered = documents, {}
        self.page.goto(f"{ORIGIN}{quote(path)}", wait_until="load")
        self.page.wait_for_timeout(20)
        said: dict[str, Any] = self.page.evaluate("inspectAll({})")
        self.found.add(self.page.url, said)
        return said


def _kind(path: str) -> str:
    kinds = {"js": "text/javascript", "json": "application/json", "css": "text/css"}
    kinds |= {"svg": "image/svg+xml"}
    return kinds.get(path.rpartition(".")[2], "text/html; charset=utf-8")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium, and end it."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()
