"""The script that the documents have for those who come from Statuspage."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from statuary import content, timeline
from statuary.timeline.facts import IncidentFacts
from tests.docs.blocks import blocks
from tests.formats.showcase import NOW, build, project

SETTINGS = """\
title: Example
since: 2026-01-01
components: [{id: website, name: Website}, {id: api, name: REST API}]
"""
INCIDENT = """\
---
title: Logging in "fails" – now & then
components: {website: partial_outage, api: major_outage}
---
## Investigating @ 2026-02-01 16:12
Nobody: *can* log in.

## Monitoring @ 2026-02-01 16:40 {api: operational}
The API works again.

## Update @ 2026-02-01 16:50
Still so.

## Resolved @ 2026-02-01 16:57
Renewed.
"""
OPEN = "title: Slow\nupdates: [{at: 2026-03-01 10:00, status: identified, components: [api]}]\n"


def told(root: Path) -> list[tuple[object, ...]]:
    """Give what matters of a project's incidents, whatever they are called."""
    snapshot = timeline.snapshot(content.load(root), NOW)
    return [_facts(each) for each in snapshot.incidents]


def _facts(incident: IncidentFacts) -> tuple[object, ...]:
    updates = [(each.at, each.changes) for each in incident.updates]
    affected = [
        (each.component, each.worst, [interval.span for interval in each.intervals])
        for each in incident.affected
    ]
    return incident.title, incident.impact, incident.step, affected, updates


def test_what_statuspage_tells_becomes_records(tmp_path: Path) -> None:
    """A page that is read through Statuspage's API says the same of each incident."""
    files = {"statuary.yml": SETTINGS, "incidents/a.md": INCIDENT, "incidents/b.yaml": OPEN}
    old = project(tmp_path / "old", files)
    build(old)
    told_there = json.loads((old / "site/api/v2/incidents.json").read_text("utf-8"))
    postmortem = {"status": "postmortem", "body": "We learned.", "affected_components": None}
    told_there["incidents"][1]["incident_updates"].insert(0, postmortem)

    new = project(tmp_path / "new", {"statuary.yml": SETTINGS})
    (new / "incidents").mkdir()
    (new / "incidents.json").write_text(json.dumps(told_there), "utf-8")
    (script,) = (block for block in blocks("docs/how-to/moving.md") if block.language == "python")
    subprocess.run([sys.executable, "-c", script.text], cwd=new, check=True)  # noqa: S603

    assert told(new) == told(old)
    snapshot = timeline.snapshot(content.load(new), NOW)
    assert [each.postmortem for each in snapshot.incidents] == ["", "We learned."]
    assert {each["id"] for each in told_there["incidents"]} == {e.id for e in snapshot.incidents}
