"""`statuspage-prometheus-exporter`, from PyPI, makes metrics of a page's summary."""

from __future__ import annotations

import json
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

from tests.clients.conftest import Run
from tests.clients.status_pages import REDIRECT, served

Labels = dict[str, str]


def exported(run: Run, root: Path, name: str) -> dict[str, list[tuple[Labels, float]]]:
    """Let it look at a page once; give the labels and values of each of its metrics."""
    with served(name, root / name) as host:
        url = f"{host.address}api/v2/summary.json"
        services, metrics = root / "services.json", root / "statuspage.prom"
        services.write_text(json.dumps({"ours": {"name": "Ours", "url": url}}))
        environment = {
            "PYTHONPATH": str(REDIRECT),
            "RUN_MODE": "once",
            "SERVICES_JSON_PATH": str(services),
            "METRICS_TEXTFILE_PATH": str(metrics),
        }
        run("statuspage-prometheus-exporter", env=environment)
    found: dict[str, list[tuple[Labels, float]]] = {}
    for family in text_string_to_metric_families(metrics.read_text()):
        for sample in family.samples:
            labels = {key: text for key, text in sample.labels.items() if key != "service_name"}
            name = sample.name.removeprefix("statuspage_")
            found.setdefault(name, []).append((labels, sample.value))
    assert found["probe_check"] == [({}, 1.0)]
    return found


def components(found: dict[str, list[tuple[Labels, float]]]) -> dict[str, float]:
    """Give what it says of each component: 1 is operational."""
    return {labels["component_name"]: value for labels, value in found["component_status"]}


def told(found: dict[str, list[tuple[Labels, float]]], kind: str) -> list[str]:
    """Give the names of incidents or of maintenances; it has one that says that there is none."""
    return [labels[f"{kind}_name"] for labels, _ in found[f"{kind}_info"]]


def test_an_outage_is_measured(run: Run, tmp_path: Path) -> None:
    """The page is down, and so is what the incident says; its name, link and start are told."""
    found = exported(run, tmp_path, "outage")
    assert found["service_status"] == [({}, 0.0)]
    assert components(found) == {
        "Website": 0,
        "Platform": 1,
        "API": 1,
        "Storage / Disks 🙂": 1,
    }
    ((incident, value),) = found["incident_info"]
    assert value == 1
    assert incident.pop("incident_id")
    assert incident == {
        "incident_name": 'Logging in "fails" 🙂',
        "impact": "major",
        "shortlink": "https://status.example.com/incidents/login/",
        "started_at": "2026-03-10T10:00:00Z",
        "affected_components": "Website, API",
    }
    ((maintenance, _),) = found["maintenance_info"]
    assert maintenance["maintenance_name"] == "Upgrade"
    assert maintenance["scheduled_start"] == "2026-03-12T20:00:00Z"
    assert maintenance["scheduled_end"] == "2026-03-12T22:00:00Z"
    assert maintenance["affected_components"] == "Storage / Disks 🙂"


def test_work_is_measured(run: Run, tmp_path: Path) -> None:
    """What is worked on is not operational, and the maintenance is told; it is no incident."""
    found = exported(run, tmp_path, "work")
    assert found["service_status"] == [({}, 0.0)]
    assert components(found) == {
        "Website": 1,
        "Platform": 0,
        "API": 0,
        "Storage / Disks 🙂": 0,
    }
    ((maintenance, _),) = found["maintenance_info"]
    assert maintenance["maintenance_name"] == "Moving house"
    assert maintenance["affected_components"] == "API, Storage / Disks 🙂"
    assert told(found, "incident") == ["No Active Incidents"]


def test_a_page_that_is_well_is_measured(run: Run, tmp_path: Path) -> None:
    """Where all is well, everything is at 1, and what is over is not told."""
    found = exported(run, tmp_path, "well")
    assert found["service_status"] == [({}, 1.0)]
    assert set(components(found).values()) == {1.0}
    assert told(found, "incident") == ["No Active Incidents"]
    assert told(found, "maintenance") == ["No Active Maintenance"]
