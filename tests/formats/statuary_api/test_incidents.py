"""Incidents in full: what happened when, in files that stay small and stay the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.formats.showcase import FILES, NOW, URL, build, built, project, published
from tests.formats.statuary_api.validation import check

Document = dict[str, Any]
Site = dict[str, bytes]

FOLDER = "api/statuary/"
SMALL = "title: S\ntimezone: America/New_York\ncomponents: [{id: api, name: API}]\n"
LEFT_BEHIND = """\
---
title: Left behind
components: {api: major_outage}
---
## Investigating @ 2026-03-09 10:00Z

## Resolved @ 2026-03-09 11:00Z {api: degraded_performance}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build the project that has everything."""
    return built(tmp_path_factory.mktemp("site"))


def read(site: Site, name: str) -> Document:
    """Read a document."""
    found: Document = json.loads(site[f"{FOLDER}{name}"])
    return found


def record(site: Site, name: str) -> Document:
    """Find an incident in the document of its month."""
    for month in read(site, "incidents.json")["months"]:
        for incident in read(site, month["path"])["incidents"]:
            if incident["id"] == name:
                found: Document = incident
                return found
    raise AssertionError(name)


def test_each_incident_is_in_its_month(site: Site) -> None:
    """The list of months leads to every incident once, and the newest are at hand as well."""
    document = read(site, "incidents.json")
    assert [(each["month"], each["incidents"]) for each in document["months"]] == [
        ("2026-03", 2),
        ("2026-02", 1),
        ("2026-01", 1),
        ("2025-12", 1),
    ]
    months = [read(site, each["path"]) for each in document["months"]]
    archived = [incident for month in months for incident in month["incidents"]]
    assert archived == document["incidents"]
    assert [each["id"] for each in archived] == [
        *("also-open", "open", "lost", "one-report", "2025-12-24-fax")
    ]
    assert [month["month"] for month in months] == [each["month"] for each in document["months"]]


def test_months_are_those_of_the_page(tmp_path: Path) -> None:
    """An incident belongs to the month that it began in by the clocks of the page's zone."""
    incident = "title: Late\ncomponents: [api]\nstarted: 2026-03-01 03:00Z\n"
    site = built(tmp_path, {"statuary.yml": SMALL, "incidents/late.yaml": incident})
    assert [each["id"] for each in read(site, "incidents/2026-02.json")["incidents"]] == ["late"]
    assert f"{FOLDER}incidents/2026-03.json" not in site


def test_an_open_incident_is_told_in_full(site: Site) -> None:
    """Times, steps, changes and spans are those of the record, without an end to what goes on."""
    found = record(site, "open")
    assert found["url"] == f"{URL}incidents/open/"
    assert (found["open"], found["status"], found["impact"]) == (True, "monitoring", "major")
    assert (found["started_at"], found["ended_at"]) == ("2026-03-10T09:00:00Z", None)
    assert (found["duration_seconds"], found["end_unknown"]) == (None, False)
    latest, second, first = found["updates"]
    assert (latest["at"], latest["approximate"]) == ("2026-03-10T11:00:00Z", True)
    assert (second["status"], second["step"]) == ("update", "investigating")
    assert second["url"] == f"{URL}incidents/open/#{second['key']}"
    assert f'href="{URL}incidents/2025-12-24-fax/"' in second["body"]["html"]
    assert [(c["component"]["id"], c["from"], c["to"]) for c in second["changes"]] == [
        ("ios", "degraded_performance", "operational"),
        ("android", "operational", "partial_outage"),
    ]
    assert "onerror" in first["body"]["markdown"]
    assert "<img" not in first["body"]["html"]
    spans = {each["component"]["id"]: each["intervals"] for each in found["affected"]}
    assert [(s["from"], s["until"], s["ongoing"], s["status"]) for s in spans["ios"]] == [
        ("2026-03-10T09:00:00Z", "2026-03-10T10:00:00Z", False, "degraded_performance")
    ]
    assert [(s["from"], s["until"], s["ongoing"], s["status"]) for s in spans["android"]] == [
        ("2026-03-10T10:00:00Z", None, True, "partial_outage")
    ]


def test_what_is_over_is_told_in_full(site: Site) -> None:
    """What is known only about, nobody knows, or was counted by others is told as such."""
    fax = record(site, "2025-12-24-fax")
    assert (fax["started_at"], fax["approximate"]) == ("2025-12-24T17:00:00Z", [True, False])
    assert (fax["ended_at"], fax["duration_seconds"]) == ("2025-12-25T05:00:00Z", 12 * 3600)
    assert (fax["aliases"], fax["pinned"]) == (["fax-down", "older-fax"], True)
    assert "<h4>What happened</h4>" in fax["postmortem"]["html"]
    assert fax["reports"]["points"][0] == {"at": "2025-12-24T17:30:00Z", "count": 19_000}
    lost = record(site, "lost")
    assert (lost["open"], lost["end_unknown"]) == (False, True)
    assert (lost["ended_at"], lost["duration_seconds"]) == (None, None)
    assert lost["affected"][0]["worst"] == "partial_outage"
    assert [each["status"] for each in lost["affected"][0]["intervals"]] == ["unknown"]
    assert record(site, "open")["sources"][0] == {
        "title": "<i>Title</i>",
        "publisher": "P & Q",
        "url": "https://news.example.org/?a=1&b=2",
        "published_at": "2026-03-09T23:00:00Z",
    }


def test_time_alone_changes_nothing(tmp_path: Path) -> None:
    """Neither what is open nor what an incident left behind tells when it was built."""
    root = project(tmp_path, {**FILES, "incidents/left.md": LEFT_BEHIND})
    build(root)
    before = published(root / "site")
    report = build(root, NOW + 3600)
    assert f"{FOLDER}page.json" in report.written
    untouched = [path for path in before if path.startswith(f"{FOLDER}incidents")]
    assert len(untouched) == 5
    assert not {*untouched, f"{FOLDER}maintenances.json"} & {*report.written}
    left = record(before, "left")
    assert left["open"] is False
    assert [each["until"] for each in left["affected"][0]["intervals"]] == [
        "2026-03-09T11:00:00Z",
        None,
    ]


def test_the_list_stays_small(tmp_path: Path) -> None:
    """Of many incidents the first document has fifty, and those that are open however old."""
    files = {"statuary.yml": SMALL, "incidents/old.yaml": "{title: O, started: 2025-01-01 00:00Z}"}
    for day in range(60):
        at = f"2026-{1 + day // 28:02}-{1 + day % 28:02}"
        files[f"incidents/{at}.yaml"] = f"{{title: T, started: {at} 10:00Z, ended: {at} 11:00Z}}"
    site = built(tmp_path, files)
    found = read(site, "incidents.json")
    assert len(found["incidents"]) == 51
    assert found["incidents"][-1]["id"] == "old"
    assert found["incidents"][0]["started_at"] == "2026-03-04T10:00:00Z"
    assert sum(month["incidents"] for month in found["months"]) == 61
    check(site)
