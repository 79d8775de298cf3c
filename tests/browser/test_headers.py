"""All that `_headers` asks for is sent: pages work as before, and others reach what is for them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser.conftest import Faults, Open
from tests.browser.projects import CALM, OPEN
from tests.browser.test_news import publish
from tests.formats.showcase import FILES, NOW, build, project
from tests.host import Host, serving

KINDS = (
    *("index.html", "history/", "history/2026/03/", "incidents/open/", "incidents/2025-12-24-fax/"),
    *("incidents/overdue/", "incidents/news/", "incidents/fax-down/", "components/web/"),
    *("maintenance/", "subscribe/", "404.html", "embed/", "embed/dark.html"),
)
ELSEWHERE = """<!doctype html><title>Elsewhere</title><link rel="icon" href="data:,">
{}"""
EDITOR = """<!doctype html><title>Editor</title><link rel="icon" href="data:,">"""
ISOLATED = b"/*\n  Cross-Origin-Embedder-Policy: require-corp\n"


@pytest.fixture
def strict(tmp_path: Path) -> Iterator[Host]:
    """Serve the page that has everything, with its headers."""
    # What sends readers to the page's own address would have to be there.
    settings = FILES["statuary.yml"].replace(
        "https://status.example.com/sub/", "https://a.example/"
    )
    root = project(tmp_path / "strict", FILES | {"statuary.yml": settings})
    project(root, {"static/admin/index.html": EDITOR})
    build(root)
    with serving(root / "site", NOW, obeying=True) as host:
        yield host


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Host]:
    """Serve an empty folder, `elsewhere`, as another origin."""
    (tmp_path / "elsewhere").mkdir()
    with serving(tmp_path / "elsewhere", NOW) as host:
        yield host


def show(host: Host, tmp_path: Path, body: str, name: str = "index.html") -> str:
    """Put a page onto the other origin, and give its address."""
    (tmp_path / "elsewhere" / name).write_text(ELSEWHERE.format(body))
    return f"{host.address}{name}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_kind_of_page_breaks_a_policy(strict: Host, visit: Open, scheme: str) -> None:
    """Each kind of page says nothing on the console, and runs its script where it has one."""
    for kind in KINDS:
        page = visit(f"{strict.address}{kind}", color_scheme=scheme)
        if not kind.startswith("embed/"):
            expect(page.locator("button.scheme")).to_be_visible()
        paper = page.evaluate("getComputedStyle(document.documentElement).colorScheme")
        assert paper == ("dark" if kind == "embed/dark.html" else "light dark"), kind
        page.context.close()


def test_a_broken_policy_is_noticed(
    strict: Host, visit: Open, faults: Faults, tmp_path: Path
) -> None:
    """A script that somebody puts into a page does not run, and the console tells."""
    place = tmp_path / "strict/site/history/index.html"
    place.write_text(
        place.read_text("utf-8").replace("<main", "<script>document.x=1</script><main")
    )
    page = visit(f"{strict.address}history/")
    expect(page.locator("button.scheme")).to_be_visible()
    assert page.evaluate("document.x ?? 0") == 0
    assert faults
    assert all("Content Security Policy" in fault for fault in faults)
    faults.clear()


def refused(page: Page, script: str) -> str:
    """Run a script that must fail, and give why it did."""
    with pytest.raises(Error) as caught:
        page.evaluate(script)
    return str(caught.value)


def test_text_does_not_become_html(strict: Host, visit: Open, faults: Faults) -> None:
    """No text can be made into elements, and nobody makes a policy that would let it."""
    page = visit(f"{strict.address}index.html")
    expect(page.locator("button.scheme")).to_be_visible()
    assert "TrustedHTML" in refused(page, "document.body.innerHTML = '<b>'")
    assert "TrustedHTML" in refused(page, "new DOMParser().parseFromString('<b>', 'text/html')")
    for name in ("statuary", "default", "other"):
        said = refused(page, f"trustedTypes.createPolicy('{name}', {{createHTML: String}})")
        assert "createPolicy" in said
    assert faults
    faults.clear()


def test_news_come_under_all_headers(tmp_path: Path, visit: Open) -> None:
    """A newer build takes the page's place, filters filter, and colours are switched."""
    root = project(tmp_path / "calm", CALM)
    build(root)
    with serving(root / "site", NOW, obeying=True) as host:
        page = visit(f"{host.address}index.html")
        expect(page.locator(".age .ago")).to_be_visible()
        page.evaluate("document.mine = true")
        publish(root, host, page, OPEN)
        expect(page.locator("h1 .words")).to_have_text("Major outage: Data 1")
        assert page.evaluate("document.mine")
        page.locator("button.scheme").click()
        expect(page.locator("html")).to_have_attribute("data-scheme", "light")
        page.goto(f"{host.address}history/")
        page.get_by_role("searchbox").fill("slow")
        expect(page.locator(".entries > li:visible")).to_have_text(
            ["Data was slowMarch 2026 · Major"]
        )


def test_a_frame_is_shown_elsewhere_and_a_page_is_not(
    strict: Host, elsewhere: Host, visit: Open, faults: Faults, tmp_path: Path
) -> None:
    """The banner is there in a frame of another site; the first page is refused to it."""
    frames = "".join(
        f'<iframe src="{strict.address}{path}" name="{name}"></iframe>'
        for name, path in (("banner", "embed/"), ("page", ""), ("history", "history/"))
    )
    page = visit(show(elsewhere, tmp_path, frames))
    expect(page.frame_locator("[name=banner]").locator("h1")).to_contain_text("Major outage")
    for name in ("page", "history"):
        frame = page.frame(name)
        assert frame is not None
        assert frame.url.startswith("chrome-error:")
    refusals = [fault for fault in faults if "frame" in fault.lower()]
    assert len(refusals) >= 2
    faults.clear()


def test_badges_are_shown_on_careful_sites(
    strict: Host, elsewhere: Host, visit: Open, faults: Faults, tmp_path: Path
) -> None:
    """A site that shows only what is meant for others shows badges and reads the API."""
    elsewhere.rules = ISOLATED
    (icon,) = (tmp_path / "strict/site").glob("assets/*/icon.svg")
    own = icon.relative_to(tmp_path / "strict/site").as_posix()
    images = "".join(
        f'<img src="{strict.address}{path}">'
        for path in ("badges/status.svg", "components/web/badges/uptime.svg", own)
    )
    page = visit(show(elsewhere, tmp_path, images))
    widths = page.evaluate("[...document.images].map(image => image.naturalWidth)")
    assert all(widths[:2])
    assert not widths[2]
    said = page.evaluate(f"fetch('{strict.address}api/v2/status.json').then(r => r.json())")
    assert said["status"]["indicator"] == "major"
    faults.clear()


@pytest.mark.parametrize(("path", "heard"), [("admin/", True), ("index.html", False)])
def test_an_editor_hears_of_the_window_that_it_opened(
    strict: Host,
    elsewhere: Host,
    visit: Open,
    faults: Faults,
    tmp_path: Path,
    path: str,
    heard: bool,
) -> None:
    """Who logs in by a window, as editors in `admin/` do, is heard; at a page no window is."""
    there = show(elsewhere, tmp_path, '<script>opener?.postMessage("heard", "*")</script>')
    page = visit(f"{strict.address}{path}")
    page.evaluate("addEventListener('message', ({data}) => { document.title = data })")
    with page.context.expect_page() as opened:
        page.evaluate(f"void open('{there}')")
    opened.value.wait_for_load_state()
    if heard:
        expect(page).to_have_title("heard")
    else:
        assert opened.value.evaluate("opener") is None
        assert page.title() != "heard"
    faults.clear()
