"""What an edit must not bring about, beside what it was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from statuary import content, editing
from statuary.errors import EditError
from tests.content.projects import project

STEP = editing.NewUpdate("investigating", "2026-02-01 16:12", 0, body="x")


@pytest.mark.parametrize("file", ["incidents/z/a.md", "incidents/z/b.yaml"])
def test_a_new_record_takes_no_id_from_a_file_that_does_not_read(tmp_path: Path, file: str) -> None:
    """That the other file has a problem already hides none that the edit would add."""
    root = project(tmp_path, {file: b"id: a\n" if file.endswith("yaml") else b""})
    new = editing.NewRecord("incident", "a", "A", update=STEP)
    with pytest.raises(EditError, match=r"the id `a` is already taken in incidents/a\.md"):
        editing.new_record(root, content.salvage(root), new)
    assert not (root / "incidents/a.md").exists()
