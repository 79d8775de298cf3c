"""A newer build comes into the open page by itself, and disturbs nobody."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.projects import OPEN
from tests.browser.test_clock import pass_time
from tests.formats.showcase import NOW, build, project
from tests.host import Host

MORE = OPEN + "\n## Monitoring @ 2026-03-10 12:20Z {data-1: operational}\nIt loads again.\n"


HIDE = """hidden => {
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


def publish(calm: Path, host: Host, page: Page, incident: str) -> None:
    """Build anew in twenty minutes, by when the page will look again."""
    build(project(calm, {"incidents/open.md": incident}), host.now + 1200)
    for path in (calm / "site").rglob("*.html"):
        later = path.stat().st_mtime + 2  # hosts tell changes apart by the second
        os.utime(path, (later, later))
    pass_time(page, host, 1200)


def test_the_first_page_shows_what_is_new(host: Host, visit: Open, calm: Path) -> None:
    """The newer build's words, title and icon are there without a reload, and are announced."""
    page = visit(f"{host.address}index.html", timezone_id="America/New_York")
    expect(page.locator(".age .ago")).to_be_visible()
    page.evaluate("document.mine = true")
    publish(calm, host, page, OPEN)
    expect(page.locator("h1 .words")).to_have_text("Major outage: Data 1")
    expect(page).to_have_title("Major outage – Calm")
    expect(page.get_by_role("status")).to_have_text("Major outage: Data 1")
    expect(page.locator(".incident .update time")).to_have_text("10 March 2026, 08:05 EDT")
    assert page.evaluate("document.mine")


def test_what_the_reader_did_stays(host: Host, visit: Open, calm: Path) -> None:
    """Groups stay as the reader left them, the focus and the place stay, and nothing is said."""
    page = visit(
        f"{host.address}index.html",
        viewport={"width": 600, "height": 300},
        reduced_motion="reduce",
    )
    expect(page.locator(".age .ago")).to_be_visible()
    page.locator("summary", has_text="Data").click()
    link = page.get_by_role("link", name="Data 3")
    link.focus()
    page.wait_for_function("scrollY > 0")
    place = page.evaluate("scrollY")
    built = page.locator("#banner").get_attribute("data-built")
    publish(
        calm, host, page, OPEN.replace("components: {data-1: major_outage}\n", "impact: none\n")
    )
    expect(page.locator("#banner")).not_to_have_attribute("data-built", built or "")
    expect(page.locator("details", has_text="Data 3")).to_have_attribute("open", "")
    expect(page.locator("details", has_text="Apps 3")).not_to_have_attribute("open", "")
    expect(link).to_be_focused()
    assert page.evaluate("scrollY") == place
    expect(page.get_by_role("status")).to_have_text("")


def test_a_group_with_trouble_opens(host: Host, visit: Open, calm: Path) -> None:
    """A group in which something broke opens, whatever the reader did with it before."""
    page = visit(f"{host.address}index.html")
    expect(page.locator(".age .ago")).to_be_visible()
    publish(calm, host, page, OPEN)
    expect(page.get_by_role("link", name="Data 1", exact=True).last).to_be_visible()


def test_an_open_incident_grows(host: Host, visit: Open, calm: Path) -> None:
    """The page of an open incident shows its next update when there is one."""
    build(project(calm, {"incidents/open.md": OPEN}), NOW + 600)
    host.now = NOW + 660
    page = visit(f"{host.address}incidents/open/index.html", now=host.now)
    expect(page.locator(".ago:not(:empty)")).to_have_count(1)
    publish(calm, host, page, MORE)
    expect(page.locator(".update").first).to_contain_text("It loads again.")
    expect(page.get_by_role("status")).to_have_text("Monitoring")
    expect(page.locator(".changed time")).to_have_text("10 March 2026, 13:20 CET")


def test_looks_become_rare(host: Host, visit: Open) -> None:
    """While nothing changes a page looks ever more rarely, down to every ten minutes."""
    page = visit(f"{host.address}index.html")
    expect(page.locator(".age .ago")).to_be_visible()
    looks = []
    for _ in range(40):
        before = host.asked.count("/index.html")
        host.now += 60
        page.clock.run_for(60_000)
        page.wait_for_timeout(30)
        looks.append(host.asked.count("/index.html") - before)
    assert sum(looks[:2]) == 1
    assert 5 <= sum(looks) <= 9
    assert sum(looks[-12:]) in (1, 2)


def test_a_hidden_page_does_not_look(host: Host, visit: Open) -> None:
    """A page that nobody sees asks for nothing, and looks as soon as it is seen again."""
    page = visit(f"{host.address}index.html")
    expect(page.locator(".age .ago")).to_be_visible()
    page.evaluate(HIDE, True)
    asked = len(host.asked)
    pass_time(page, host, 3600)
    page.wait_for_timeout(100)
    assert len(host.asked) == asked
    page.evaluate(HIDE, False)
    expect(page.locator(".age .ago")).to_have_text("60 minutes ago")
    page.wait_for_timeout(100)
    assert host.asked[asked:] == ["/api/statuary/build.json", "/index.html"]
