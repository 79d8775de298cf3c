"""Each record in Markdown: the same facts, the same words, and names that stay names."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from markdown import markdown

from tests.formats.showcase import FILES, HOSTILE, NOW, built, elements

PATH = "incidents/{}/index.md"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Build the project that has one of everything."""
    return built(tmp_path_factory.mktemp("twins"))


def test_every_record_has_a_twin_that_its_page_names(site: dict[str, bytes]) -> None:
    """Beside the page of each record lies its twin, and the page leads there."""
    for path in site:
        folder, _, name = path.rpartition("/")
        if not path.startswith("incidents/") or name != "index.html":
            continue
        if b'http-equiv="refresh"' in site[path]:
            continue
        links = [each.attributes for each in elements(site[path]) if each.tag == "link"]
        (own,) = [link for link in links if link.get("type") == "text/markdown"]
        assert (own["rel"], own["href"]) == ("alternate", "index.md")
        assert f"{folder}/index.md" in site
    assert PATH.format("weekly") in site
    assert PATH.format("news") in site


def test_an_incident_is_told_whole(site: dict[str, bytes]) -> None:
    """Facts come first, then the summary, the updates from the newest on, and the postmortem."""
    text = site[PATH.format("2025-12-24-fax")].decode()
    title = text.partition("Status page: ")[2].partition("\n")[0]
    assert (
        text
        == f"""\
# Fax fails

- Status: Resolved
- Impact: Major
- Began: 24 December 2025, about 18:00 CET
- Ended: 25 December 2025, 06:00 CET (about 12 hours)
- Affected: Fax (Partial outage)
- Status page: {title}
- Address: <https://status.example.com/sub/incidents/2025-12-24-fax/>

## Updates

### Resolved – 25 December 2025, 08:00 CET

- Fax: Operational

### Investigating – 24 December 2025, 20:00 CET

Nobody saw *this*.

- Fax: Partial outage

## Postmortem

## What happened
Paper.
"""
    )


def test_a_maintenance_is_told_with_its_windows(site: dict[str, bytes]) -> None:
    """Planned work says when it is, and one that repeats how each window went."""
    text = site[PATH.format("weekly")].decode()
    assert "- Status: Scheduled\n" in text
    assert "- Window: 1 March 2026, 02:00 CET – 1 March 2026, 03:00 CET: Completed\n" in text
    assert text.count("- Window: ") == 5
    assert "- Components: API\n" in text
    assert "overdue for an update" in site[PATH.format("overdue")].decode()


def test_names_are_no_markdown(site: dict[str, bytes]) -> None:
    """A title and a name show as they were written, whatever signs are in them."""
    html = markdown(site[PATH.format("open")].decode().partition("Summary with")[0])
    assert "<script>" not in html
    shown, page = unescape(html), HOSTILE.replace('"', "")
    assert f"Status page: Ünïted {page} 🙂" in shown
    assert """Open {{ 7*7 }} <script>alert(1)</script> & "quoted" 'too'""" in shown
    assert """Web <b>&"' (Major outage)""" in shown


def test_a_twin_changes_with_its_record_alone(tmp_path: Path) -> None:
    """A later build gives the same bytes, as long as nothing happened."""
    one, other = built(tmp_path / "a", FILES), built(tmp_path / "b", FILES, NOW + 3600)
    twins = [path for path in one if path.endswith("index.md")]
    assert len(twins) == 11
    assert all(one[path] == other[path] for path in twins)


@pytest.mark.parametrize(
    "body",
    [
        "<!-- never closed",
        "<script>alert(1)</script>",
        "```\nnever closed",
        "~~~ python\nnever closed",
        "a `<b>` b <i>c</i>",
        "```html\n<b>code</b>\n```\nand <script>",
        "``a ` <b>`` <!--",
        "<https://example.com/?a=1> and <javascript:alert(1)> <img src=x onerror=alert(1)>",
    ],
)
def test_no_text_breaks_out_of_its_place(tmp_path: Path, body: str) -> None:
    """Whatever an update says, nothing becomes HTML, and older updates are still headings."""
    updates = [
        {"at": "2026-03-01 11:00Z", "status": "identified", "body": body},
        {"at": "2026-03-01 10:00Z", "status": "investigating", "body": "Older."},
    ]
    record = json.dumps({"title": "X", "updates": updates})
    settings = "title: S\ncomponents: [{id: api, name: A}]\n"
    site = built(tmp_path, {"statuary.yml": settings, "incidents/x.yaml": record})
    html = markdown(site[PATH.format("x")].decode(), extensions=["fenced_code"])
    found = [each.tag for each in elements(f"<main>{html}</main>".encode())]
    assert found.count("h3") == 2
    assert {*found} <= {"main", "h1", "h2", "h3", "ul", "li", "p", "a", "code", "pre"}
    assert "javascript:" not in "".join(re.findall(r'href="(.*?)"', html))


def test_code_stays_as_it_was_written(tmp_path: Path) -> None:
    """Signs in code are not escaped, for there they mean themselves."""
    body = "Use `a < b` or\n\n```html\n<b>x</b>\n```\n\nand <i>."
    record = json.dumps({"title": "X", "started": "2026-03-01 10:00Z", "summary": body})
    settings = "title: S\ncomponents: [{id: api, name: A}]\n"
    site = built(tmp_path, {"statuary.yml": settings, "incidents/x.yaml": record})
    assert body.replace("<i>", "&lt;i>") in site[PATH.format("x")].decode()


def test_a_page_without_an_address_has_twins_too(tmp_path: Path) -> None:
    """Where the site is served is not needed for them."""
    record = "{title: X, components: [api], started: 2026-03-01 10:00}"
    settings = "title: S\ncomponents: [{id: api, name: A}]\n"
    site = built(tmp_path, {"statuary.yml": settings, "incidents/x.yaml": record})
    text = site[PATH.format("x")].decode()
    assert text.startswith("# X\n\n- Status: Investigating\n")
    assert "Address" not in text
