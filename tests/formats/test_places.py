"""Where formats say that they publish, and where they do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from statuary import theme, timeline
from statuary.content import load
from statuary.formats import FORMATS
from tests.formats.showcase import FILES, NOW, project

LONG = "title: Long\nupdates:\n" + "".join(
    f"  - {{at: 2026-01-10 {minute // 60:02}:{minute % 60:02}Z, status: monitoring, body: x}}\n"
    for minute in range(120)
)


def test_each_file_has_one_place_and_each_place_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A format publishes in its own places, one for each file, and in all of them."""
    monkeypatch.setattr("statuary.formats.host.sitemap.MOST", 5)
    monkeypatch.setattr("statuary.formats.html.component_incidents.NEWEST", 0)
    root = project(tmp_path, {**FILES, "incidents/long.yaml": LONG})
    snapshot, look = timeline.snapshot(load(root), NOW), theme.load(root / "templates")
    for each in FORMATS:
        found = [
            [place.path for place in each.places if place.holds(output.path)]
            for output in each.outputs(snapshot, look)
        ]
        assert all(len(places) == 1 for places in found), each.name
        assert {places[0] for places in found} == {place.path for place in each.places}, each.name


def test_no_place_is_taken_twice() -> None:
    """No two formats publish in one place, and each place is told in one sentence."""
    places = [place for each in FORMATS for place in each.places]
    assert len({place.path for place in places}) == len(places)
    for place in places:
        assert re.fullmatch(r"[A-Z].{8,}\.", place.what), place
