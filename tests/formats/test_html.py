"""Pages: whole, safe, at home anywhere, and linked to nothing that is not there."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest

from tests.formats.showcase import FILES, URL, Element, build, built, pages, project, published

ALIASES = ("fax-down", "older-fax", "old-weekly", "old-news")
SOURCES = ("https://news.example.org/", "https://example.com/", "https://example.org/")
PLAIN = {"statuary.yml": "title: Plain\nsince: 2026-01-01\ncomponents: [{id: api, name: API}]\n"}

Site = dict[str, bytes]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give the site of the project that has everything, with years as long records have them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("statuary.formats.html.component_incidents.NEWEST", 0)
        return built(tmp_path_factory.mktemp("showcase"))


def is_redirect(path: str) -> bool:
    """Tell the pages that only lead on."""
    return path.split("/")[-2:-1] in [[alias] for alias in ALIASES]


def addresses(found: tuple[Element, ...]) -> list[tuple[Element, str]]:
    """Give every address that a page names, with the element that names it."""
    named = [
        (each, each.attributes[name])
        for each in found
        for name in ("href", "src", "srcset", "action", "data", "poster", "xlink:href")
        if name in each.attributes
    ]
    return named + [
        (each, each.attributes["content"].partition("url=")[2])
        for each in found
        if each.attributes.get("http-equiv") == "refresh"
    ]


def test_every_record_has_its_page(site: Site) -> None:
    """Records, components, months and old ids have pages; drafts and the future have none."""
    have = {path.split("/")[1] for path in site if path.startswith("incidents/")}
    names = {Path(path).stem for path in FILES if path.startswith("incidents/")}
    assert have == (names - {"draft", "coming-notice"}) | {*ALIASES}
    components = {path.split("/")[1] for path in site if path.startswith("components/")}
    assert components == {"web", "ios", "android", "api", "odd", "fax", "soon"}
    months = {path[8:-11] for path in site if path.startswith("history/2")}
    assert months == {"2025/12", "2026/01", "2026/02", "2026/03"}


def test_pages_are_well_formed(site: Site) -> None:
    """Each page has a language, a title, one first heading, and no id twice."""
    for path, found in pages(site):
        tags = Counter(each.tag for each in found)
        assert found[0].attributes["lang"] == "en", path
        assert next(each.text.strip() for each in found if each.tag == "title"), path
        ids = Counter(each.attributes["id"] for each in found if "id" in each.attributes)
        assert not [name for name, count in ids.items() if count > 1], path
        if not is_redirect(path):
            assert (tags["h1"], tags["main"], tags["meta"] > 2) == (1, 1, True), path


def test_links_lead_somewhere(site: Site) -> None:
    """Each relative address of a page is a file of the site, and its fragment an id there."""
    ids = {path: {e.attributes.get("id") for e in found} for path, found in pages(site)}
    for path, found in pages(site):
        for each, address in addresses(found):
            if urlsplit(address).scheme or path == "404.html":
                continue
            target, fragment = urldefrag(address)
            place = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target)))
            place = path if not target else place
            if target.endswith("/"):  # a maintainer's own link, which a server completes
                place += "/index.html"
            assert place in site, f"{path}: <{each.tag}> leads to {address}"
            assert not fragment or fragment in ids[place], f"{path}: nothing is at {address}"


def test_only_links_leave_the_site(site: Site) -> None:
    """Pages load nothing from elsewhere; only sources and a page's own address are absolute."""
    for path, found in pages(site):
        for each, address in addresses(found):
            if not urlsplit(address).scheme:
                assert path == "404.html" or not address.startswith("/"), f"{path}: {address}"
            elif each.attributes.get("rel") == "icon":
                assert address.startswith("data:image/svg+xml,%3Csvg"), path
            elif each.tag == "link":
                assert each.attributes["rel"] == "canonical", path
                assert address.startswith(URL), path
            elif address.startswith("webcal:"):
                assert address == f"{URL}maintenance.ics".replace("https:", "webcal:"), path
            else:
                assert each.tag == "a", f"{path}: <{each.tag}> loads {address}"
                assert address.startswith((*SOURCES, "https://evil.example/")), path
                assert "noopener" in each.attributes["rel"], path
        styles = "".join(each.text for each in found if each.tag == "style")
        assert bool(styles) != is_redirect(path), path
        assert "url(" not in styles, path
        assert "@import" not in styles, path


def test_the_missing_page_works_at_any_address(site: Site, tmp_path: Path) -> None:
    """What a host serves for an unknown address finds the site's own folder from everywhere."""
    found = dict(pages(site))["404.html"]
    named = [address for _, address in addresses(found) if not address.startswith(("#", URL))]
    assert named
    for address in named:
        assert address.startswith("/sub/")
        assert address.removeprefix("/sub/") in site
    plain = built(tmp_path, PLAIN)["404.html"]
    assert re.search(rb'href="/assets/[0-9a-f]+/icon.svg"', plain)


def test_old_addresses_lead_on(site: Site) -> None:
    """An old id's page leads to the record, by itself and by a link, and can do nothing else."""
    redirect = dict(pages(site))["incidents/fax-down/index.html"]
    targets = {address for _, address in addresses(redirect)}
    assert targets == {"../../incidents/2025-12-24-fax/index.html"}
    assert len([each for each in redirect if each.tag in ("a", "meta")]) >= 2
    policy = next(each.attributes for each in redirect if "http-equiv" in each.attributes)
    assert policy["http-equiv"] == "Content-Security-Policy"
    assert policy["content"].split("; ") == [
        *("default-src 'none'", "base-uri 'none'", "form-action 'none'"),
        *("require-trusted-types-for 'script'", "trusted-types 'none'"),
    ]


def test_texts_stay_texts(site: Site) -> None:
    """Markup and template code in what a maintainer wrote are shown as they are."""
    for path, found in pages(site):
        assert not {each.tag for each in found} & {"i", "b", "iframe"}, path
        pictures = {each.attributes["src"] for each in found if each.tag == "img"}
        assert pictures <= {"../badges/status.svg", "../badges/uptime.svg"}, path
        # The frame's own: what must come before the first paint, the script, and the page as data.
        tags = Counter(each.tag for each in found)
        scripts = 0 if path.startswith("embed/") else 3
        own = (0, 0) if is_redirect(path) else (1, scripts)
        assert (tags["style"], tags["script"]) == own, path
        handlers = [name for each in found for name in each.attributes if name.startswith("on")]
        assert not handlers, path
        texts = [each.text for each in found if each.tag != "style"]
        assert not [text for text in texts if re.search(r"\b49\b(?!\.)", text)], path
    page = dict(pages(site))["incidents/open/index.html"]
    (heading,) = [each.text.strip() for each in page if each.tag == "h1"]
    assert heading == "Open {{ 7*7 }} <script>alert(1)</script> & \"quoted\" 'too'"
    assert any("<script>alert(2)</script>" in each.text for each in page)


def test_a_page_without_an_address_has_nothing_absolute(tmp_path: Path) -> None:
    """Without a `url` there are no feeds, no sitemap and no word of them, and all links work."""
    files = {**FILES, "statuary.yml": FILES["statuary.yml"].replace(f"url: {URL}\n", "")}
    site = built(tmp_path, files)
    assert not [path for path in site if re.search(r"\.(atom|rss|xml)$", path)]
    for path, found in pages(site):
        given = [
            e.attributes for e in found if e.attributes.get("rel") in ("canonical", "alternate")
        ]
        assert not [each for each in given if each["href"] != "index.md"], path
        for _, address in addresses(found):
            assert not address.endswith((".atom", ".rss", ".xml")), path
    test_links_lead_somewhere(site)


def test_a_title_is_enough(tmp_path: Path) -> None:
    """A project that says nothing but its title has all pages that are not about something."""
    site = built(tmp_path, {"statuary.yml": "title: Nothing yet\n"})
    assert b"All systems operational" in site["index.html"]
    assert b"Nothing is on record yet." in site["history/index.html"]
    test_pages_are_well_formed(site)
    test_links_lead_somewhere(site)
    test_only_links_leave_the_site(site)


def test_a_trouble_older_than_the_bars_is_led_to(tmp_path: Path) -> None:
    """Where days are alike for longer than the first page shows, its link still leads there."""
    record = "{title: Old, components: {api: degraded_performance}, started: 2025-08-01 10:00}"
    longer = PLAIN["statuary.yml"].replace("2026", "2025")
    site = built(tmp_path, {"statuary.yml": longer, "incidents/x.yaml": record})
    assert b"#day-" in site["index.html"]
    test_links_lead_somewhere(site)


def test_drafts_are_built_when_asked_for(tmp_path: Path) -> None:
    """A draft has a page with `drafts` only, and is gone again without."""
    root = project(tmp_path)
    build(root, drafts=True)
    assert "incidents/draft/index.html" in published(root / "site")
    build(root)
    assert not (root / "site" / "incidents" / "draft").exists()


def test_what_a_project_brings_is_published(site: Site) -> None:
    """Files of `static/` are copied, and take the place of what the host files would say."""
    assert site["robots.txt"].decode() == FILES["static/robots.txt"]
    assert site["logos/logo.svg"].decode() == FILES["static/logos/logo.svg"]


def test_the_future_is_not_told(site: Site) -> None:
    """What is dated after the build stands nowhere."""
    assert not [path for path, content in site.items() if b"Not yet." in content]
    assert not [path for path, content in site.items() if b"coming-notice" in content]


def test_crawlers_find_every_page(site: Site) -> None:
    """The sitemap names each page by its address, but no redirect and nothing for frames."""
    named = re.findall(r"<loc>(.*?)</loc>", site["sitemap.xml"].decode())
    pages_there = {
        URL + path.removesuffix("index.html")
        for path in site
        if path.endswith("index.html")
        and not is_redirect(path)
        and not path.startswith(("history/2", "embed/"))
    }
    assert {*named} == pages_there
    assert len(named) == len({*named})
