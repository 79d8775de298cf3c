"""A page that is out of date says so, and one that is not does not."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import Faults, Open
from tests.browser.test_clock import HOUR, pass_time
from tests.formats.showcase import NOW, build, project
from tests.host import Host

STALE = "Unknown: last updated 10 March 2026, 13:00 CET"


def test_the_first_page_turns_unknown(host: Host, visit: Open) -> None:
    """Past `freshness` the banner and the title say that the state is unknown."""
    page = visit(f"{host.address}index.html")
    expect(page.locator(".age .ago")).to_be_visible()
    pass_time(page, host, 6 * HOUR + 60)
    expect(page.locator("h1 .words")).to_have_text(STALE)
    expect(page.locator("#banner")).to_have_class("banner unknown stale")
    expect(page).to_have_title("Unknown – Calm")
    expect(page.get_by_role("status")).to_have_text(STALE)


def test_it_is_told_in_the_chosen_zone(host: Host, visit: Open) -> None:
    """The last build's time follows the choice of the zone like every other time."""
    host.now = NOW + 7 * HOUR
    page = visit(f"{host.address}index.html", now=host.now, timezone_id="America/New_York")
    expect(page.locator("h1 .words")).to_have_text(STALE.replace("13:00 CET", "08:00 EDT"))
    page.get_by_role("button", name="Show times in Europe/Berlin").click()
    expect(page.locator("h1 .words")).to_have_text(STALE)


def test_other_pages_tell_it_at_their_top(host: Host, visit: Open) -> None:
    """Past `freshness` every page begins with how old the whole is, and before it does not."""
    for path in ("incidents/past/", "subscribe/"):
        host.now = NOW + 5 * HOUR
        page = visit(f"{host.address}{path}index.html", now=host.now)
        page.wait_for_load_state("networkidle")
        expect(page.locator("#stale")).to_have_count(0)
        pass_time(page, host, 2 * HOUR)
        expect(page.locator("#stale")).to_have_text(STALE)


def test_the_hosts_clock_decides(host: Host, visit: Open) -> None:
    """A reader's clock that is days behind does not keep an old page fresh."""
    host.now = NOW + 7 * HOUR
    page = visit(f"{host.address}index.html", now=NOW - 48 * HOUR)
    expect(page.locator("h1 .words")).to_have_text(STALE)


def test_without_an_answer_the_readers_clock_decides(
    host: Host, visit: Open, faults: Faults
) -> None:
    """If nobody tells the time, a page judges by the clock at hand, and mends that later."""
    page = visit(f"{host.address}index.html", now=NOW)
    expect(page.locator(".age .ago")).to_be_visible()
    page.route("**/*", lambda route: route.abort())
    page.clock.fast_forward(7 * HOUR * 1000)
    expect(page.locator("h1 .words")).to_have_text(STALE)
    page.wait_for_timeout(100)
    page.unroute("**/*")
    page.clock.fast_forward(11 * 60 * 1000)
    expect(page.locator("h1 .words")).to_have_text("All systems operational")
    assert all("ERR_FAILED" in fault for fault in faults)
    faults.clear()


def test_a_closed_record_does_not_age(host: Host, visit: Open, calm: Path) -> None:
    """A record that is closed says when that was, and never that it is out of date."""
    settings = (calm / "statuary.yml").read_text() + "as_of: 2026-03-10 12:00Z\n"
    build(project(calm, {"statuary.yml": settings}))
    host.now = NOW + 1000 * HOUR
    for path in ("index.html", "history/index.html"):
        page = visit(f"{host.address}{path}", now=host.now)
        page.wait_for_load_state("networkidle")
        expect(page.locator(".stale")).to_have_count(0)
