"""The text page tells a terminal what the first page tells a browser, and no more."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from itertools import takewhile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statuary.formats.status_text.columns import WIDTH, columns, fit, padded, wrapped
from tests.formats.showcase import FILES, NOW, SETTINGS, URL, build, built, elements, project

CLOSED = {**FILES, "statuary.yml": f"{SETTINGS}as_of: 2026-03-10 11:30Z\n"}
CALM = {"statuary.yml": "title: Calm\nsince: 2025-01-01\ncomponents: [{id: api, name: API}]\n"}
SNEAKY = "a\u202eb\u2066c\u200bd\u2069e\u200ff"


def text(site: Mapping[str, bytes]) -> str:
    """Give the text page."""
    return site["status.txt"].decode()


def flat(page: str) -> str:
    """Give a text on one line, as wrapping must not matter."""
    return " ".join(page.split())


def shown(site: Mapping[str, bytes], tag: str, *classes: str) -> list[str]:
    """Give the texts of the first page's elements of a class."""
    return [
        element.text.strip()
        for element in elements(site["index.html"])
        if element.tag == tag and set(classes) <= set(element.attributes.get("class", "").split())
    ]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Build the project that has everything."""
    return built(tmp_path_factory.mktemp("everything"))


def test_it_begins_like_the_page(site: dict[str, bytes]) -> None:
    """Title, the banner's sentence and since when, and how old all of it is."""
    (words,), (lasting,) = shown(site, "span", "words"), shown(site, "span", "lasting")
    start = "since 10 March 2026, 10:00 CET"
    title, banner = text(site).split("\n\n")[:2]
    assert title == "Ünïted <script>alert(1)</script>'&{{ 7*7 }}{% raw %} 🙂"
    assert banner.split("\n")[0] == f"{words}{lasting}, {start}"
    assert flat(banner).endswith(
        "As of 10 March 2026, 13:00 CET. If that is more than 1 day ago, the true state is unknown."
    )
    assert "If that is more than 1 day ago, the true state is unknown." in (
        site["index.html"].decode()
    )


def test_it_tells_of_what_the_page_tells(site: dict[str, bytes]) -> None:
    """Notices, incidents and maintenance are those of the page, in its order, with addresses."""
    records = re.findall(rf"{re.escape(URL)}incidents/([^/]+)/$", text(site), re.MULTILINE)
    above = takewhile(
        lambda element: element.attributes.get("class") != "components",
        elements(site["index.html"]),
    )
    hrefs = [element.attributes.get("href", "") for element in above]
    pages = [re.fullmatch(r"incidents/([^/]+)/index\.html", href) for href in hrefs]
    page = [found[1] for found in pages if found]
    assert records == list(dict.fromkeys(page))
    assert text(site).endswith(f"\n\n{URL}\n")


def test_an_incident_has_its_newest_update(site: dict[str, bytes]) -> None:
    """Of what was said the newest stands there, as plain text."""
    block = text(site).partition("Open {{ 7*7 }}")[2].partition("\n\n")[0]
    assert "\n  Monitoring, 10 March 2026, about 12:00 CET\n    Hm. 👩‍👩‍👧 שלום\n" in block
    assert "Two things" not in block
    assert "Impact: Major · 10 March 2026, 10:00 CET – ongoing · Web <b>&\"', iOS 🙂," in block
    assert "    - Fax: Operational\n" in text(site)


def test_links_lead_somewhere(tmp_path: Path) -> None:
    """A relative link in an update becomes an address that a terminal can open."""
    incident = "---\ntitle: I\ncomponents: [api]\n---\n## Investigating @ 2026-03-10 09:00Z\n"
    files = {**CALM, "incidents/i.md": f"{incident}See [there](../other/).\n"}
    files["statuary.yml"] += f"url: {URL}\n"
    assert f"    See there ({URL}incidents/other/).\n" in text(built(tmp_path, files))


def test_components_stand_in_columns(site: dict[str, bytes]) -> None:
    """Each listed component and group has status and uptime as on the page, in straight columns."""
    table = text(site).partition("Components\n-")[2].split("\n\n")[1].split("\n")
    rows = [re.fullmatch(r"(\S.*?)  +(\S+%|—)  ( *)(\S.*)", line) for line in table]
    found = [row for row in rows if row]
    assert [row[2] for row in found] == shown(site, "span", "figure")
    assert len({row.end(2) for row in found}) == 1
    names = {row[4]: (row[1], len(row[3])) for row in found}
    assert names["Apps & <i>sites</i>"] == ("Major outage", 0)
    assert names["Mobile"] == ("Partial outage", 2)
    assert names["iOS 🙂"] == ("Operational", 4)
    assert names["أندرويد"] == ("Partial outage", 4)
    assert not {"Fax", "Soon"} & names.keys()
    (uptime,) = (line for line in text(site).split("\n") if line.startswith("Uptime"))
    page = site["index.html"].decode().replace("<strong>", "").replace("</strong>", "")
    assert f'<p class="meta">{uptime}' in page


def test_maintenance_says_how_it_stands(site: dict[str, bytes]) -> None:
    """What is under way and what is to come, with its window in the page's zone."""
    page = flat(text(site))
    overdue = "In progress, overdue for an update · 10 March 2026, 11:00 CET – 12:00 CET · أندرويد"
    assert f"Overdue work {overdue}, long" in page
    assert "Weekly work Scheduled · 15 March 2026, 02:00 CET – 03:00 CET · API" in page
    assert "1 December 2026, 02:00 CET – 3 December 2026, 04:00 CET" in page
    assert "Called off" not in page
    assert page.count("Weekly work") == 1


def test_a_calm_page_is_short(tmp_path: Path) -> None:
    """Where all is well there is little to read, and without an address none is made up."""
    assert text(built(tmp_path, CALM)) == (
        "Calm\n\n"
        "All systems operational\n"
        "As of 10 March 2026, 12:00 UTC. If that is more than 1 day ago, the true state\n"
        "is unknown.\n\n"
        "Components\n"
        "----------\n"
        "Uptime over 90 days: 100.00%, mean of the components.\n\n"
        "Operational  100.00%  API\n"
    )


def test_a_page_without_components(tmp_path: Path) -> None:
    """The first thing that anybody builds has a text page too."""
    assert text(built(tmp_path, {"statuary.yml": "title: T\n"})).startswith("T\n\nAll systems")


def test_a_closed_record_says_so(tmp_path: Path) -> None:
    """A closed record tells when it ended before it tells how things stood, and has no age."""
    page = text(built(tmp_path, CLOSED))
    closed, how, banner, *_ = page.split("\n\n")[1].split("\n")
    assert closed == "This record is closed"
    assert how == "It tells how things stood on 10 March 2026, 12:30 CET:"
    assert banner.startswith("Major outage: Web")
    assert "As of" not in page


def test_it_fits_a_terminal(tmp_path: Path) -> None:
    """Whatever was written, lines are narrow, and nothing steers the terminal."""
    body = f"{SNEAKY} {'word ' * 2000}{'日本語' * 500}{'x' * 10_000}\n\n> - {'deep ' * 40}"
    files = {
        **FILES,
        "incidents/long.md": "---\ntitle: Long\ncomponents: [api]\n---\n"
        f"## Investigating @ 2026-03-10 11:00Z\n{body}\n".replace("\n", "\r\n"),
    }
    page = text(built(tmp_path, files))
    assert "abcdef word" in page
    for line in page.split("\n"):
        assert columns(line) <= WIDTH or "://" in line
        assert line == line.rstrip()
        assert not [c for c in line if unicodedata.category(c) in ("Cc", "Zl", "Zp")]
        assert not set(line) & {*SNEAKY} - {*"abcdef"}
    assert page.endswith("\n")
    assert "\n\n\n" not in page


def test_it_is_as_old_as_the_build(tmp_path: Path) -> None:
    """Each build says when it was, as nobody can ask the text how old it is."""
    root = project(tmp_path, CALM)
    build(root, NOW)
    assert "status.txt" in build(root, NOW + 60).written
    assert "As of 10 March 2026, 12:01 UTC." in (root / "site/status.txt").read_text("utf-8")


@given(st.text(), st.sampled_from(["", "  ", "- "]))
def test_wrapping_loses_nothing(written: str, first: str) -> None:
    """Lines are as narrow as they must be, and hold all that is fit to be shown."""
    lines = list(wrapped(written, first))
    assert all(columns(line) <= WIDTH or "://" in line for line in lines)
    kept = re.sub(r"[\s>]", "", "".join(lines).replace(first.strip(), "", 1))
    assert kept == re.sub(r"[\s>]", "", fit(written))


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("- " + "item " * 20, ["- " + "item " * 15, "  " + "item " * 5]),
        ("> " + "said " * 20, ["> " + "said " * 15, "> " + "said " * 5]),
        ("12. " + "step " * 20, ["12. " + "step " * 15, "    " + "step " * 5]),
        ("日" * 50, ["日" * 39, "日" * 11]),
        ("see https://example.org/" + "x" * 80, ["see", "https://example.org/" + "x" * 80]),
        ("code    " + "x" * 60, ["code    " + "x" * 60]),
        ("a\tb\x1b[31mc\x07\x9bd\re", ["a b[31mcd e"]),
    ],
)
def test_wrapping(written: str, lines: list[str]) -> None:
    """Items and quotes stay together, wide signs count twice, addresses stay whole."""
    assert list(wrapped(written)) == [line.rstrip() for line in lines]


def test_padding_counts_columns() -> None:
    """What is wide, or has no width at all, is padded by what it takes."""
    assert padded("日本", 6) == "日本  "
    assert padded("e\u0301", 3, right=True) == "  e\u0301"
