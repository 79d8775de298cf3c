"""Updates that are dated in the future."""

from __future__ import annotations

from pathlib import Path

from statuary import content
from statuary.errors import Problem
from statuary.lint import RULES
from statuary.lint.future_update import FUTURE_UPDATE
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
    reading = content.read(project(root, files), drafts=True)
    return list(FUTURE_UPDATE.check(reading, read_instant(now).seconds))


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


def test_rules_have_names_of_their_own() -> None:
    """Each rule's id is its own, for good."""
    ids = [rule.id for rule in RULES]
    assert len({*ids}) == len(ids)
    assert "future-update" in ids
