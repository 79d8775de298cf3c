"""Where formats say that they publish, and where they do."""

from __future__ import annotations

import re
from pathlib import Path

from statuary import theme, timeline
from statuary.content import load
from statuary.formats import FORMATS
from statuary.formats.interface import Place
from tests.formats.showcase import FILES, NOW, project

# What the words in a path stand for.
WORDS = {
    "document": "[a-z-]+",
    "figure": "status|uptime",
    "file": ".+",
    "hash": "[0-9a-f]+",
    "id": "[a-z0-9-]+",
    "month": "[0-9]{2}",
    "number": "[0-9]+",
    "year": "[0-9]{4}",
}
LONG = "title: Long\nupdates:\n" + "".join(
    f"  - {{at: 2026-01-10 {minute // 60:02}:{minute % 60:02}Z, status: monitoring, body: x}}\n"
    for minute in range(120)
)


def holds(place: Place, path: str) -> bool:
    """Tell whether a path is in a place."""
    parts = re.split("<([a-z]+)>", place.path)
    pattern = "".join(
        f"(?:{WORDS[part]})" if odd else re.escape(part)
        for part, odd in zip(parts, [False, True] * len(parts), strict=False)
    )
    return re.fullmatch(pattern, path) is not None


def test_each_file_has_one_place_and_each_place_a_file(tmp_path: Path) -> None:
    """A format publishes in its own places, one for each file, and in all of them."""
    root = project(tmp_path, {**FILES, "incidents/long.yaml": LONG})
    snapshot, look = timeline.snapshot(load(root), NOW), theme.load(root / "templates")
    for each in FORMATS:
        found = [
            [place.path for place in each.places if holds(place, output.path)]
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
