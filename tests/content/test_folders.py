"""Which files count, what they are called, and what happens to the others."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from statuary import content
from statuary.content.text import MAX_BYTES
from statuary.errors import ContentError, Problem
from tests.content.projects import page, problems, project
from tests.pipes import make_pipe

RECORD = "title: Login fails\nstarted: 2026-02-01 16:12Z\n"


def test_a_page_without_records(tmp_path: Path) -> None:
    """A project needs no folder of incidents."""
    assert page(tmp_path, {}).incidents == ()


def test_sub_folders_and_endings(tmp_path: Path) -> None:
    """Records may lie in sub-folders, in either form; the order is that of their ids."""
    files: dict[str, str | bytes] = {
        "incidents/2026/02/c.yml": RECORD,
        "incidents/b.YAML": RECORD,
        "incidents/z/a.Md": f"---\n{RECORD}---\n",
        "incidents/d.yaml": f"id: 0-first\n{RECORD}",
    }
    assert [each.id for each in page(tmp_path, files).incidents] == ["0-first", "a", "b", "c"]


def test_hidden_names_are_passed_over(tmp_path: Path) -> None:
    """What editors and systems leave behind, and what begins with `_`, is not content."""
    names = [".DS_Store", "._a.md", "_template.md", "a.md~", ".git/config", "_later/a.md"]
    assert page(tmp_path, {f"incidents/{name}": "?" for name in names}).incidents == ()


def test_drafts_are_left_out_unless_asked_for(tmp_path: Path) -> None:
    """A draft is on the page only when drafts are asked for."""
    root = project(tmp_path, {"incidents/a.yaml": f"draft: true\n{RECORD}"})
    assert content.load(root).incidents == ()
    (incident,) = content.load(root, drafts=True).incidents
    assert incident.draft
    assert [source.path for source in content.read(root).sources] == ["statuary.yml"]


@pytest.mark.parametrize("name", ["incidents/a.yaml", "incidents/sub", "incidents", "statuary.yml"])
def test_symbolic_links_are_refused(tmp_path: Path, name: str) -> None:
    """A link to a file or a folder could lead anywhere, so it is a problem."""
    root = project(tmp_path / "root", {"elsewhere/a.yaml": RECORD})
    link = root / name
    link.parent.mkdir(exist_ok=True)
    link.unlink(missing_ok=True)
    target = root / "elsewhere"
    link.symlink_to(target / "a.yaml" if link.suffix else target)
    (problem,) = problems(root)
    assert (problem.path, problem.line, problem.column) == (name, 1, 1)
    assert "folder" in problem.message or "symbolic link" in problem.message


@pytest.mark.parametrize("name", ["incidents/a.yaml", "statuary.yml"])
def test_special_files_are_refused(tmp_path: Path, name: str) -> None:
    """A pipe is not opened, which would wait for ever."""
    root = project(tmp_path, {"incidents/b.yaml": RECORD})
    (root / name).unlink(missing_ok=True)
    make_pipe(root / name)
    assert [problem.message for problem in problems(root)] == ["this is not a file"]


def test_a_folder_may_be_named_like_a_record(tmp_path: Path) -> None:
    """Only what it is decides whether something is a folder."""
    assert page(tmp_path, {"incidents/2026.md/a.yaml": RECORD}).incidents[0].id == "a"


def test_incidents_must_be_a_folder(tmp_path: Path) -> None:
    """A file in the place of the folder is a problem."""
    assert problems(project(tmp_path, {"incidents": "x"})) == (
        Problem("incidents", 1, 1, "this is not a folder", "make it a folder with records in it"),
    )


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    """A file of more than a mebibyte is refused unread; one that is just as large reads."""
    fits = RECORD.encode() + b"#" * (MAX_BYTES - len(RECORD))
    root = project(tmp_path, {"incidents/a.yaml": fits, "incidents/b.yaml": fits + b"#"})
    (problem,) = problems(root)
    assert (problem.path, problem.message) == ("incidents/b.yaml", "this file is larger than 1 MiB")


@pytest.mark.parametrize("name", ["open", "lstat"])
def test_a_file_that_cannot_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A file without permission, or one that has just gone, is a problem like any other."""
    root = project(tmp_path, {"incidents/a.yaml": RECORD})
    real = getattr(os, name)

    def refuse(path: Path | str, *args: Any, **more: Any) -> Any:
        if Path(path).name == "a.yaml":
            raise PermissionError(13, "Permission denied")
        return real(path, *args, **more)

    monkeypatch.setattr(os, name, refuse)
    assert [str(problem) for problem in problems(root)] == [
        "incidents/a.yaml:1:1: this file cannot be opened: Permission denied\n"
        "    hint: look at its permissions"
    ]


def test_a_folder_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without permission is a problem, and the others are read."""
    root = project(tmp_path, {"incidents/a.yaml": "", "incidents/sub/b.yaml": RECORD})
    real = os.scandir

    def refuse(path: Path) -> Any:
        if path.name == "sub":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert [problem.path for problem in problems(root)] == ["incidents/a.yaml", "incidents/sub"]


def test_a_name_that_no_terminal_should_see(tmp_path: Path) -> None:
    """Control characters and bytes that are no text are spelled out in a problem's path."""
    folder = project(tmp_path, {}) / "incidents"
    folder.mkdir()
    try:
        (folder / "a\x1b[2J\udcff.txt").write_text("x")
    except (OSError, UnicodeError):
        pytest.skip("this disk refuses the name")
    (problem,) = problems(tmp_path)
    assert problem.path == "incidents/a\\u001b[2J\\udcff.txt"


def test_the_project_folder_may_be_a_link(tmp_path: Path) -> None:
    """Only what lies in the project must not be a link."""
    project(tmp_path / "real", {"incidents/a.yaml": RECORD})
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert content.load(tmp_path / "link").incidents


def test_problems_are_sorted_and_complete(tmp_path: Path) -> None:
    """All problems of all files come in one run, by path, line and column."""
    root = project(
        tmp_path,
        {
            "incidents/b.yaml": "titel: B\nupdates: [{at: x, status: y}]\n",
            "incidents/a/z.yaml": "- a\n",
            "incidents/a.md": "---\ntitle: A\ncolour: red\n---\n## Resolved @ soon\n",
        },
    )
    with pytest.raises(ContentError) as caught:
        content.load(root)
    places = [(each.path, each.line, each.column) for each in caught.value.problems]
    assert places == sorted(places)
    assert places == [
        ("incidents/a.md", 3, 1),
        ("incidents/a.md", 5, 15),
        ("incidents/a/z.yaml", 1, 1),
        ("incidents/b.yaml", 1, 1),
        ("incidents/b.yaml", 1, 1),
        ("incidents/b.yaml", 2, 16),
        ("incidents/b.yaml", 2, 27),
    ]


def test_files_and_folders_have_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With too many files, or folders in folders, the project says so instead of going on."""
    monkeypatch.setattr("statuary.content.files.MAX_FILES", 3)
    record = "title: A\nstarted: 2026-02-01 16:12Z\n"
    root = project(tmp_path, {f"incidents/{name}.yaml": record for name in "abcd"})
    (problem,) = problems(root)
    assert (problem.path, problem.message) == (
        "incidents",
        "there are more than 3 files and folders",
    )


def test_folders_have_a_depth(tmp_path: Path) -> None:
    """Folders that lie very deep are refused, and those above them are read."""
    record = "title: A\nstarted: 2026-02-01 16:12Z\n"
    deep, deeper = ("/".join(["incidents", *["d"] * depth]) for depth in (16, 17))
    assert not problems(project(tmp_path, {f"{deep}/a.yaml": record}))
    (problem,) = problems(project(tmp_path, {f"{deeper}/b.yaml": record}))
    assert problem.path == deeper
    assert problem.message == "this folder lies more than 16 folders deep"
