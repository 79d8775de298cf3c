"""What reads of a project some of whose files do not, and what is told of the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from statuary import content
from statuary.errors import ConfigurationError, ContentError
from tests.content.projects import project

RECORD = "title: A\nstarted: 2026-02-01 16:12Z\n"
BROKEN = {
    "incidents/b.md": b"<<<<<<< HEAD\n",
    "incidents/c.yaml": b"title: [\n",
    "incidents/d.yaml": b"\xff\xfe",
    "incidents/e.yaml": b"id: other\naliases: [older]\ntitel: E\n",
    "incidents/f.yaml": b"- a list\n",
    "incidents/g.yaml": b"",
}


def test_what_reads_is_salvaged(tmp_path: Path) -> None:
    """The page is that of the sound files alone, and the problems are those that `read` tells."""
    sound = {"incidents/a.yaml": RECORD, "incidents/z.md": f"---\n{RECORD}---\n"}
    root = project(tmp_path / "a", {**sound, **BROKEN})
    (root / "incidents/notes.txt").write_text("?")
    found = content.salvage(root)
    alone = content.read(project(tmp_path / "b", sound))
    assert (found.page.records, found.sources) == (alone.page.records, alone.sources)
    with pytest.raises(ContentError) as raised:
        content.read(root)
    assert found.problems == raised.value.problems
    left_out = {*BROKEN, "incidents/notes.txt"}
    assert {each.path for each in found.problems} == left_out
    assert {each.path for each in found.page.unread} == left_out
    assert not alone.page.unread


def test_a_file_that_does_not_read_keeps_its_ids(tmp_path: Path) -> None:
    """Its id is the one that it says, else its name; aliases stay taken too."""
    found = content.salvage(project(tmp_path, BROKEN))
    assert [(each.path, each.ids) for each in found.page.unread] == [
        ("incidents/b.md", ("b",)),
        ("incidents/c.yaml", ("c",)),
        ("incidents/d.yaml", ("d",)),
        ("incidents/e.yaml", ("other", "older")),
        ("incidents/f.yaml", ("f",)),
        ("incidents/g.yaml", ("g",)),
    ]


def test_of_two_files_with_one_id_the_first_is_kept(tmp_path: Path) -> None:
    """A page never has two records of one id."""
    second = f"id: a\n{RECORD}"
    found = content.salvage(
        project(tmp_path, {"incidents/a.yaml": RECORD, "incidents/b.yaml": second})
    )
    assert [each.path for each in found.sources] == ["statuary.yml", "incidents/a.yaml"]
    assert [each.path for each in found.page.unread] == ["incidents/b.yaml"]


def test_what_does_not_read_takes_nothing_off_the_page(tmp_path: Path) -> None:
    """A file keeps its place where the other one with its id does not read, and that is told."""
    broken = "id: b\ntitel: A\n"
    found = content.salvage(
        project(tmp_path, {"incidents/a.yaml": broken, "incidents/b.yaml": RECORD})
    )
    assert [each.path for each in found.sources] == ["statuary.yml", "incidents/b.yaml"]
    assert [each.path for each in found.page.unread] == ["incidents/a.yaml"]
    assert {each.path for each in found.problems} == {"incidents/a.yaml", "incidents/b.yaml"}


def test_nothing_is_salvaged_without_settings(tmp_path: Path) -> None:
    """What is wrong with the settings is an error, together with all else."""
    root = project(tmp_path, {"statuary.yml": "titel: A\n", **BROKEN})
    with pytest.raises(ConfigurationError, match=r"incidents/g\.yaml"):
        content.salvage(root)
