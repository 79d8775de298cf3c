"""What follows the clock without a new build: zones, ages, maintenance."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.projects import OPEN
from tests.formats.showcase import NOW, build, project
from tests.host import Host

HOUR = 3600


def pass_time(page: Page, host: Host, seconds: int) -> None:
    """Let time pass for the page and its host."""
    host.now += seconds
    page.clock.fast_forward(seconds * 1000)


def test_times_are_the_readers(host: Host, visit: Open) -> None:
    """Times are in the reader's zone, which is named, and the page's form is kept beside it."""
    page = visit(f"{host.address}incidents/past/index.html", timezone_id="America/New_York")
    time = page.locator("article > .meta time").first
    expect(time).to_have_text("8 March 2026, about 16:30 EDT")
    expect(time).to_have_attribute("title", "8 March 2026, about 21:30 CET")
    expect(page.locator("#zone")).to_contain_text("Times are in your time zone, America/New_York.")


def test_an_end_on_another_day_there_tells_its_day(host: Host, visit: Open) -> None:
    """An end tells its day if that is not the start's for the reader, and else its time alone."""
    address = f"{host.address}incidents/older/index.html"
    page = visit(address, timezone_id="Asia/Kolkata")
    end = page.locator("article > .meta time").nth(1)
    expect(end).to_have_text("15:50 GMT+5:30")
    page = visit(address, timezone_id="Pacific/Chatham")
    end = page.locator("article > .meta time").nth(1)
    expect(end).to_have_text("4 February 2026, 00:05 GMT+13:45")


def test_the_zone_switches_and_is_remembered(host: Host, visit: Open) -> None:
    """A button leads to the page's zone and back, and the choice holds on other pages."""
    page = visit(f"{host.address}incidents/past/index.html", timezone_id="America/New_York")
    page.get_by_role("button", name="Show times in Europe/Berlin").click()
    expect(page.get_by_role("button", name="Show times in your time zone")).to_be_focused()
    time = page.locator("article > .meta time").first
    expect(time).to_have_text("8 March 2026, about 21:30 CET")
    expect(page.locator("#zone")).to_contain_text("Times are in the time zone Europe/Berlin.")
    page.goto(f"{host.address}index.html")
    expect(page.locator(".age time")).to_have_text("10 March 2026, 13:00 CET")
    page.get_by_role("button", name="Show times in your time zone").click()
    expect(page.locator(".age time")).to_have_text("10 March 2026, 08:00 EDT")


def test_where_clocks_agree_nothing_switches(host: Host, visit: Open) -> None:
    """A reader whose clocks show the page's times sees them as they were written."""
    page = visit(f"{host.address}incidents/past/index.html", timezone_id="Africa/Algiers")
    expect(page.locator("article > .meta time").first).to_have_text("8 March 2026, about 21:30 CET")
    expect(page.locator("footer button")).to_have_count(0)


def test_ages_grow(host: Host, visit: Open, calm: Path) -> None:
    """The banner's age and that of an open incident's newest update are told and grow."""
    build(project(calm, {"incidents/open.md": OPEN}), NOW + 600)
    host.now += 660
    page = visit(f"{host.address}index.html", now=NOW + 660)
    expect(page.locator(".age .ago")).to_have_text("1 minute ago")
    newest = page.locator(".update .ago:not(:empty)")
    expect(newest).to_have_text("6 minutes ago")
    pass_time(page, host, 5 * HOUR)
    expect(newest).to_have_text("5 hours ago")
    page.goto(f"{host.address}incidents/open/index.html")
    expect(newest).to_have_text("5 hours ago")
    expect(page.locator(".ago:not(:empty)")).to_have_count(1)


def test_a_maintenance_begins_and_is_overdue(host: Host, visit: Open) -> None:
    """In an open page a maintenance begins at its time, and past its end it is overdue."""
    page = visit(f"{host.address}index.html")
    item = page.locator(".maintenance", has_text="Upgrade")
    row = page.locator('[data-component="data-0"]')
    group = page.locator(".group", has=row)
    expect(page.locator(".age .ago")).to_be_visible()
    expect(item.locator(".step")).to_have_text("Scheduled")
    expect(row).to_be_hidden()

    pass_time(page, host, HOUR + 60)
    expect(item.locator(".step")).to_have_text("In progress")
    expect(row.locator(".state")).to_have_text("Under maintenance")
    expect(row).to_be_visible()
    expect(group.locator("summary .state")).to_have_text("Under maintenance")
    expect(page.locator("h1 .words")).to_have_text(re.compile("^Under maintenance: "))
    expect(page.locator("#banner")).to_have_class("banner under_maintenance")
    expect(page).to_have_title("Under maintenance – Calm")
    expect(page.get_by_role("status")).to_have_text(re.compile("^Under maintenance: "))

    pass_time(page, host, HOUR)
    expect(item).to_contain_text("In progress, overdue for an update")
    expect(row.locator(".overdue")).to_have_text("overdue for an update")
    expect(page.locator("#banner .overdue")).to_have_count(1)
    expect(page.locator(".maintenance", has_text="Weekly").locator(".overdue")).to_have_count(0)


def test_a_routine_window_ends_by_itself(host: Host, visit: Open, calm: Path) -> None:
    """In an open page a routine window takes back what it did, and the next one is shown."""
    (calm / "incidents/upgrade.yaml").unlink()
    build(calm, NOW)
    page = visit(f"{host.address}index.html")
    item = page.locator(".maintenance:visible", has_text="Weekly")
    row = page.locator('[data-component="apps-6"]')
    group = page.locator(".group", has=row)
    expect(page.locator(".age .ago")).to_be_visible()
    expect(item).to_have_count(1)

    pass_time(page, host, HOUR + 60)
    expect(item.locator(".step")).to_have_text("In progress")
    expect(row.locator(".state")).to_have_text("Under maintenance")
    expect(page.locator("h1 .words")).to_have_text("Under maintenance: Apps 6")

    pass_time(page, host, HOUR // 2)
    expect(row.locator(".state")).to_have_text("Operational")
    expect(group.locator("summary .state")).to_have_text("Operational")
    expect(page.locator("h1 .words")).to_have_text("All systems operational")
    expect(page.locator("#banner")).to_have_class("banner operational")
    expect(page).to_have_title("All systems operational – Calm")
    expect(item.locator(".step")).to_have_text("Scheduled")
    expect(item.locator("time").first).to_have_attribute("datetime", "2026-03-17T13:00:00Z")


def test_what_the_build_found_under_way_ends_too(host: Host, visit: Open, calm: Path) -> None:
    """What was blue in the page itself goes back, save what something else holds."""
    build(calm, NOW + HOUR + 60)
    host.now = NOW + HOUR + 60
    page = visit(f"{host.address}index.html", now=host.now)
    expect(page.locator("h1 .words")).to_have_text(re.compile("Apps 6"))
    pass_time(page, host, HOUR // 2)
    expect(page.locator('[data-component="apps-6"] .state')).to_have_text("Operational")
    expect(page.locator('[data-component="data-0"] .state')).to_have_text("Under maintenance")
    expect(page.locator("h1 .words")).to_have_text("Under maintenance: Data 0")


def test_a_window_that_passed_unseen_is_not_scheduled(host: Host, visit: Open) -> None:
    """A page built before a routine window and opened after it shows the next one."""
    host.now = NOW + 2 * HOUR
    page = visit(f"{host.address}index.html", now=host.now)
    item = page.locator(".maintenance:visible", has_text="Weekly")
    expect(item.locator("time").first).to_have_attribute("datetime", "2026-03-17T13:00:00Z")
    expect(item.locator(".step")).to_have_text("Scheduled")
    expect(page.locator('[data-component="apps-6"] .state')).to_have_text("Operational")


def test_a_closed_record_stands_still(host: Host, visit: Open, calm: Path) -> None:
    """In a record that is closed no maintenance begins or is overdue."""
    settings = calm / "statuary.yml"
    settings.write_text(settings.read_text("utf-8") + "as_of: 2026-03-10 12:00Z\n", "utf-8")
    build(calm, NOW)
    host.now = NOW + 2 * HOUR
    page = visit(f"{host.address}index.html", now=host.now)
    expect(page.locator("#zone")).to_be_visible()
    pass_time(page, host, HOUR)
    expect(page.locator("[data-from]")).to_have_count(0)
    expect(page.locator('[data-component="data-0"] .state')).to_have_text("Operational")
    expect(page.locator(".overdue")).to_have_count(0)


def test_one_that_had_begun_is_overdue_once(host: Host, visit: Open, calm: Path) -> None:
    """A maintenance that the build found under way is overdue past its end, and said to be once."""
    build(calm, NOW + HOUR + 60)
    host.now = NOW + HOUR + 60
    page = visit(f"{host.address}index.html", now=host.now)
    item = page.locator(".maintenance", has_text="Upgrade")
    expect(page.locator(".age .ago")).to_be_visible()
    expect(item.locator(".overdue")).to_have_count(0)
    for _ in range(2):
        pass_time(page, host, HOUR)
        expect(item.locator(".overdue")).to_have_count(1)
        expect(page.locator("#banner .overdue")).to_have_count(1)


def test_a_worse_banner_stays(host: Host, visit: Open, calm: Path) -> None:
    """A maintenance that begins takes nothing from the word that something is broken."""
    build(project(calm, {"incidents/open.md": OPEN}), NOW + 600)
    host.now = NOW + HOUR + 60
    page = visit(f"{host.address}index.html", now=host.now)
    expect(page.locator('[data-component="data-0"] .state')).to_have_text("Under maintenance")
    expect(page.locator("h1 .words")).to_have_text("Major outage: Data 1")
    expect(page.locator(".group", has_text="Data 1").locator("summary .state")).to_have_text(
        "Major outage"
    )


def test_a_wrong_clock_begins_nothing(host: Host, visit: Open) -> None:
    """A reader's clock that is two days ahead neither begins a maintenance nor ages the page."""
    page = visit(f"{host.address}index.html", now=NOW + 48 * HOUR)
    expect(page.locator(".age .ago")).to_have_text("0 minutes ago")
    expect(page.locator("h1 .words")).to_have_text("All systems operational")
    expect(page.locator(".maintenance .step").first).to_have_text("Scheduled")
