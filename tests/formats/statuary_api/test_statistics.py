"""Statistics for programs, and that they agree with what the other documents say."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.formats.showcase import built

Document = dict[str, Any]
Site = dict[str, bytes]

FOLDER = "api/statuary/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build the project that has everything."""
    return built(tmp_path_factory.mktemp("site"))


def read(site: Site, name: str) -> Document:
    """Read a document."""
    found: Document = json.loads(site[f"{FOLDER}{name}"])
    return found


def test_outages_are_those_of_the_uptime(site: Site) -> None:
    """A component's outages are as long as in the document on uptime, in the same windows."""
    statistics, uptime = read(site, "statistics.json"), read(site, "uptime.json")
    pairs = list(zip(statistics["components"], uptime["components"], strict=True))
    assert len(pairs) == 7
    for mine, theirs in pairs:
        assert mine["component"]["id"] == theirs["id"]
        for window, figure in zip(mine["windows"], theirs["windows"], strict=False):
            assert window["window"] == figure["window"]
            assert (window["outage_seconds"] or 0) == figure["down_seconds"]
            if window["incidents"]:
                assert (window["from"], window["until"]) == (figure["from"], figure["until"])
            else:
                assert figure["counted_seconds"] == 0
        assert mine["windows"][-1]["window"] == "all"


def test_incidents_are_those_of_their_months(site: Site) -> None:
    """Each month counts the incidents that its document has."""
    months = {each["month"]: each for each in read(site, "incidents.json")["months"]}
    page = read(site, "statistics.json")["page"]
    for window in page["months"]:
        begun = months[window["window"]]["incidents"] if window["window"] in months else 0
        assert window["incidents"]["begun"] == begun
    assert [each["window"] for each in page["months"]] == [
        *("2025-12", "2026-01", "2026-02", "2026-03")
    ]
    assert [(each["window"], each["incidents"]["begun"]) for each in page["years"]] == [
        ("2025", 1),
        ("2026", 4),
    ]


def test_what_sums_up_a_record(site: Site) -> None:
    """Counts, lengths and pauses are those of the incidents of the showcase."""
    whole = read(site, "statistics.json")["page"]["windows"][-1]
    assert whole["incidents"] == {
        "begun": 5,
        "by_impact": {"none": 1, "minor": 1, "major": 3, "critical": 0},
        "open": 2,
        "resolved": 2,
        "end_unknown": 1,
    }
    assert whole["time_to_resolve"] == {
        "median_seconds": (12 * 3600 + 30) // 2,
        "mean_seconds": (12 * 3600 + 30) // 2,
        "longest_seconds": 12 * 3600,
        "approximate": True,
    }
    # From 2025-12-24 17:00Z to 2026-03-10 09:00Z in four steps.
    assert whole["mean_seconds_between_incidents"] == (75 * 86_400 + 16 * 3600) // 4
    # From 2026-01-05 09:00:30Z to 2026-02-01 09:00Z; what began then has no known end.
    assert whole["longest_seconds_without_incident"] == 27 * 86_400 - 30
