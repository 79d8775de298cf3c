"""The indicator: how bad it is, in the words of Statuspage."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.formats.showcase import built
from tests.formats.statuspage_api.shape import read

SETTINGS = """\
title: S
timezone: UTC
since: 2026-01-01
components: [{id: a, name: A}, {id: b, name: B}, {id: old, name: Old, until: 2026-02-01}]
"""
OPEN = "title: X\nstarted: 2026-03-10 09:00\n"
OVER = OPEN + "ended: 2026-03-10 10:00\n"
WORK = "kind: maintenance\ntitle: W\nwindow: {from: 2026-03-10 10:00, until: 2026-03-10 14:00}\n"
WATCHED = """\
title: X
components: {a: major_outage}
updates:
  - {at: 2026-03-10 09:00, status: investigating}
  - {at: 2026-03-10 10:00, status: monitoring, components: {a: operational}}
"""


@pytest.mark.parametrize(
    ("record", "indicator", "description"),
    [
        (OVER + "components: {a: major_outage}", "none", "All Systems Operational"),
        (OPEN + "impact: none", "none", "All Systems Operational"),
        (OPEN + "components: {a: unknown}", "minor", "Partially Degraded Service"),
        (OPEN + "components: {a: degraded_performance}", "minor", "Partially Degraded Service"),
        (OPEN + "components: {a: partial_outage}", "minor", "Minor Service Outage"),
        (OPEN + "components: [a, b]", "major", "Partial System Outage"),
        (OPEN + "components: {a: major_outage}", "major", "Partial System Outage"),
        (
            OPEN + "components: {a: major_outage, b: major_outage}",
            "critical",
            "Major System Outage",
        ),
        (OPEN + "impact: minor", "minor", "Partially Degraded Service"),
        (OPEN + "impact: major", "major", "Partial System Outage"),
        (OPEN + "impact: critical", "critical", "Major System Outage"),
        (WATCHED, "minor", "Partially Degraded Service"),
        (WORK, "maintenance", "Service Under Maintenance"),
        (WORK + "components: [a]", "maintenance", "Service Under Maintenance"),
        (WORK.replace("03-10 1", "03-11 1"), "none", "All Systems Operational"),
    ],
)
def test_what_holds_of_the_page_has_its_indicator(
    tmp_path: Path, record: str, indicator: str, description: str
) -> None:
    """Each state of a page has its word and its line, in both files that have one."""
    files = read(built(tmp_path, {"statuary.yml": SETTINGS, "incidents/x.yaml": record}))
    assert files["status"]["status"] == {"indicator": indicator, "description": description}
    assert files["summary"]["status"] == files["status"]["status"]


def test_an_outage_is_not_hidden_by_maintenance(tmp_path: Path) -> None:
    """While one component is worked on and another one hurts, what hurts is told."""
    files = {
        "statuary.yml": SETTINGS,
        "incidents/work.yaml": WORK + "components: [b]",
        "incidents/x.yaml": OPEN + "components: {a: partial_outage}",
    }
    assert read(built(tmp_path, files))["status"]["status"]["indicator"] == "minor"
