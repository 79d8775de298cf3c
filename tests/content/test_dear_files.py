"""Files that are made to be dear: they are refused with a sentence, before the work is done.

What they and others cost is measured by `python -m benchmarks.dear`; here no clock is needed.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.shapes import SHAPES
from statuary.content.flaws import MOST_TOLD
from tests.content.projects import page, problems, project

REFUSED = {
    "1,000 updates of 30 components": "this file has more than 50,000 values",
    "75 updates of 500 components": "this file has more than 50,000 values",
    "80 updates that resolve and reopen 500": "up to here the updates of this record set 5,500",
    "300 texts with tables": "with this text the Markdown of this file takes too long to format",
    "ten texts that are dear": "with this text the Markdown of this file takes too long to format",
    "5,000 updates": "this record has more than 1,000 updates",
    "a thousand headings that are none": "more errors in this file are not told here",
    "99,000 values in a list": "this file has more than 50,000 values",
    "40,000 tags": "`tags` has 40,000 items",
    "40,000 components that are almost there": "`components` has 30,000 items",
    "one component again and again": "this file has more than 50,000 values",
    "anchors": "the rest of this file was not read",
    "aliases of YAML": "the rest of this file was not read",
    "tags of YAML": "the rest of this file was not read",
    "signs that look like comments": "the rest of this file was not read",
    "tabs in brackets": "the rest of this file was not read",
    "keys that stand twice": "the rest of this file was not read",
    "merge keys": "the rest of this file was not read",
    "escapes that cannot be shown": "the rest of this file was not read",
    "settings: 400 windows of figures": "`windows` has 399 items",
    "settings: exceptions": "this file has more than 50,000 values",
    "headings with three signs": "more errors in this file are not told here",
    "45,000 unknown keys": "this file has more than 50,000 values",
}


@pytest.mark.parametrize(("name", "said"), REFUSED.items(), ids=REFUSED)
def test_a_dear_file_is_refused(tmp_path: Path, name: str, said: str) -> None:
    """What would cost too much is refused in a sentence with a hint, and little else is told."""
    shape = SHAPES[name]()
    files = {"statuary.yml": shape.settings, shape.path: shape.text}
    found = problems(project(tmp_path, files))
    meant = next(each for each in found if said in each.message)
    assert meant.hint
    assert meant.path == shape.path
    assert len(found) <= MOST_TOLD + 1


@pytest.mark.parametrize(
    "name",
    [
        "an honest incident",
        "an honest window, daily for ten years",
        "1,000 updates of 5 components",
    ],
)
def test_what_people_write_is_not_dear(tmp_path: Path, name: str) -> None:
    """Records that go on for long, and work that is repeated daily for ten years, read."""
    shape = SHAPES[name]()
    assert page(tmp_path, {"statuary.yml": shape.settings, shape.path: shape.text}).records


def test_a_record_may_set_each_of_500_components_ten_times(tmp_path: Path) -> None:
    """A limit is far from what any record has: of that, all is read."""
    every = ", ".join(f"c{number}: partial_outage" for number in range(500))
    parts = "".join(f"  - {{id: c{number}, name: C}}\n" for number in range(500))
    updates = "".join(f"## Identified @ 2026-02-01 1{hour}:00Z {{{every}}}\n" for hour in range(10))
    files = {
        "statuary.yml": f"title: A\ncomponents:\n{parts}",
        "incidents/a.md": f"---\ntitle: A\n---\n{updates}",
    }
    assert len(page(tmp_path, files).incidents[0].updates) == 10
