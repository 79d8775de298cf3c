"""Maintenance: one entry for each window."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.formats.showcase import NOW, built
from tests.formats.statuspage_api.shape import Object, named, read
from tests.formats.statuspage_api.test_incidents import SETTINGS, steps

DAILY = """\
kind: maintenance
title: Daily
window: {from: 2026-01-01 02:00, until: 2026-01-01 03:00}
repeats: FREQ=DAILY
components: [a]
"""
ONCE = """\
kind: maintenance
title: Once
window: {from: 2026-03-10 10:00, until: 2026-03-10 14:00}
components: [a]
"""


def windows(root: Path, text: str, now: int = NOW) -> dict[str, list[Object]]:
    """Build a page with one maintenance, and give the three lists and the summary's by name."""
    found = read(built(root, {"statuary.yml": SETTINGS, "incidents/m.yaml": text}, now))
    lists = {
        name.rpartition("/")[2]: document["scheduled_maintenances"]
        for name, document in found.items()
        if "scheduled_maintenances" in document
    }
    for entry in lists["scheduled-maintenances"]:
        assert entry["incident_updates"][0]["status"] == entry["status"]
    return lists


def only(root: Path, text: str) -> Object:
    """Build a page with one maintenance of one window, and give it."""
    (entry,) = windows(root, text)["scheduled-maintenances"]
    return entry


def test_each_list_has_its_own(tmp_path: Path) -> None:
    """What is to come, what goes on and all of it are listed, and in the summary what is ahead."""
    found = read(built(tmp_path))

    def listed(name: str) -> list[tuple[str, str]]:
        entries = found[name]["scheduled_maintenances"]
        return [(each["name"], each["scheduled_for"][5:16]) for each in entries]

    active = [("Overdue work", "03-10T10:00")]
    upcoming = [
        ("Weekly work", "03-15T01:00"),
        ("Weekly work", "03-22T01:00"),
        ("Weekly work", "03-29T01:00"),  # the clocks go forward at this very second
        ("Work to come", "12-01T01:00"),
    ]
    done = [
        ("Weekly work", "03-08T01:00"),
        ("Weekly work", "03-01T01:00"),
        ("Called off", "02-20T01:00"),
    ]
    assert listed("scheduled-maintenances/upcoming") == upcoming
    assert listed("scheduled-maintenances/active") == active
    assert listed("scheduled-maintenances") == [*upcoming[::-1], *active, *done]
    assert listed("summary") == [*active, *upcoming]


def test_a_window_that_nobody_spoke_of_is_announced(tmp_path: Path) -> None:
    """It has an update with the summary, as old as the record, and no end."""
    found = only(tmp_path, ONCE.replace("03-10", "03-12") + "summary: Some *work*.")
    assert steps(found) == [("scheduled", "01-01T00:00", "Some work.")]
    assert (found["status"], found["impact"]) == ("scheduled", "maintenance")
    assert found["scheduled_for"] == found["started_at"] == "2026-03-12T10:00:00.000Z"
    assert found["scheduled_until"] == "2026-03-12T14:00:00.000Z"
    assert (found["monitoring_at"], found["resolved_at"]) == (None, None)
    assert [each["name"] for each in found["components"]] == ["A"]


def test_what_begins_by_the_clock_is_told(tmp_path: Path) -> None:
    """A window that was announced and began by itself has an update for that."""
    text = ONCE + (
        "impact: minor\nupdates:\n"
        "  - {at: 2026-03-01 10:00, status: scheduled, body: Soon}\n"
        "  - {at: 2026-03-10 11:00, status: update, body: Half of it is done}\n"
    )
    found = only(tmp_path, text)
    assert steps(found) == [
        ("in_progress", "03-10T11:00", "Half of it is done"),
        ("in_progress", "03-10T10:00", "In progress"),
        ("scheduled", "03-01T10:00", "Soon"),
    ]
    assert found["created_at"] == "2026-03-01T10:00:00.000Z"
    assert found["started_at"] == "2026-03-10T10:00:00.000Z"
    assert (found["status"], found["impact"]) == ("in_progress", "minor")


def test_each_step_has_its_instant(tmp_path: Path) -> None:
    """What was begun early, verified and completed says when."""
    text = ONCE + (
        "updates:\n"
        "  - {at: 2026-03-10 08:00, status: in_progress}\n"
        "  - {at: 2026-03-10 09:00, status: verifying}\n"
        "  - {at: 2026-03-10 11:00, status: completed}\n"
        "  - {at: 2026-03-10 11:30, status: update, body: It holds}\n"
    )
    found = only(tmp_path, text)
    assert [step[:2] for step in steps(found)] == [
        ("completed", "03-10T11:30"),
        ("completed", "03-10T11:00"),
        ("verifying", "03-10T09:00"),
        ("in_progress", "03-10T08:00"),
    ]
    assert found["started_at"] == "2026-03-10T08:00:00.000Z"
    assert found["monitoring_at"] == "2026-03-10T09:00:00.000Z"
    assert found["resolved_at"] == "2026-03-10T11:00:00.000Z"


@pytest.mark.parametrize(("body", "told"), [("", "Cancelled"), ("No time", "Cancelled\n\nNo time")])
def test_what_was_called_off_is_over(tmp_path: Path, body: str, told: str) -> None:
    """No client goes on announcing it, and whoever reads its update learns why."""
    text = ONCE.replace("03-10", "03-12") + (
        f"updates: [{{at: 2026-03-09 10:00, status: cancelled, body: '{body}'}}]"
    )
    lists = windows(tmp_path, text)
    assert lists["upcoming"] == lists["active"] == lists["summary"] == []
    (found,) = lists["scheduled-maintenances"]
    assert (found["status"], found["resolved_at"]) == ("completed", "2026-03-09T10:00:00.000Z")
    assert steps(found)[0] == ("completed", "03-09T10:00", told)


def test_a_repeating_one_has_an_entry_for_each_window(tmp_path: Path) -> None:
    """Fifty that are over and the next three are listed, each with an id and updates of its own."""
    lists = windows(tmp_path, DAILY + "updates: [{at: 2026-03-10 02:30, status: completed}]")
    found = lists["scheduled-maintenances"]
    assert len(lists["upcoming"]) == 3
    assert len(found) == 53
    assert lists["upcoming"][0]["scheduled_for"] == "2026-03-11T02:00:00.000Z"
    assert len({each["id"] for each in found}) == 53
    assert len({u["id"] for each in found for u in each["incident_updates"]}) == 3 + 3 * 50
    today, yesterday = found[3:5]
    assert (today["resolved_at"], yesterday["resolved_at"]) == (
        "2026-03-10T02:30:00.000Z",
        "2026-03-09T03:00:00.000Z",
    )


def test_a_windows_id_lasts(tmp_path: Path) -> None:
    """A window keeps its id from when it is announced until it is over, and if others are added."""

    def ids(where: str, text: str, now: int) -> dict[str, str]:
        found = windows(tmp_path / where, text, now)["scheduled-maintenances"]
        return {each["scheduled_for"]: each["id"] for each in found}

    before, after = ids("1", DAILY, NOW), ids("2", DAILY, NOW + 20 * 86_400)
    assert len(before.keys() & after.keys()) == 33
    assert all(before[each] == after[each] for each in before.keys() & after.keys())
    once = only(tmp_path / "3", ONCE)
    assert once["id"] in ids("4", ONCE + "repeats: FREQ=DAILY", NOW).values()


def test_no_list_is_longer_than_fifty(tmp_path: Path) -> None:
    """Of much work to come and much that is over, the next fifty and the last fifty are listed."""
    days = [f"2026-{month:02}-{day:02}" for month in (1, 2, 5, 6) for day in range(1, 29)]
    files = {f"incidents/w{n}.yaml": ONCE.replace("2026-03-10", d) for n, d in enumerate(days)}
    found = read(built(tmp_path, {"statuary.yml": SETTINGS, **files}))
    coming = found["scheduled-maintenances/upcoming"]["scheduled_maintenances"]
    assert [coming[0]["scheduled_for"][:10], coming[-1]["scheduled_for"][:10]] == (
        ["2026-05-01", "2026-06-22"]
    )
    assert len(coming) == 50


def test_what_was_announced_is_as_old_as_its_announcement(tmp_path: Path) -> None:
    """All windows are as old as the first word on them, and none is over before it began."""
    told = "updates: [{at: 2026-02-20 09:00, status: scheduled}]"
    lists = windows(tmp_path / "1", DAILY.replace("2026-01-01", "2026-03-01") + told)
    stamps = {each["created_at"] for each in lists["scheduled-maintenances"]}
    assert stamps == {"2026-02-20T09:00:00.000Z"}
    off = ONCE.replace("2026-03-10", "2026-04-20") + (
        "updates: [{at: 2026-03-02 09:00, status: cancelled}]"
    )
    (found,) = windows(tmp_path / "2", off)["scheduled-maintenances"]
    assert found["created_at"] <= found["started_at"] <= found["resolved_at"]


def test_an_overdue_one_is_still_active(tmp_path: Path) -> None:
    """A window that is over and that nobody ended goes on."""
    found = read(built(tmp_path))["scheduled-maintenances/active"]["scheduled_maintenances"]
    assert named(found, "Overdue work")["status"] == "in_progress"


def test_a_word_after_a_routine_window_comes_after_its_end(tmp_path: Path) -> None:
    """What a window did by the clock stands in its place between what was said."""
    text = DAILY.replace("DAILY", "DAILY;COUNT=1") + (
        "updates: [{at: 2026-01-02 09:00, status: update, body: All went well}]"
    )
    assert steps(only(tmp_path, text)) == [
        ("completed", "01-02T09:00", "All went well"),
        ("completed", "01-01T03:00", "Completed"),
        ("in_progress", "01-01T02:00", "In progress"),
        ("scheduled", "01-01T00:00", "Scheduled"),
    ]
