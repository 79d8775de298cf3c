"""What readers switch, filter and copy."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.host import Host

PAPER = {"light": "rgb(250, 249, 246)", "dark": "rgb(18, 20, 23)"}


def paper(page: Page) -> str:
    """Give the colour that the page lies on."""
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def shown(page: Page) -> list[str]:
    """Give the titles of the records that are listed."""
    return page.locator(".entries > li:visible a").all_inner_texts()


@pytest.mark.parametrize("system", ["light", "dark"])
def test_the_scheme_is_the_systems_until_it_is_chosen(host: Host, visit: Open, system: str) -> None:
    """The page follows the system; the button goes through light and dark, and back to that."""
    page = visit(f"{host.address}index.html", color_scheme=system)
    assert paper(page) == PAPER[system]
    for name, colour in (("light", "light"), ("dark", "dark"), ("as your system", system)):
        page.locator(".scheme").click()
        expect(page.get_by_role("button", name=f"Colours: {name}")).to_be_visible()
        assert paper(page) == PAPER[colour]


def test_a_chosen_scheme_is_there_from_the_start(host: Host, visit: Open) -> None:
    """On the next page the chosen colours are there before the script is."""
    page = visit(f"{host.address}index.html", color_scheme="light")
    page.locator(".scheme").click()
    page.locator(".scheme").click()
    page.route("**/statuary.js", lambda route: route.fulfill(body=""))
    page.goto(f"{host.address}history/index.html")
    assert paper(page) == PAPER["dark"]


def test_the_filter_of_all_records(visit: Open, everything: Host) -> None:
    """All records are found by words, impact and component, and how many is announced."""
    page = visit(f"{everything.address}history/index.html")
    page.wait_for_load_state("networkidle")
    assert not [path for path in everything.asked if path.endswith("index.json")]
    count = page.locator(".filter + [role=status]")
    page.get_by_role("searchbox").fill("WORK weekly")
    expect(count).to_have_text("1 of 10 shown")
    assert shown(page) == ["Weekly work"]
    expect(page.get_by_role("heading", name="2026")).to_be_hidden()
    page.get_by_role("searchbox").fill("")
    expect(page.get_by_role("heading", name="2026")).to_be_visible()
    assert shown(page) == []
    page.get_by_label("Any component").select_option("API")
    page.get_by_label("Any impact").select_option("Major")
    assert shown(page) == ["Of this nobody knows the end"]
    page.locator(".entries > li:visible a").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Of this nobody knows the end")


def test_the_filter_of_a_month(visit: Open, everything: Host) -> None:
    """The records of a month are filtered in their list, which comes back whole."""
    page = visit(f"{everything.address}history/2026/03/index.html")
    every = shown(page)
    assert len(every) == 6
    page.get_by_label("Any component").select_option("iOS 🙂")
    assert len(shown(page)) == 1
    page.get_by_label("Any component").select_option("Any component")
    page.get_by_label("Any impact").select_option("Minor")
    assert shown(page) == ["No component, at the same moments"]
    page.get_by_role("searchbox").fill("nothing like it")
    expect(page.get_by_text("0 of 6 shown")).to_be_visible()
    page.get_by_role("searchbox").fill("")
    page.get_by_label("Any impact").select_option("Any impact")
    assert shown(page) == every


def test_an_address_is_copied(host: Host, visit: Open) -> None:
    """A button beside a feed copies its whole address."""
    page = visit(
        f"{host.address}subscribe/index.html", permissions=["clipboard-read", "clipboard-write"]
    )
    button = page.get_by_role("button", name=f"Copy {host.address}history.atom")
    button.click()
    expect(page.get_by_text("Copied").first).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{host.address}history.atom"


def test_an_address_is_there_to_be_copied(host: Host, visit: Open) -> None:
    """Where a page may not copy, the button gives way to the address, selected."""
    page = visit(f"{host.address}subscribe/index.html")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    page.get_by_role("button", name=f"Copy {host.address}feed.xml").click()
    field = page.locator("main input")
    expect(field).to_be_focused()
    expect(field).to_have_value(f"{host.address}feed.xml")
    assert page.evaluate("getSelection().toString()") == f"{host.address}feed.xml"
