"""The metrics say of a page what its other files say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from prometheus_client import Metric
from prometheus_client.openmetrics.parser import text_string_to_metric_families as openmetrics

from statuary import __version__
from statuary.model import read_instant
from tests.formats.showcase import FILES, NOW, SETTINGS, built

CLOSED = {**FILES, "statuary.yml": f"{SETTINGS}as_of: 2026-03-10 11:30Z\n"}

Labels = tuple[tuple[str, str], ...]


def read(site: Mapping[str, bytes]) -> dict[str, Metric]:
    """Read the metrics of a site by their names."""
    families = openmetrics(site["metrics.txt"].decode())  # type: ignore[no-untyped-call]
    return {metric.name: metric for metric in families}


def samples(metric: Metric) -> dict[Labels, float]:
    """Give a metric's samples by their labels."""
    return {tuple(sorted(sample.labels.items())): sample.value for sample in metric.samples}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Build the project that has everything."""
    return built(tmp_path_factory.mktemp("everything"))


def holding(metric: Metric) -> dict[str, str]:
    """Give the status that each component has, or the page under no name."""
    return {
        sample.labels.get("component", ""): sample.labels["status"]
        for sample in metric.samples
        if sample.value
    }


def test_each_listed_component_has_one_status(site: dict[str, bytes]) -> None:
    """Of all statuses a component has exactly one; what is retired or to come has none."""
    status = read(site)["statuary_component_status"]
    assert len(status.samples) == 5 * 6
    assert sum(sample.value for sample in status.samples) == 5
    assert holding(status) == {
        "web": "major_outage",
        "ios": "operational",
        "android": "partial_outage",
        "api": "unknown",
        "odd": "unknown",
    }
    assert holding(read(site)["statuary_page_status"]) == {"": "major_outage"}


def test_names_are_told_once(site: dict[str, bytes]) -> None:
    """Every component's name stands beside its id, whatever signs it has."""
    names = {
        labels[0][1]: labels[1][1] for labels in samples(read(site)["statuary_component_info"])
    }
    assert names["web"] == "Web <b>&\"'"
    assert names["ios"] == "iOS 🙂"
    assert names["android"] == "أندرويد"
    assert {"fax", "soon"} < names.keys()


def test_figures_are_those_of_the_api(site: dict[str, bytes]) -> None:
    """Ratios are the percentages that pages show, and where these have none there is none."""
    metrics = read(site)
    api = json.loads(site["api/statuary/uptime.json"])
    for owner, owners in (("page", [api["page"]]), ("component", api["components"])):
        for end in ("low", "high"):
            expected = {
                (
                    *((("component", each["id"]),) if "id" in each else ()),
                    ("window", w["window"]),
                ): (float(w[f"uptime_{end}"]) / 100)
                for each in owners
                for w in each["windows"]
                if w[f"uptime_{end}"] is not None
            }
            found = samples(metrics[f"statuary_{owner}_uptime_{end}_ratio"])
            assert found == pytest.approx(expected)
    outages = samples(metrics["statuary_component_outage_seconds"])
    assert outages[("component", "web"), ("window", "90d")] == 3 * 3600
    assert samples(metrics["statuary_component_objective_ratio"]) == {
        (("component", "web"),): 0.999
    }


def test_incidents_and_maintenance(site: dict[str, bytes]) -> None:
    """Open incidents are counted by impact, maintenance by how it stands."""
    metrics = read(site)
    impacts = {labels[0][1]: n for labels, n in samples(metrics["statuary_open_incidents"]).items()}
    assert impacts == {"none": 0, "minor": 1, "major": 1, "critical": 0}
    assert samples(metrics["statuary_maintenances_in_progress"]) == {(): 1}
    assert samples(metrics["statuary_maintenances_overdue"]) == {(): 1}
    start = read_instant("2026-03-15 01:00Z").seconds
    assert samples(metrics["statuary_next_maintenance_start_timestamp_seconds"]) == {(): start}


def test_the_build_is_told(site: dict[str, bytes]) -> None:
    """The instant of the build, its limit of age, the version and the rules are there."""
    metrics = read(site)
    assert samples(metrics["statuary_build_timestamp_seconds"]) == {(): NOW}
    assert samples(metrics["statuary_freshness_limit_seconds"]) == {(): 24 * 3600}
    assert samples(metrics["statuary_closed"]) == {(): 0}
    (labels,) = samples(metrics["statuary_info"])
    assert dict(labels) == {
        "version": __version__,
        "formula": "statuspage",
        "maintenance": "exclude",
        "group": "mean",
    }


def test_a_closed_record_tells_nothing_of_now(tmp_path: Path) -> None:
    """A record that is closed keeps its figures, and no alert can rest on how it once stood."""
    metrics = read(built(tmp_path, CLOSED, NOW))
    assert samples(metrics["statuary_closed"]) == {(): 1}
    end = read_instant("2026-03-10 11:30Z").seconds
    assert samples(metrics["statuary_build_timestamp_seconds"]) == {(): end}
    for name in (
        "statuary_page_status",
        "statuary_component_status",
        "statuary_open_incidents",
        "statuary_maintenances_in_progress",
        "statuary_maintenances_overdue",
        "statuary_next_maintenance_start_timestamp_seconds",
    ):
        assert not metrics[name].samples
    assert metrics["statuary_component_uptime_low_ratio"].samples


def test_the_very_first_build(tmp_path: Path) -> None:
    """A page without components, records and maintenance has metrics too."""
    metrics = read(built(tmp_path, {"statuary.yml": "title: T\n"}))
    assert holding(metrics["statuary_page_status"]) == {"": "operational"}
    assert not metrics["statuary_page_uptime_low_ratio"].samples
    assert not metrics["statuary_next_maintenance_start_timestamp_seconds"].samples


def test_names_end_with_their_units(site: dict[str, bytes]) -> None:
    """All are gauges of this program, with a sentence each, and named by what they count in."""
    for metric in read(site).values():
        assert metric.name.startswith("statuary_")
        assert metric.type == "gauge"
        assert metric.documentation.endswith(".")
        assert metric.name.endswith(metric.unit)
        for unit in ("seconds", "ratio"):
            assert (unit in metric.name) == (metric.unit == unit)
