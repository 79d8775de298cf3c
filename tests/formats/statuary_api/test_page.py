"""The page's document: how it is, and what is known to come."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.formats.showcase import FILES, NOW, URL, built
from tests.formats.statuary_api.validation import check

Document = dict[str, Any]
Site = dict[str, bytes]

FOLDER = "api/statuary/"


def read(site: Site, name: str = "page.json") -> Document:
    """Read a document."""
    found: Document = json.loads(site[f"{FOLDER}{name}"])
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build the project that has everything."""
    return built(tmp_path_factory.mktemp("site"))


def test_it_tells_how_it_is(site: Site) -> None:
    """The banner, what is open, what is worked on and what should be read are there."""
    page = read(site)
    assert page["generated_at"] == "2026-03-10T12:00:00Z"
    assert page["banner"]["status"] == read(site, "build.json")["status"] == "major_outage"
    assert [each["id"] for each in page["banner"]["components"]] == ["web"]
    assert [each["id"] for each in page["incidents"]] == ["also-open", "open"]
    assert page["incidents"][1]["url"] == f"{URL}incidents/open/"
    windows = [(each["id"], each["status"]) for each in page["maintenances"]]
    weekly = ("weekly", "scheduled")
    assert windows == [
        ("overdue", "in_progress"),
        *(weekly, weekly, weekly),
        ("far", "scheduled"),
    ]
    assert [each["id"] for each in page["notices"]] == ["news"]
    for path in page["links"].values():
        assert FOLDER + path in site


def test_components_are_a_tree(site: Site) -> None:
    """Groups hold components and groups, and what is not listed has no status."""
    apps, *others = read(site)["components"]
    assert (apps["kind"], apps["id"], apps["status"]) == ("group", "apps", "major_outage")
    web, mobile = apps["components"]
    assert (web["kind"], web["since"], web["slo"]) == ("component", "2026-03-10T09:00:00Z", "99.9")
    assert web["service_url"] == "https://example.com/?a=1&b=2"
    assert web["url"] == f"{URL}components/web/"
    assert [each["id"] for each in mobile["components"]] == ["ios", "android"]
    statuses = {each["id"]: (each["listed"], each["status"]) for each in others}
    assert statuses == {
        "api": (True, "unknown"),
        "odd": (True, "unknown"),
        "fax": (False, None),
        "soon": (False, None),
    }


def test_it_tells_what_comes(site: Site) -> None:
    """Coming transitions name what happens to what, by time; nothing unannounced is among them."""
    told = [(each["at"], each["what"], each["subject"]) for each in read(site)["transitions"]]
    assert [(at, what, subject["id"]) for at, what, subject in told] == [
        ("2026-03-15T01:00:00Z", "maintenance_starts", "weekly"),
        ("2026-03-15T02:00:00Z", "maintenance_completes", "weekly"),
        ("2026-03-22T01:00:00Z", "maintenance_starts", "weekly"),
        ("2026-03-22T02:00:00Z", "maintenance_completes", "weekly"),
        ("2026-03-29T01:00:00Z", "maintenance_starts", "weekly"),
        ("2026-03-29T02:00:00Z", "maintenance_completes", "weekly"),
        ("2026-05-31T22:00:00Z", "component_begins", "soon"),
        ("2026-12-01T01:00:00Z", "maintenance_starts", "far"),
        ("2026-12-03T03:00:00Z", "maintenance_overdue", "far"),
    ]
    assert b"coming-notice" not in site[f"{FOLDER}page.json"]


def test_a_closed_record_has_nothing_to_come(tmp_path: Path) -> None:
    """A record tells when it will be closed; once it is, nothing changes any more."""
    closing = FILES["statuary.yml"] + "as_of: 2026-03-20 00:00Z\n"
    before = built(tmp_path / "before", {**FILES, "statuary.yml": closing})
    last = read(before)["transitions"][-1]
    assert (last["at"], last["what"]) == ("2026-03-20T00:00:00Z", "record_closes")
    assert last["subject"] is None
    after = built(tmp_path / "after", {**FILES, "statuary.yml": closing}, NOW + 30 * 86_400)
    assert (read(after)["closed"], read(after)["transitions"]) == (True, [])
    assert read(after)["generated_at"] == "2026-03-20T00:00:00Z"
    check(before)
    check(after)


def test_a_page_without_an_address(tmp_path: Path) -> None:
    """Without `url` there are no addresses, and all else is there."""
    settings = FILES["statuary.yml"].replace(f"url: {URL}\n", "")
    site = built(tmp_path, {**FILES, "statuary.yml": settings})
    check(site)
    assert read(site)["url"] is None
    for name in ("page.json", "incidents.json", "maintenances.json"):
        assert URL.encode() not in site[FOLDER + name]
    (first, *_) = read(site, "incidents.json")["incidents"]
    assert (first["url"], first["updates"][0]["url"]) == (None, None)


def test_a_page_with_nothing(tmp_path: Path) -> None:
    """A page without components and records has every document but months."""
    site = built(tmp_path, {"statuary.yml": "title: Nothing\n"})
    assert len(check(site)) == 6
    page = read(site)
    assert (page["components"], page["incidents"], page["since"]) == ([], [], None)
    assert page["banner"]["status"] == "operational"
    assert read(site, "incidents.json")["months"] == []
    windows = read(site, "statistics.json")["page"]["windows"]
    assert {each["incidents"] for each in windows} == {None}
