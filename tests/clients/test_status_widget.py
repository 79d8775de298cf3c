"""Atlassian's own status widget, from npm, in a page of somebody else in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.clients.conftest import INSTALLED, browsing, program
from tests.clients.status_pages import served

SCRIPT = INSTALLED / "node/node_modules/@statuspage/status-widget/dist/index.js"
EMBEDDING = """<!doctype html><meta charset="utf-8"><title>Somebody else</title>
<statuspage-widget src="https://status.example.com"></statuspage-widget>
<statuspage-widget src="https://status.example.com" appearance="badge" title="Ours">
</statuspage-widget>
<script src="/widget.js"></script>
"""
# The script is strict, and ends with assigning to a name that it never declared: by then it works.
OWN_FAULT = "parcelRequire is not defined"
GREEN, BLUE, ORANGE = "rgb(46, 204, 113)", "rgb(52, 152, 219)", "rgb(230, 126, 34)"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium."""
    if not SCRIPT.exists():
        program("status-widget")  # which says that it is missing
    with browsing() as started:
        yield started


def embedded(page: Page, name: str, root: Path) -> list[tuple[str, str]]:
    """Open a page of another origin with two widgets; give the text and colour of each."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    with served(name, root) as host:
        headers = (root / "site/_headers").read_text()
        assert "/api/*\n  Access-Control-Allow-Origin: *\n" in headers  # as hosts will send

        def answer(route: Route) -> None:
            url = route.request.url
            if url == "https://example.org/":
                route.fulfill(body=EMBEDDING, content_type="text/html")
            elif url == "https://example.org/widget.js":
                route.fulfill(path=SCRIPT, content_type="text/javascript")
            elif url.startswith("https://status.example.com/"):
                found = route.fetch(url=url.replace("https://status.example.com/", host.address))
                allowed = {**found.headers, "access-control-allow-origin": "*"}
                route.fulfill(response=found, headers=allowed)
            else:
                route.abort()

        page.route("**/*", answer)
        page.goto("https://example.org/")
        widgets = page.locator("statuspage-widget")
        shown = []
        for widget in widgets.all():
            indicator = widget.locator(".status-indicator")
            indicator.wait_for(timeout=5000)
            colour = indicator.evaluate("element => getComputedStyle(element).backgroundColor")
            words = widget.locator(".status-container").inner_text().split()
            shown.append((" ".join(words), colour))
        assert {path for path in host.asked if "favicon" not in path} == {"/api/v2/summary.json"}
    assert faults == [OWN_FAULT]
    return shown


@pytest.mark.parametrize(
    ("name", "description", "colour"),
    [
        ("outage", "Partial System Outage", ORANGE),
        ("work", "Service Under Maintenance", BLUE),
        ("well", "All Systems Operational", GREEN),
    ],
)
def test_the_widget_shows_how_the_page_is(
    browser: Browser, tmp_path: Path, name: str, description: str, colour: str
) -> None:
    """In both of its forms it shows the line of the status, in the colour of the indicator."""
    page = browser.new_page()
    try:
        shown = embedded(page, name, tmp_path)
    finally:
        page.close()
    assert shown == [(description, colour), (f"Ours {description.lower()}", colour)]
