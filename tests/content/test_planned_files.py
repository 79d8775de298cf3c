"""A project as it would be with other files, of which none is on the disk yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from statuary import content
from statuary.errors import ContentError
from tests.content.projects import project

RECORD = "title: A\nstarted: 2026-02-01 16:12Z\n"


def test_a_project_reads_as_it_would_be(tmp_path: Path) -> None:
    """Bytes stand in for files, there or not there, and nothing is written."""
    root = project(tmp_path / "a", {"incidents/a.yaml": RECORD, "incidents/c.yaml": RECORD})
    other = RECORD.replace("A", "B").encode()
    planned = {"incidents/a.yaml": other, "incidents/b.md": b"---\n" + other + b"---\n"}
    there = content.read(project(tmp_path / "b", {"incidents/c.yaml": RECORD, **planned}))
    assert content.read(root, instead=planned) == there
    assert (root / "incidents/a.yaml").read_text() == RECORD
    assert not (root / "incidents/b.md").exists()


def test_problems_of_what_would_be_are_told(tmp_path: Path) -> None:
    """What would not read is a problem of the path that it would have."""
    with pytest.raises(ContentError, match=r"incidents/a\.md:1:1: "):
        content.read(project(tmp_path, {}), instead={"incidents/a.md": b"?"})
