"""Incidents, their updates and what they did to components."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.formats.showcase import built
from tests.formats.statuspage_api.shape import Object, named, read

SETTINGS = "title: S\ntimezone: UTC\nsince: 2026-01-01\ncomponents: [{id: a, name: A}]\n"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Object]:
    """Give the files of the project that has everything."""
    return read(built(tmp_path_factory.mktemp("all")))


def incident(root: Path, text: str) -> Object:
    """Build a page with one incident, and give it."""
    found = read(built(root, {"statuary.yml": SETTINGS, "incidents/x.yaml": text}))
    (only,) = found["incidents"]["incidents"]
    return dict(only)


def steps(entry: Object) -> list[tuple[Any, ...]]:
    """Give the updates of an entry in short, newest first."""
    return [(u["status"], u["display_at"][5:16], u["body"]) for u in entry["incident_updates"]]


def test_all_are_listed_newest_first_and_the_open_ones_again(files: dict[str, Object]) -> None:
    """Incidents come by their start; those that go on are in the summary too."""
    names = [each["name"] for each in files["incidents"]["incidents"]]
    assert [name[:12] for name in names] == [
        "No component",
        "Open {{ 7*7 ",
        "Of this nobo",
        "A single rep",
        "Fax fails",
    ]
    unresolved = files["incidents/unresolved"]["incidents"]
    assert unresolved == files["incidents"]["incidents"][:2] == files["summary"]["incidents"]


def test_an_open_incident_is_told_step_by_step(files: dict[str, Object]) -> None:
    """Updates come newest first as plain text; an update that keeps a step has that step."""
    found = files["incidents"]["incidents"][1]
    assert steps(found) == [
        ("monitoring", "03-10T11:00", "Hm. 👩‍👩‍👧 שלום"),
        (
            "investigating",
            "03-10T10:00",
            "Two things at once (https://status.example.com/sub/incidents/2025-12-24-fax/).",
        ),
        (
            "investigating",
            "03-10T09:00",
            "We look. <img src=https://evil.example/y.png onerror=alert(1)>",
        ),
    ]
    assert found["status"] == "monitoring"
    assert found["impact"] == "major"
    assert found["started_at"] == found["created_at"] == "2026-03-10T09:00:00.000Z"
    assert found["updated_at"] == found["monitoring_at"] == "2026-03-10T11:00:00.000Z"
    assert found["resolved_at"] is None
    assert found["shortlink"] == "https://status.example.com/sub/incidents/open/"
    assert {each["incident_id"] for each in found["incident_updates"]} == {found["id"]}


def test_updates_tell_what_they_changed(files: dict[str, Object]) -> None:
    """Each change names the component as the list does, and from which status to which it went."""
    found = files["incidents"]["incidents"][1]
    last, middle, first = (each["affected_components"] for each in found["incident_updates"])
    codes = {each["id"]: each for each in files["components"]["components"]}
    assert last is None
    assert [(codes[s["code"]]["name"], s["old_status"], s["new_status"]) for s in middle] == [
        ("Mobile / iOS 🙂", "degraded_performance", "operational"),
        ("Mobile / أندرويد", "operational", "partial_outage"),
    ]
    assert [s["new_status"] for s in first] == ["major_outage", "degraded_performance"]
    assert all(codes[each["id"]] == each for each in found["components"])
    assert [each["name"][:3] for each in found["components"]] == ["Web", "Mob", "Mob"]


def test_what_is_retired_is_only_named(files: dict[str, Object]) -> None:
    """A component that is no longer listed is in no list, but updates still name it."""
    found = named(files["incidents"]["incidents"], "Fax fails")
    assert found["components"] == []
    assert found["incident_updates"][0]["affected_components"][0]["name"] == "Fax"


def test_what_is_dated_about_is_told_as_it_was(files: dict[str, Object]) -> None:
    """An incident began before it was told of, and was over before that was said."""
    found = named(files["incidents"]["incidents"], "Fax fails")
    assert found["started_at"] == "2025-12-24T17:00:00.000Z"
    assert found["created_at"] == "2025-12-24T19:00:00.000Z"
    assert found["resolved_at"] == "2025-12-25T05:00:00.000Z"
    assert found["updated_at"] == "2025-12-25T07:00:00.000Z"
    assert steps(found) == [
        ("resolved", "12-25T07:00", "Resolved"),
        ("investigating", "12-24T19:00", "Nobody saw this."),
    ]


def test_an_incident_without_updates_has_some(tmp_path: Path) -> None:
    """Its start is told by its summary and what was affected, and its end by a word."""
    found = incident(
        tmp_path,
        "title: X\nsummary: All *down*.\ncomponents: {a: major_outage}\n"
        "started: 2026-03-01 10:00\nended: 2026-03-01 11:00",
    )
    assert steps(found) == [
        ("resolved", "03-01T11:00", "Resolved"),
        ("investigating", "03-01T10:00", "All down."),
    ]
    shifts = [each["affected_components"][0] for each in found["incident_updates"]]
    assert [(each["old_status"], each["new_status"]) for each in shifts] == [
        ("major_outage", "operational"),
        ("operational", "major_outage"),
    ]
    assert (found["status"], found["resolved_at"]) == ("resolved", "2026-03-01T11:00:00.000Z")


def test_what_was_still_affected_is_well_at_the_end(tmp_path: Path) -> None:
    """An end that no update speaks of takes components from their last status to operational."""
    found = incident(
        tmp_path,
        "title: X\nended: 2026-03-01 12:00\nupdates:\n"
        "  - {at: 2026-03-01 10:00, status: investigating, components: {a: partial_outage}}\n"
        "  - {at: 2026-03-01 11:00, status: update, components: {a: major_outage}}\n",
    )
    (shift,) = found["incident_updates"][0]["affected_components"]
    assert (shift["old_status"], shift["new_status"]) == ("major_outage", "operational")


def test_an_end_that_nobody_told_is_told(tmp_path: Path) -> None:
    """Where the record says when it ended and no update does, the newest update is that end."""
    found = incident(
        tmp_path,
        "title: X\ncomponents: {a: partial_outage}\nended: 2026-03-01 12:00\n"
        "updates:\n"
        "  - {at: 2026-03-01 10:00, status: investigating, body: Hm}\n"
        "  - {at: 2026-03-01 13:00, status: update, body: A word later}",
    )
    assert [step[:2] for step in steps(found)] == [
        ("resolved", "03-01T13:00"),
        ("investigating", "03-01T10:00"),
    ]
    assert found["resolved_at"] == "2026-03-01T12:00:00.000Z"


@pytest.mark.parametrize(
    ("updates", "resolved", "newest"),
    [
        ("", "10:00", ("resolved", "03-01T10:00", "Over, end not known")),
        (
            "updates: [{at: 2026-03-01 11:00, status: monitoring, body: Hm}]",
            "11:00",
            ("resolved", "03-01T11:00", "Over, end not known"),
        ),
        (
            "updates: [{at: 2026-03-01 11:00, status: monitoring, body: Hm}, "
            "{at: 2026-03-01 12:00, status: resolved, body: Over by now}, "
            "{at: 2026-03-01 13:00, status: update, body: More}]",
            "12:00",
            ("resolved", "03-01T13:00", "More"),
        ),
        (
            "updates: [{at: 2026-03-01 12:00, status: resolved, body: Over by now}, "
            "{at: 2026-03-01 13:00, status: resolved, body: Really}]",
            "12:00",
            ("resolved", "03-01T13:00", "Really"),
        ),
        (
            "updates: [{at: 2026-03-01 11:00, status: resolved, body: Over?}, "
            "{at: 2026-03-01 12:00, status: identified, body: No, components: [a]}]",
            "12:00",
            ("resolved", "03-01T12:00", "Over, end not known"),
        ),
    ],
)
def test_an_unknown_end_is_over_all_the_same(
    tmp_path: Path, updates: str, resolved: str, newest: tuple[str, str, str]
) -> None:
    """What ended at a time unknown is resolved at the last word, and that is said."""
    found = incident(
        tmp_path,
        f"title: X\ncomponents: [a]\nstarted: 2026-03-01 10:00\nended: unknown\n{updates}",
    )
    assert found["status"] == "resolved"
    assert found["resolved_at"] == f"2026-03-01T{resolved}:00.000Z"
    assert steps(found)[0] == newest


def test_a_reopened_incident_is_open(tmp_path: Path) -> None:
    """What was resolved and came back is not resolved."""
    found = incident(
        tmp_path,
        "title: X\ncomponents: [a]\nupdates:\n"
        "  - {at: 2026-03-10 09:00, status: investigating}\n"
        "  - {at: 2026-03-10 10:00, status: resolved}\n"
        "  - {at: 2026-03-10 11:00, status: identified, components: [a]}\n",
    )
    assert (found["status"], found["resolved_at"]) == ("identified", None)


def test_the_newest_fifty_are_listed(tmp_path: Path) -> None:
    """Of more than fifty incidents the oldest are left out, but never one that is open."""
    records = {
        f"incidents/x{n:02}.yaml": f"{{title: X{n:02}, started: 2026-02-01 10:{n:02}, "
        f"ended: 2026-02-01 11:{n:02}}}"
        for n in range(52)
    }
    old = {"incidents/old.yaml": "{title: Old, impact: minor, started: 2026-01-02 10:00}"}
    found = read(built(tmp_path, {"statuary.yml": SETTINGS, **records, **old}))
    names = [each["name"] for each in found["incidents"]["incidents"]]
    assert names == [f"X{n:02}" for n in range(51, 1, -1)]
    assert [each["name"] for each in found["incidents/unresolved"]["incidents"]] == ["Old"]
