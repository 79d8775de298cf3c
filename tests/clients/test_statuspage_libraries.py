"""Libraries that speak to Statuspage: two from PyPI and one from npm."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.clients.conftest import INSTALLED, Run, program
from tests.clients.status_pages import REDIRECT, served

# Each prints what its library makes of a page, by the names that both give to their calls.
DISCORD_STATUS = """
import json
from discordstatus import DiscordStatus

page = DiscordStatus()
print(json.dumps({
    "summary": page.summary,
    "status": page.status,
    "components": page.components,
    "incidents": page.all_incidents,
    "unresolved": page.unresolved_incidents,
    "maintenances": page.all_maintenances,
    "upcoming": page.upcoming_maintenances,
    "active": page.active_maintenances,
}))
"""
STATUSPAGE_IO = """
const {Statuspage, IncidentStatus, MaintenanceStatus} = require('statuspage.io');
const page = new Statuspage('ours');
page.setApiUrl(process.env.STATUSPAGE_AT);
const {api} = page;
Promise.all([
  api.getSummary(),
  api.getStatus(),
  api.getComponents(),
  api.incidents.getAll(),
  api.incidents.getUnresolved(),
  api.scheduledMaintenances.getUpcoming(),
]).then(([summary, status, components, incidents, unresolved, upcoming]) => {
  const known = (list, words) => list.every(each => Object.values(words).includes(each.status));
  if (!known(incidents.incidents, IncidentStatus)) throw Error('an unknown step');
  if (!known(summary.scheduled_maintenances, MaintenanceStatus)) throw Error('an unknown step');
  console.log(JSON.stringify({summary, status, components, incidents, unresolved, upcoming}));
});
"""


def statuscheck(run: Run, root: Path, name: str) -> list[str]:
    """Let the program `statuscheck` look at a page in the place of one that it knows."""
    with served(name, root / name) as host:
        environment = {"PYTHONPATH": str(REDIRECT), "STATUSPAGE_AT": host.address}
        lines = run("statuscheck", "--verbose", "github", env=environment).splitlines()
        assert host.asked == ["/api/v2/summary.json"]
    return lines


def discord_status(run: Run, root: Path, name: str) -> dict[str, Any]:
    """Let `DiscordStatus` look at a page in the place of Discord's."""
    program("statuscheck")  # which is installed together with it
    with served(name, root / name) as host:
        environment = {"PYTHONPATH": str(REDIRECT), "STATUSPAGE_AT": host.address}
        found: dict[str, Any] = json.loads(run("python", "-c", DISCORD_STATUS, env=environment))
        assert len(host.asked) == 8
    return found


def statuspage_io(run: Run, root: Path, name: str) -> dict[str, Any]:
    """Let the npm package `statuspage.io` look at a page at an address that it is given."""
    modules = INSTALLED / "node/node_modules"
    if not (modules / "statuspage.io").exists():
        program("statuspage.io")  # which says that it is missing
    with served(name, root / name) as host:
        environment = {"NODE_PATH": str(modules), "STATUSPAGE_AT": host.address}
        found: dict[str, Any] = json.loads(run("node", "-e", STATUSPAGE_IO, env=environment))
        assert len(host.asked) == 6
    return found


Look = Callable[[Run, Path, str], dict[str, Any]]

LIBRARIES = pytest.mark.parametrize("look", [discord_status, statuspage_io])


def statuses(found: dict[str, Any]) -> dict[str, str]:
    """Give the statuses of what a library lists as components."""
    assert found["components"]["components"] == found["summary"]["components"]
    return {each["name"]: each["status"] for each in found["components"]["components"]}


def names(found: dict[str, Any], call: str, key: str) -> list[str]:
    """Give the names and steps of what a call lists."""
    return [f"{each['name']}: {each['status']}" for each in found[call][key]]


@LIBRARIES
def test_a_library_learns_of_an_outage(look: Look, run: Run, tmp_path: Path) -> None:
    """It finds the page, what is down, which incident is why, and what it told."""
    found = look(run, tmp_path, "outage")
    assert found["status"]["page"]["name"] == "Example & Söhne"
    assert found["status"]["status"] == {
        "indicator": "major",
        "description": "Partial System Outage",
    }
    assert statuses(found) == {
        "Website": "major_outage",
        "Platform": "operational",
        "API": "operational",
        "Storage / Disks 🙂": "operational",
    }
    assert names(found, "incidents", "incidents") == [
        'Logging in "fails" 🙂: monitoring',
        "Disks were slow: resolved",
    ]
    (incident,) = found["unresolved"]["incidents"]
    assert [each["body"] for each in incident["incident_updates"]] == [
        "The API works again.",
        "Nobody can log in.",
    ]
    assert names(found, "upcoming", "scheduled_maintenances") == ["Upgrade: scheduled"]
    assert names(found, "summary", "scheduled_maintenances") == ["Upgrade: scheduled"]


@LIBRARIES
def test_a_library_learns_of_work(look: Look, run: Run, tmp_path: Path) -> None:
    """It finds what is under maintenance, and by which."""
    found = look(run, tmp_path, "work")
    assert found["summary"]["status"]["indicator"] == "maintenance"
    assert statuses(found) == {
        "Website": "operational",
        "Platform": "under_maintenance",
        "API": "under_maintenance",
        "Storage / Disks 🙂": "under_maintenance",
    }
    assert names(found, "summary", "scheduled_maintenances") == ["Moving house: in_progress"]
    assert found["upcoming"]["scheduled_maintenances"] == []
    if "active" in found:
        assert names(found, "active", "scheduled_maintenances") == ["Moving house: in_progress"]


@LIBRARIES
def test_a_library_is_not_told_that_all_is_well_where_nobody_knows(
    look: Look, run: Run, tmp_path: Path
) -> None:
    """It finds a word that it knows, which is not green, and the incident over."""
    found = look(run, tmp_path, "lost")
    assert found["status"]["status"]["indicator"] == "minor"
    assert statuses(found)["Storage / Disks 🙂"] == "degraded_performance"
    assert found["unresolved"]["incidents"] == []
    assert found["incidents"]["incidents"][0]["status"] == "resolved"


@LIBRARIES
def test_a_library_learns_that_all_is_well(look: Look, run: Run, tmp_path: Path) -> None:
    """It finds nothing amiss, and what is over among what was."""
    found = look(run, tmp_path, "well")
    assert found["status"]["status"] == {
        "indicator": "none",
        "description": "All Systems Operational",
    }
    assert set(statuses(found).values()) == {"operational"}
    assert found["unresolved"]["incidents"] == []
    (incident,) = found["incidents"]["incidents"]
    assert incident["resolved_at"] == "2026-03-01T11:00:00.000Z"


def test_statuscheck_prints_an_outage(run: Run, tmp_path: Path) -> None:
    """It prints how bad it is, what goes on and is to come, and what each affects."""
    assert statuscheck(run, tmp_path, "outage")[:7] == [
        "Current GitHub status: Major outage",
        "Registered events:",
        '- [monitoring] Logging in "fails" 🙂',
        "  Affected components:",
        "    - Website [Major outage]",
        "    - API [Operational]",
        "- [scheduled] Upgrade",
    ]


def test_statuscheck_prints_work(run: Run, tmp_path: Path) -> None:
    """It calls the page under maintenance, and what is worked on."""
    assert statuscheck(run, tmp_path, "work")[:6] == [
        "Current GitHub status: Maintenance",
        "Registered events:",
        "- [in_progress] Moving house",
        "  Affected components:",
        "    - API [Under maintenance]",
        "    - Storage / Disks 🙂 [Under maintenance]",
    ]


def test_statuscheck_prints_that_something_is_amiss_where_nobody_knows(
    run: Run, tmp_path: Path
) -> None:
    """It does not fail over what has no word, nor call it well."""
    lines = statuscheck(run, tmp_path, "lost")
    assert lines[0] == "Current GitHub status: Minor incident"


def test_statuscheck_prints_that_all_is_well(run: Run, tmp_path: Path) -> None:
    """It says that there are no issues, and nothing else."""
    assert statuscheck(run, tmp_path, "well") == ["Current GitHub status: No issues"]
