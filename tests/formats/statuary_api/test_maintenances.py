"""Planned work in full: what was announced, and what was done."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.formats.showcase import built
from tests.formats.statuary_api.validation import check

Document = dict[str, Any]

PATH = "api/statuary/maintenances.json"
SMALL = "title: S\ntimezone: Europe/Berlin\ncomponents: [{id: api, name: API}]\n"
DAILY = """\
kind: maintenance
title: Daily
components: [api]
repeats: FREQ=DAILY
window: {from: 2026-01-01 02:00, until: 2026-01-01 03:00}
"""


def works(site: dict[str, bytes]) -> dict[str, Document]:
    """Give all maintenances by their ids."""
    return {each["id"]: each for each in json.loads(site[PATH])["maintenances"]}


def test_work_is_told_as_it_stands(tmp_path: Path) -> None:
    """Windows say what was announced and when the work was really under way."""
    found = works(built(tmp_path))
    assert list(found) == ["far", "weekly", "overdue", "called-off"]
    overdue = found["overdue"]
    assert (overdue["status"], overdue["overdue"]) == ("in_progress", True)
    (window,) = overdue["windows"]
    assert (window["from"], window["until"]) == ("2026-03-10T10:00:00Z", "2026-03-10T11:00:00Z")
    assert window["active"] == [{"from": "2026-03-10T10:00:00Z", "until": None}]
    assert [update["status"] for update in overdue["updates"]] == ["in_progress", "scheduled"]
    assert [window["active"] for window in found["called-off"]["windows"]] == [[]]
    weekly = found["weekly"]
    assert (weekly["repeats"], weekly["windows_left_out"]) == ("FREQ=WEEKLY;BYDAY=SU;COUNT=5", 0)
    assert [(each["status"], each["routine"]) for each in weekly["windows"]] == [
        *[("completed", True)] * 2,
        *[("scheduled", True)] * 3,
    ]
    assert weekly["windows"][0]["active"][0]["until"] == "2026-03-01T02:00:00Z"
    assert "<strong>Sunday</strong>" in weekly["summary"]["html"]


def test_daily_work_stays_small(tmp_path: Path) -> None:
    """Of hundreds of windows the nearest are told, and how many are not."""
    site = built(tmp_path, {"statuary.yml": SMALL, "incidents/daily.yaml": DAILY})
    check(site)
    daily = works(site)["daily"]
    assert len(daily["windows"]) == 20
    assert daily["windows_left_out"] > 300
    assert [each["status"] for each in daily["windows"]] == [
        *["completed"] * 10,
        *["scheduled"] * 10,
    ]
    assert daily["windows"][9]["from"] == "2026-03-10T01:00:00Z"
    coming = json.loads(site["api/statuary/page.json"])["maintenances"]
    assert len(coming) == 10
    assert coming[0]["from"] == "2026-03-11T01:00:00Z"


def test_old_work_is_left_out(tmp_path: Path) -> None:
    """Work that is over is there as far as it is new; what is overdue is there however old."""
    files = {"statuary.yml": SMALL}
    for day in range(60):
        at = f"2026-{1 + day // 28:02}-{1 + day % 28:02}"
        files[f"incidents/{at}.yaml"] = (
            "kind: maintenance\ntitle: T\ncomponents: [api]\n"
            f"window: {{from: {at} 02:00, until: {at} 03:00}}\n"
            + (f"updates: [{{at: {at} 02:30, status: completed}}]\n" if day else "")
        )
    found = works(built(tmp_path, files))
    assert len(found) == 51
    assert found["2026-01-01"]["overdue"] is True
    assert "2026-01-02" not in found
