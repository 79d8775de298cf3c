"""Every page for every reader: narrow, by keyboard, without script, anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.host import Host

PAGES = (
    "index.html",
    "incidents/open/index.html",
    "incidents/2025-12-24-fax/index.html",
    "incidents/overdue/index.html",
    "incidents/news/index.html",
    "components/web/index.html",
    "components/odd/index.html",
    "components/odd/2026/index.html",
    "history/index.html",
    "history/2026/03/index.html",
    "maintenance/index.html",
    "subscribe/index.html",
    "404.html",
)

BAD_DAY = "8 March 2026: Major outage, 2 hours 30 minutes"


def test_no_page_is_wider_than_a_small_telephone(visit: Open, everything: Host) -> None:
    """At 320 pixels no page scrolls to the side, with or without the script's additions."""
    page = visit(f"{everything.address}index.html", viewport={"width": 320, "height": 640})
    for path in PAGES:
        page.goto(f"{everything.address}{path}")
        expect(page.locator(".scheme")).to_be_visible()
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 320, f"{path}: {width}"


def test_everything_is_there_without_a_script(host: Host, visit: Open) -> None:
    """Without a script the page has its state, its times and its details, and no dead controls."""
    page = visit(f"{host.address}index.html", java_script_enabled=False)
    expect(page.locator("h1 .words")).to_have_text("All systems operational")
    expect(page.locator(".age time")).to_have_text("10 March 2026, 13:00 CET")
    row = page.locator('[data-component="data-0"]')
    expect(row).to_be_hidden()
    page.locator("summary", has_text="Data").click()
    expect(row).to_be_visible()
    for path in ("index.html", "history/index.html", "subscribe/index.html"):
        page.goto(f"{host.address}{path}")
        expect(page.locator("button, input, select")).to_have_count(0)


def test_bad_days_are_reached_by_keyboard(host: Host, visit: Open) -> None:
    """A closed group opens by its key, and the next stops lead to what happened on a bad day."""
    page = visit(f"{host.address}index.html")
    for _ in range(30):
        page.keyboard.press("Tab")
        if "Data" in page.evaluate("document.activeElement.closest('summary')?.textContent || ''"):
            break
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Data 0"
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_accessible_name(BAD_DAY)
    page.keyboard.press("Enter")
    page.wait_for_url("**/components/data-0/index.html#*")
    expect(page.locator(":target")).to_contain_text("Data was slow")


@pytest.mark.parametrize(
    ("path", "picture"),
    [
        ("index.html", "[data-component=data-0] .bars"),
        ("components/data-0/index.html", ".calendar"),
    ],
)
def test_a_bad_day_is_heard_once(host: Host, visit: Open, path: str, picture: str) -> None:
    """In a picture of days a bad one is a link whose name says all, and nothing says it again."""
    page = visit(f"{host.address}{path}")
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    browser = page.context.new_cdp_session(page)
    top = browser.send("DOM.getDocument")["root"]["nodeId"]
    node = browser.send("DOM.querySelector", {"nodeId": top, "selector": picture})["nodeId"]
    heard = [
        (each["role"]["value"], each["name"]["value"], each.get("description", {}).get("value", ""))
        for each in browser.send("Accessibility.queryAXTree", {"nodeId": node})["nodes"]
        if not each["ignored"]
    ]
    assert [each for each in heard if "8 March" in f"{each}"] == [("link", BAD_DAY, "")]
    expect(page.locator("svg a > title", has_text=BAD_DAY)).to_have_count(1)


def test_forced_colours_keep_what_is_told(visit: Open, everything: Host) -> None:
    """With colours forced by the system, bars and marks are drawn in the system's colours."""
    page = visit(f"{everything.address}index.html", forced_colors="active")
    text = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
    for drawn, name in ((".bars path", "stroke"), (".mark", "color")):
        script = f"getComputedStyle(document.querySelector('{drawn}')).{name}"
        assert page.evaluate(script) == text


@pytest.mark.parametrize(("wish", "found"), [("reduce", "auto"), ("no-preference", "smooth")])
def test_motion_is_a_choice(host: Host, visit: Open, wish: str, found: str) -> None:
    """Who wants less motion gets none."""
    page = visit(f"{host.address}index.html", reduced_motion=wish)
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == found


def test_a_site_may_lie_under_a_path(visit: Open, everything: Host) -> None:
    """Under a sub-path each link of the frame leads to a page that is whole."""
    page = visit(f"{everything.address}index.html")
    for name in ("History", "Maintenance", "Subscribe", "Status"):
        page.get_by_role("link", name=name, exact=True).click()
        expect(page.get_by_role("link", name=name, exact=True)).to_have_attribute(
            "aria-current", "page"
        )
    assert all(path.startswith("/sub/") for path in everything.asked)


def test_a_site_may_lie_on_a_disk(visit: Open, calm: Path) -> None:
    """Opened from a disk, pages have their style and their script, and ask nobody."""
    page = visit((calm / "site/index.html").as_uri(), timezone_id="America/New_York")
    expect(page.locator(".age time")).to_have_text("10 March 2026, 08:00 EDT")
    expect(page.locator(".age .ago")).to_have_text("0 minutes ago")
    page.get_by_role("link", name="History", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("History")
    expect(page.locator(".scheme")).to_be_visible()
