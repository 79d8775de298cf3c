"""Components and groups, on one level."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.formats.showcase import FILES, NOW, built
from tests.formats.statuspage_api.shape import Object, named, read


@pytest.fixture(scope="module")
def components(tmp_path_factory: pytest.TempPathFactory) -> list[Object]:
    """Give the components of the project that has everything."""
    found: list[Object] = read(built(tmp_path_factory.mktemp("all")))["components"]["components"]
    return found


def test_what_is_listed_comes_in_the_pages_order(components: list[Object]) -> None:
    """Groups stand before what they hold, positions count within; retired and coming are out."""
    assert [(each["name"][:12], each["position"]) for each in components] == [
        ("Apps & <i>si", 1),
        ("Web <b>&\"'", 1),
        ("Mobile / iOS", 2),
        ("Mobile / أند", 3),
        ("API", 2),
        ("long long lo", 3),
    ]


def test_groups_that_nest_become_one(components: list[Object]) -> None:
    """All that is in a group names the outermost one, which names all of it and is the worst."""
    group, *inside = components[:4]
    assert group["components"] == [each["id"] for each in inside]
    assert {each["group_id"] for each in inside} == {group["id"]}
    assert (group["group"], group["group_id"], group["status"]) == (True, None, "major_outage")
    assert [each["status"] for each in inside] == ["major_outage", "operational", "partial_outage"]
    assert all(each["group_id"] is None for each in components[4:])


def test_a_group_in_a_group_may_be_the_worse_one(tmp_path: Path) -> None:
    """A group is never better than what the groups in it hold."""
    settings = """\
title: S
since: 2026-01-01
components:
  - group: Outer
    id: outer
    components:
      - {id: well, name: Well}
      - {group: Inner, id: inner, components: [{id: ill, name: Ill}]}
  - {group: Gone, id: gone, components: [{id: old, name: Old, until: 2026-02-01}]}
"""
    record = "{title: X, components: {ill: major_outage}, started: 2026-03-10 09:00}"
    files = read(built(tmp_path, {"statuary.yml": settings, "incidents/x.yaml": record}))
    found = files["components"]["components"]
    assert {each["name"]: each["status"] for each in found} == {
        "Outer": "major_outage",
        "Well": "operational",
        "Inner / Ill": "major_outage",
    }


def test_what_nobody_knows_is_not_green(components: list[Object]) -> None:
    """A component of which nobody knows is degraded, as there is no word for it."""
    assert named(components, "API")["status"] == "degraded_performance"


def test_a_component_tells_its_own_dates(components: list[Object]) -> None:
    """It is as old as its record, in the page's zone, and changed when its status did."""
    web, api = named(components, "Web <b>&\"'"), named(components, "API")
    assert web["created_at"] == "2025-11-30T23:00:00.000Z"
    assert web["start_date"] == "2025-12-01"
    assert web["updated_at"] == "2026-03-10T09:00:00.000Z"
    assert api["updated_at"] == "2026-03-08T02:00:00.000Z"
    assert web["description"] == "a & b <c>"
    assert api["description"] is None


def test_work_shows_on_its_components(tmp_path: Path) -> None:
    """A component that is worked on is under maintenance, and what is around it is not."""
    settings = "title: S\nsince: 2026-01-01\ncomponents: [{id: a, name: A}, {id: b, name: B}]\n"
    record = "kind: maintenance\ntitle: W\ncomponents: [a]\n" + (
        "window: {from: 2026-03-10 11:00Z, until: 2026-03-10 13:00Z}"
    )
    files = read(built(tmp_path, {"statuary.yml": settings, "incidents/w.yaml": record}))
    found = files["components"]["components"]
    assert [each["status"] for each in found] == ["under_maintenance", "operational"]
    assert found[0]["updated_at"] == "2026-03-10T11:00:00.000Z"


def test_a_closed_record_keeps_what_it_knew(tmp_path: Path) -> None:
    """A record that was closed in an outage still shows it, however long ago that was."""
    settings = FILES["statuary.yml"] + "as_of: 2026-03-10 12:00Z\n"
    files = read(built(tmp_path, {**FILES, "statuary.yml": settings}, NOW + 400 * 86_400))
    assert files["components"]["components"][0]["status"] == "major_outage"
    assert len(files["incidents/unresolved"]["incidents"]) == 2
