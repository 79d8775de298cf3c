"""A page in the making, in a browser: it follows each save, and says what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Faults, Open
from tests.formats.showcase import NOW
from tests.serving.sessions import PAGE, Served, served

SLOW = "incidents/slow.md"
BAD = PAGE[SLOW].replace("degraded_performance", "slow")
CALM = PAGE[SLOW] + "## Resolved @ 2026-03-10 11:30Z\nA disk was full.\n"


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Served]:
    """Serve a page."""
    with served(tmp_path) as page:
        yield page


def headline(page: Page, words: str) -> None:
    """Wait until the page says so."""
    expect(page.locator("h1 .words")).to_have_text(words)


def test_a_save_comes_into_the_open_page(preview: Served, visit: Open) -> None:
    """The page shows what was saved, where the reader was, and breaks none of its own policies."""
    page = visit(preview.address, viewport={"width": 600, "height": 300})
    headline(page, "Degraded performance: API")
    page.mouse.wheel(0, 200)
    page.wait_for_function("scrollY === 200")
    preview.write(SLOW, PAGE[SLOW] + "\n## Identified @ 2026-03-10 11:20Z\nA disk.\n")
    expect(page.locator(".update").first).to_contain_text("A disk.")
    page.wait_for_function("scrollY === 200")
    preview.write(SLOW, CALM)
    headline(page, "All systems operational")
    preview.write("statuary.yml", PAGE["statuary.yml"].replace("Acme", "Ajax"))
    expect(page).to_have_title("All systems operational – Ajax Status")


def test_what_is_wrong_comes_and_goes(preview: Served, visit: Open) -> None:
    """A file that does not read is told over the last good page until it is mended."""
    page = visit(preview.address)
    preview.write(SLOW, BAD)
    expect(page.get_by_text("1 problem", exact=True)).to_be_visible()
    expect(page.get_by_text(f"{SLOW}:3:19")).to_be_visible()
    expect(page.locator("pre")).to_contain_text("    3 | components: {api: slow}")
    expect(page.get_by_text("hint: known: ")).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text(f"1 problem. {SLOW}, line 3: `slow`")
    headline(page, "Degraded performance: API")
    page.get_by_text("1 problem", exact=True).click()
    expect(page.get_by_text(f"{SLOW}:3:19")).to_be_hidden()
    page.goto(f"{preview.address}history/")
    expect(page.get_by_text(f"{SLOW}:3:19")).to_be_visible()
    preview.write(SLOW, CALM)
    expect(page.locator("statuary-preview")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_text("History")


def test_every_kind_of_page_follows(preview: Served, visit: Open, faults: Faults) -> None:
    """Pages without a script of their own and the one for wrong addresses follow too."""
    for path in ("embed/", "nowhere", "incidents/slow/"):
        page = visit(f"{preview.address}{path}")
        preview.write(SLOW, BAD)
        expect(page.get_by_text("1 problem", exact=True)).to_be_visible()
        preview.write(SLOW, PAGE[SLOW])
        expect(page.locator("statuary-preview")).to_have_count(0)
    assert all("404" in fault for fault in faults)
    faults.clear()


def test_a_page_that_never_was(tmp_path: Path, visit: Open, faults: Faults) -> None:
    """If nothing reads yet the problems stand alone, and the page comes when they are mended."""
    with served(tmp_path, PAGE | {SLOW: BAD}) as preview:
        page = visit(preview.address)
        expect(page.get_by_text(f"{SLOW}:3:19")).to_be_visible()
        preview.write(SLOW, CALM)
        headline(page, "All systems operational")
    assert all("500" in fault for fault in faults)
    faults.clear()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_problems_are_readable_on_a_telephone(preview: Served, visit: Open, scheme: str) -> None:
    """On a small screen what is wrong stays inside of it, and the page can be reached above."""
    preview.write(SLOW, BAD.replace("slow}", f"{'slow' * 80}}}"))
    page = visit(preview.address, viewport={"width": 320, "height": 640}, color_scheme=scheme)
    expect(page.get_by_text("1 problem", exact=True)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    panel = page.locator("statuary-preview details").bounding_box()
    assert panel is not None
    assert panel["x"] == 0
    assert panel["width"] <= 320
    assert panel["y"] >= 200


def test_a_page_of_another_time_says_so(tmp_path: Path, visit: Open) -> None:
    """A page as it was is told to be one, is not out of date, and its clock stands still."""
    with served(tmp_path, at=NOW - 90 * 86400) as preview:
        page = visit(preview.address)
        expect(page.get_by_text("The page as of 10 December 2025, 12:00 UTC")).to_be_visible()
        expect(page.locator(".age .ago")).to_have_text("0 minutes ago")
        page.clock.fast_forward(3 * 86400 * 1000)
        expect(page.locator(".age .ago")).to_have_text("0 minutes ago")
        expect(page.locator(".stale")).to_have_count(0)


def test_minutes_pass_without_loading_again(preview: Served, visit: Open) -> None:
    """Each minute's page comes in by the page's own script, which disturbs nobody."""
    page = visit(preview.address, timezone_id="UTC")
    expect(page.locator(".age time")).to_have_text("10 March 2026, 12:00 UTC")
    page.evaluate("document.mine = true")
    preview.clock.now += 120
    preview.until("/", "12:02 UTC")
    page.clock.fast_forward(120_000)
    expect(page.locator(".age time")).to_have_text("10 March 2026, 12:02 UTC")
    assert page.evaluate("document.mine")


def test_a_hidden_page_holds_no_connection(preview: Served, visit: Open) -> None:
    """A page that nobody sees lets its connection go, and catches up when it is seen again."""
    page = visit(preview.address)
    page.evaluate(HIDE, True)
    preview.write(SLOW, CALM)
    headline(page, "Degraded performance: API")
    page.evaluate(HIDE, False)
    headline(page, "All systems operational")


def test_a_server_that_starts_again(tmp_path: Path, visit: Open, faults: Faults) -> None:
    """A page that is open while the server is away goes on with the next one."""
    with served(tmp_path) as preview:
        page = visit(preview.address)
        headline(page, "Degraded performance: API")
        port = urlsplit(preview.address).port or 0
    with served(tmp_path, PAGE | {SLOW: CALM}, port=port):
        headline(page, "All systems operational")
    assert all("ERR_" in fault for fault in faults)
    faults.clear()


def test_many_pages_can_be_open(preview: Served, visit: Open) -> None:
    """As many pages as browsers have connections can be open if one of them is seen."""
    page = visit(preview.address)
    for _ in range(8):
        page.evaluate(HIDE, True)
        page = page.context.new_page()
        page.goto(preview.address, timeout=5000)
    headline(page, "Degraded performance: API")


HIDE = """hidden => {
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""
