"""A browser, pages in it that must not misbehave, and sites to look at."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.projects import CALM
from tests.formats.showcase import FILES, NOW, build, project
from tests.host import Host, serving

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

Open = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder, and leave them out where there is no browser."""
    here = [item for item in items if Path(__file__).parent in item.path.parents]
    for item in here:
        item.add_marker("browser")
        item.add_marker("slow")
        if not CHROMIUM.exists() and not os.environ.get("CI"):
            item.add_marker(pytest.mark.skip(reason=f"there is no Chromium at {CHROMIUM}"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


class Faults(list[str]):
    """What pages did that they must not do: errors, requests to elsewhere or for nothing."""

    def watch(self, page: Page) -> None:
        """Note what this page does wrong."""
        origin: set[str] = set()

        def asked(address: str) -> None:
            origin.add(urlsplit(address)[:2].__repr__())
            if len(origin) > 1:
                self.append(f"asked another origin: {address}")

        page.on("request", lambda request: None if _inline(request.url) else asked(request.url))
        page.on("pageerror", lambda error: self.append(f"error: {error}"))
        page.on(
            "response", lambda r: None if r.status < 400 else self.append(f"{r.status} {r.url}")
        )
        page.on(
            "console",
            lambda said: self.append(said.text) if said.type in ("error", "warning") else None,
        )


def _inline(address: str) -> bool:
    return address.startswith("data:")


@pytest.fixture
def faults() -> Iterator[Faults]:
    """Collect what pages do wrong; none of it is allowed, save what a test takes away."""
    found = Faults()
    yield found
    assert not found


@pytest.fixture
def visit(browser: Browser, faults: Faults) -> Iterator[Open]:
    """Open an address in a fresh profile, which may be set up like a Playwright context.

    `now` stands for the time on the reader's clock, in seconds.
    """
    contexts = []

    def opened(address: str, *, now: int = NOW, **setup: Any) -> Page:
        context = browser.new_context(**{"timezone_id": "Europe/Berlin", **setup})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        faults.watch(page)
        page.clock.install(time=now)
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Serve the project that has everything, with pages for years, under a sub-path."""
    root = project(tmp_path_factory.mktemp("everything"), FILES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("statuary.formats.html.component_incidents.NEWEST", 0)
        build(root)
    place = tmp_path_factory.mktemp("host")
    (place / "sub").symlink_to(root / "site")
    with serving(place, NOW) as host:
        host.address += "sub/"
        yield host


@pytest.fixture
def calm(tmp_path: Path) -> Path:
    """Build a page on which all is well, with a maintenance in an hour; give its folder."""
    root = project(tmp_path / "calm", CALM)
    build(root)
    return root


@pytest.fixture
def host(calm: Path) -> Iterator[Host]:
    """Serve that page."""
    with serving(calm / "site", NOW) as serving_it:
        yield serving_it
