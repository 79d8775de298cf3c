"""The files as a whole: which there are, their keys, and when their bytes change."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.formats.showcase import NOW, build, built, project, published
from tests.formats.statuspage_api import shape
from tests.formats.statuspage_api.shape import read

SMALL = "title: S\ntimezone: UTC\nsince: 2026-01-01\ncomponents: [{id: api, name: API}]\n"


def api(site: dict[str, bytes]) -> dict[str, bytes]:
    """Give the files of the API among those of a site."""
    return {path: content for path, content in site.items() if path.startswith("api/v2/")}


def test_each_file_has_the_keys_of_statuspage_and_no_other(tmp_path: Path) -> None:
    """There are eight files, and a strict client can decode each, whatever texts are in it."""
    site = built(tmp_path)
    assert api(site).keys() == {f"api/v2/{name}.json" for name in shape.FILES}
    files = read(site)
    assert files["summary"]["incidents"]
    assert files["scheduled-maintenances/active"]["scheduled_maintenances"]
    assert len({repr(each["page"]) for each in files.values()}) == 1
    assert files["status"]["page"]["url"] == "https://status.example.com/sub/"


def test_a_page_without_anything_has_the_files(tmp_path: Path) -> None:
    """A page without address, components, records and beginning is decoded as well."""
    files = read(built(tmp_path, {"statuary.yml": "title: Empty"}))
    assert files["status"]["page"]["url"] == ""
    assert files["status"]["page"]["updated_at"] == "1970-01-01T00:00:00.000Z"
    assert files["status"]["status"] == {
        "indicator": "none",
        "description": "All Systems Operational",
    }


def test_links_need_an_address(tmp_path: Path) -> None:
    """A record's link is its page's address, and empty where the page has none."""
    record = {"incidents/x.yaml": "{title: X, components: [api], started: 2026-03-01 10:00}"}
    for url, link in (("", ""), ("url: https://s.example/\n", "https://s.example/incidents/x/")):
        files = read(built(tmp_path / link[:5], {"statuary.yml": SMALL + url, **record}))
        assert [each["shortlink"] for each in files["incidents"]["incidents"]] == [link]


def test_bytes_change_with_the_record_alone(tmp_path: Path) -> None:
    """A later build of the same record gives the same bytes, while no window begins or ends."""
    root = project(tmp_path)
    build(root, NOW)
    before = api(published(root / "site"))
    build(root, NOW + 3600)
    assert api(published(root / "site")) == before


def test_a_page_changed_when_something_on_it_did(tmp_path: Path) -> None:
    """Before the first record a page is as old as its beginning, then as its newest change."""
    quiet = read(built(tmp_path / "quiet", {"statuary.yml": SMALL}))
    assert quiet["status"]["page"]["updated_at"] == "2026-01-01T00:00:00.000Z"
    record = "{title: X, started: 2026-02-01 10:00, ended: 2026-02-01 11:00}"
    files = {"statuary.yml": SMALL, "incidents/x.yaml": record}
    told = read(built(tmp_path / "told", files))
    assert told["status"]["page"]["updated_at"] == "2026-02-01T11:00:00.000Z"


def test_ids_last(tmp_path: Path) -> None:
    """Ids stay when texts, components, order and address change, and none stands for two."""

    def ids(root: Path, title: str, components: str) -> set[str]:
        record = f"""\
---
title: {title}
components: [same]
---
## Investigating @ 2026-03-01 10:00
{title}
"""
        files = read(
            built(
                root,
                {
                    "statuary.yml": f"title: T\ntimezone: UTC\nsince: 2026-01-01\n{components}",
                    "incidents/same.md": record,
                },
            )
        )
        (incident,) = files["incidents"]["incidents"]
        (update,) = incident["incident_updates"]
        (component,) = incident["components"]
        return {component["id"], incident["id"], update["id"], files["status"]["page"]["id"]}

    first = ids(tmp_path / "1", "One", "components: [{id: same, name: S}]")
    second = ids(tmp_path / "2", "Two", "components: [{id: a, name: A}, {id: same, name: T}]")
    assert first == second
    assert len(first) == 4


def test_a_pages_id_is_made_of_its_address(tmp_path: Path) -> None:
    """A page keeps its id under another title as long as it has an address, and not otherwise."""

    def page_id(where: str, settings: str) -> str:
        found = read(built(tmp_path / where, {"statuary.yml": settings}))
        return str(found["status"]["page"]["id"])

    url = "\nurl: https://status.example.com/"
    assert page_id("1", "title: One" + url) == page_id("2", "title: Two" + url)
    assert page_id("3", "title: One") != page_id("4", "title: Two")


@pytest.mark.parametrize("hostile", ["]]>", "\u202b", "\u00ad", '"\\"', "</script>"])
def test_any_text_that_a_page_may_have_arrives(tmp_path: Path, hostile: str) -> None:
    """A text of ten thousand characters, with Windows line ends, arrives as it was written."""
    body = f"x{hostile}x " + "é🙂 שלום " * 1250
    record = f"---\r\ntitle: T\r\n---\r\n## Investigating @ 2026-03-01 10:00\r\n{body}\r\n"
    site = built(tmp_path, {"statuary.yml": SMALL, "incidents/x.md": record})
    (incident,) = read(site)["incidents"]["incidents"]
    assert incident["incident_updates"][0]["body"] == body.strip()
