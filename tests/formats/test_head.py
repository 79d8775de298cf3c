"""The head of a page: a policy before all else, and words for those who link, list and follow."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from statuary.inlining import policy_hash
from statuary.model import ComponentStatus
from tests.formats.showcase import FILES, NOW, URL, Element, build, built, pages, project, published

Site = dict[str, bytes]

PLAIN = (
    "title: Plain\nurl: https://a.example/\nsince: 2026-01-01\ncomponents: [{id: api, name: API}]\n"
)
LOGO = {"static/i.svg": "<svg/>", "static/a b/ü.css": "a{}"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give the site of the project that has everything."""
    return built(tmp_path_factory.mktemp("showcase"))


def framed(site: Site) -> list[tuple[str, tuple[Element, ...]]]:
    """Give the pages that are for reading, by their paths.

    Old addresses only lead on, and what is embedded elsewhere has a frame of another kind.
    """
    return [
        (path, found)
        for path, found in pages(site)
        if b'http-equiv="refresh"' not in site[path] and not path.startswith("embed/")
    ]


def title_of(found: tuple[Element, ...]) -> str:
    """Give a page's title."""
    return next(e.text.strip() for e in found if e.tag == "title")


def head(found: tuple[Element, ...]) -> dict[str, str]:
    """Give what a page's `<meta>` say, by their names."""
    return {
        e.attributes.get("name") or e.attributes["property"]: e.attributes["content"]
        for e in found
        if e.tag == "meta" and e.attributes.keys() & {"name", "property"}
    }


def links(found: tuple[Element, ...], rel: str) -> list[str]:
    """Give the addresses of a page's links of one kind."""
    return [e.attributes["href"] for e in found if e.tag == "link" and e.attributes["rel"] == rel]


def linked_data(found: tuple[Element, ...]) -> dict[str, object]:
    """Give what a page says of itself to programs."""
    (text,) = [e.text for e in found if e.attributes.get("type") == "application/ld+json"]
    data: dict[str, object] = json.loads(text)
    return data


def test_the_policy_comes_first(site: Site) -> None:
    """Before anything could run or load, each page says what may; before it stands nothing."""
    for path, found in framed(site):
        assert [each.tag for each in found[:3]] == ["html", "head", "meta"], path
        assert found[2].attributes["http-equiv"] == "Content-Security-Policy", path
        assert found[3].attributes == {"charset": "utf-8"}, path
        assert site[path].index(b"utf-8") < 1024, path


def test_the_policy_allows_what_the_page_holds_and_no_more(site: Site) -> None:
    """Nothing is allowed but the site's own files, and the inline texts by their very hashes."""
    for path, found in framed(site):
        rules = dict(rule.split(" ", 1) for rule in found[2].attributes["content"].split("; "))
        assert rules.pop("default-src") == "'none'", path
        raw = site[path].decode()
        (style,) = re.findall(r"<style>(.*?)</style>", raw, re.DOTALL)
        (script,) = re.findall(r"<script>(.*?)</script>", raw, re.DOTALL)
        assert rules.pop("style-src") == f"'self' {policy_hash(style)}", path
        assert rules.pop("script-src") == f"'self' {policy_hash(script)}", path
        assert rules.pop("img-src") == "'self' data:", path
        assert rules.pop("require-trusted-types-for") == "'script'", path
        assert rules.pop("trusted-types") == "statuary", path
        assert rules == {
            **dict.fromkeys(("font-src", "connect-src", "manifest-src"), "'self'"),
            **dict.fromkeys(("base-uri", "form-action"), "'none'"),
        }, path
        assert not [e for e in found if "style" in e.attributes and e.tag != "style"], path


def test_nothing_else_is_needed_to_read(site: Site) -> None:
    """The style is inside, and no file that a page waits for is outside; no file of it is left."""
    for path, found in framed(site):
        assert links(found, "stylesheet") == [], path
        waited = [e for e in found if e.tag == "script" and "src" in e.attributes]
        assert [("defer" in e.attributes, e.text.strip()) for e in waited] == [(True, "")], path
    assert not [path for path in site if path.endswith((".css", "scheme.js"))]


def test_titles_tell_the_state(site: Site) -> None:
    """The title begins with what matters, also in a narrow tab."""
    titles = {path: title_of(found) for path, found in framed(site)}
    beginnings = {
        "index.html": "Major outage – ",
        "incidents/open/index.html": "Monitoring: Open ",
        "incidents/2025-12-24-fax/index.html": "Resolved: Fax fails – ",
        "incidents/lost/index.html": "Over: Of this ",
        "incidents/far/index.html": "Scheduled: Work to come – ",
        "components/ios/index.html": "iOS 🙂: Operational – ",
        "components/android/index.html": "أندرويد: Partial outage – ",
        "components/fax/index.html": "Fax – ",
    }
    assert {path: titles[path][: len(said)] for path, said in beginnings.items()} == beginnings
    assert len({*titles.values()}) == len(titles)


def test_every_page_is_described(site: Site) -> None:
    """Each page says what it is, to search engines and to those who show a link to it."""
    for path, found in framed(site):
        said = head(found)
        title = title_of(found)
        address = URL + path.removesuffix("index.html")
        assert links(found, "canonical") == [address], path
        assert said["description"], path
        assert said["og:title"] == title, path
        assert said["og:description"] == said["description"], path
        assert said["og:url"] == address, path
        assert said["og:type"] == ("article" if path.startswith("incidents/") else "website"), path
        assert said["og:site_name"] in title, path
        assert said["twitter:card"] == "summary", path


def test_pages_describe_themselves_to_programs(site: Site) -> None:
    """The home is the site; other pages are parts of it, and say of which time they tell."""
    found = dict(framed(site))
    home = linked_data(found["index.html"])
    assert (home["@type"], home["url"]) == ("WebSite", URL)
    data = {path: linked_data(page) for path, page in found.items() if path != "index.html"}
    assert {each["@type"] for each in data.values()} == {"WebPage"}
    assert all(
        each["isPartOf"] == {"@type": "WebSite", "name": home["name"], "url": URL}
        for each in data.values()
    )
    told = {
        path: each["temporalCoverage"] for path, each in data.items() if "temporalCoverage" in each
    }
    assert told["incidents/open/index.html"] == "2026-03-10T09:00:00Z/.."
    assert (
        told["incidents/2025-12-24-fax/index.html"] == "2025-12-24T17:00:00Z/2025-12-25T05:00:00Z"
    )
    assert told["incidents/far/index.html"] == "2026-12-01T01:00:00Z/2026-12-03T03:00:00Z"
    assert told["incidents/old-notice/index.html"] == "2025-12-31T23:00:00Z/2026-01-01T23:00:00Z"
    assert "incidents/lost/index.html" not in told
    assert data["incidents/open/index.html"]["dateModified"] == "2026-03-10T11:00:00Z"


def test_data_is_no_markup(site: Site) -> None:
    """Whatever a title holds, it neither ends the data nor begins a tag in it."""
    page = site["incidents/open/index.html"].decode()
    data = page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert not {*data} & {*"<>&'"}
    assert "<script>alert(1)</script>" in str(json.loads(data)["name"])


def test_without_an_address_nothing_is_claimed(tmp_path: Path) -> None:
    """A page that does not know where it is served says nothing that needs to."""
    settings = FILES["statuary.yml"].replace(f"url: {URL}\n", "")
    for path, found in framed(built(tmp_path, {**FILES, "statuary.yml": settings})):
        said = head(found)
        assert not [name for name in said if name.startswith(("og:", "twitter:"))], path
        assert said["description"], path
        assert not [e for e in found if e.attributes.get("type") == "application/ld+json"], path


@pytest.mark.parametrize("status", [status for status in ComponentStatus if status.severity > 1])
def test_the_icon_shows_the_state(tmp_path: Path, status: ComponentStatus) -> None:
    """The first page's icon is another one in each state; other pages keep the plain one."""
    calm = built(tmp_path / "calm", {"statuary.yml": PLAIN})
    record = f"title: T\ncomponents: {{api: {status.value}}}\nstarted: 2026-03-10 11:00Z\n"
    bad = built(tmp_path / "bad", {"statuary.yml": PLAIN, "incidents/x.yaml": record})
    icons = []
    for site in (calm, bad):
        found = dict(framed(site))
        (icon,) = links(found["index.html"], "icon")
        assert unquote(icon).startswith(
            'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"'
        )
        icons.append(icon)
        (icon,) = links(found["components/api/index.html"], "icon")
        assert re.fullmatch(r"\.\./\.\./assets/[0-9a-f]+/icon\.svg", icon)
    assert icons[0] != icons[1]
    assert calm["subscribe/index.html"] == bad["subscribe/index.html"]


def test_icons_have_the_colours_of_the_page(site: Site) -> None:
    """Each state's icon has the colour that the light page has for it."""
    home = site["index.html"].decode()
    from_style = dict(re.findall(r"--(\w+): ?(#\w{6})", home.partition("@media")[0]))
    (icon,) = links(dict(framed(site))["index.html"], "icon")
    assert f'fill="{from_style["major"]}"' in unquote(icon)


def test_a_closed_record_has_the_plain_icon(tmp_path: Path) -> None:
    """What is closed shows no state of now."""
    found = dict(framed(built(tmp_path, {"statuary.yml": f"{PLAIN}as_of: 2026-02-01 12:00Z\n"})))
    (icon,) = links(found["index.html"], "icon")
    assert re.fullmatch(r"assets/[0-9a-f]+/icon\.svg", icon)


def test_an_icon_and_a_style_of_ones_own(tmp_path: Path) -> None:
    """Configured files are linked from every page at their addresses, the style after the other."""
    theme = 'theme: {favicon: i.svg, css: "a b/ü.css"}\n'
    for path, found in framed(built(tmp_path, {"statuary.yml": PLAIN + theme, **LOGO})):
        way = "/" if path == "404.html" else "../" * path.count("/")
        assert links(found, "icon") == [f"{way}i.svg"], path
        assert links(found, "stylesheet") == [f"{way}a%20b/%C3%BC.css"], path
        tags = [each.tag for each in found]
        sheet = next(i for i, e in enumerate(found) if e.attributes.get("rel") == "stylesheet")
        assert tags.index("style") < sheet, path


@pytest.mark.parametrize(
    ("logo", "shown"),
    [("l.svg", None), ("l.SVG", None), ("a b.png", "https://a.example/a%20b.png")],
)
def test_links_are_shown_with_the_logo(tmp_path: Path, logo: str, shown: str | None) -> None:
    """The picture of a link to the page is its logo, if it is of a kind that can be shown."""
    files = {"statuary.yml": f"{PLAIN}theme: {{logo: {logo}}}\n", f"static/{logo}": "x"}
    for path, found in framed(built(tmp_path, files)):
        assert head(found).get("og:image") == shown, path


def test_a_look_changes_every_page_that_has_it(tmp_path: Path) -> None:
    """Another accent is on all pages with the next build, in their policy, and in no feed."""
    root = project(tmp_path, {"statuary.yml": PLAIN})
    build(root)
    project(root, {"statuary.yml": f'{PLAIN}theme: {{accent: "#7a1fa2"}}\n'})
    written = build(root, NOW).written
    pages = {path for path in published(root / "site") if path.endswith(".html")}
    assert {*written} == pages | {"_headers"}
