"""Updates that are dated in the future."""

from __future__ import annotations

from pathlib import Path

from statuary import checks
from statuary.errors import Problem
from statuary.model import read_instant
from tests.formats.showcase import project

SETTINGS = "title: S\ncomponents: [{id: api, name: API}]\n"
INCIDENT = """\
---
title: T
---
## Resolved @ 2026-03-10 13:00Z
## Investigating @ 2026-03-10 11:00Z
## Update @ 2026-03-10 12:00Z
"""
MAINTENANCE = """\
kind: maintenance
title: M
draft: true
window: {from: 2026-04-01 10:00Z, until: 2026-04-01 11:00Z}
updates:
  - at: 2026-04-01 10:00Z
    status: in_progress
"""


def warnings(root: Path, now: str) -> list[Problem]:
    """Give what is warned of at an instant."""
    files = {"statuary.yml": SETTINGS, "incidents/a.md": INCIDENT, "incidents/b.yml": MAINTENANCE}
    found = checks.check(project(root, files), read_instant(now).seconds).findings.found
    return [finding.problem for finding in found if finding.rule == "future-update"]


def test_each_update_in_the_future_is_warned_of(tmp_path: Path) -> None:
    """An update after now is warned of where its instant stands, in incidents and maintenances."""
    found = warnings(tmp_path, "2026-03-10 12:00Z")
    assert [(problem.path, problem.line, problem.column) for problem in found] == (
        [("incidents/a.md", 4, 15), ("incidents/b.yml", 6, 9)]
    )
    assert found[0].message == (
        "this update is dated 2026-03-10T13:00:00Z, in the future: it is not shown yet"
    )
    assert found[0].hint


def test_what_has_happened_is_not(tmp_path: Path) -> None:
    """An update of this very second has happened; a window to come is no update."""
    assert len(warnings(tmp_path, "2026-03-10 13:00Z")) == 1
    assert warnings(tmp_path, "2026-04-01 10:00Z") == []


def test_after_the_record_is_closed_nothing_is_shown(tmp_path: Path) -> None:
    """Of an update after the page's `as_of` it is told that it will never be shown."""
    files = {
        "statuary.yml": f"{SETTINGS}as_of: 2026-03-10 12:00Z\n",
        "incidents/a.md": INCIDENT,
    }
    everything = checks.check(project(tmp_path, files), 1_900_000_000).findings.found
    (found,) = [finding for finding in everything if finding.rule == "future-update"]
    assert found.message.endswith("after the page's `as_of`: it is never shown")
