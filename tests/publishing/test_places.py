"""Places where no site is built, each refused with a sentence and a hint."""

from __future__ import annotations

from pathlib import Path

import pytest

from statuary.errors import OutputError
from statuary.publishing import check_place
from statuary.publishing.manifest import MANIFEST
from statuary.publishing.places import BEFOREHAND

SOURCES = ("incidents", ".git")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a project, two folders below somebody's home."""
    root = tmp_path / "home" / "work" / "project"
    root.joinpath("incidents").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    return root


def refusal(out: Path, root: Path) -> str:
    """Give what is said where a site is refused."""
    with pytest.raises(OutputError) as raised:
        check_place(out, root, SOURCES)
    sentence, _, hint = str(raised.value).partition("\n")
    assert sentence.endswith(".")
    assert hint.startswith("    hint: build into a folder ")
    return sentence


@pytest.mark.parametrize(
    "out", [".", "..", "../../..", "incidents", "incidents/site", ".git/site", "x/../incidents"]
)
def test_the_project_is_no_place(root: Path, out: str) -> None:
    """A site is not built where the project is, around it, or in what it is made of."""
    assert refusal(root / out, root).endswith("is where the project's own files are.")


def test_a_link_does_not_hide_the_project(root: Path) -> None:
    """A symbolic link to the project is the project."""
    (root.parent / "site").symlink_to(root)
    assert "the project's own files" in refusal(root.parent / "site", root)


def test_the_top_of_everything_is_no_place(root: Path) -> None:
    """A site is not built into the root of a machine, wherever the project is."""
    assert "everything else on this machine" in refusal(Path(root.anchor), root)


def test_a_home_is_no_place(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site is not built into a home, an empty one included."""
    home = root.parent / "empty"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    assert "is your home folder." in refusal(home, root)


@pytest.mark.parametrize("names", [["notes.txt"], ["a", "b", ".git"], [".config"]])
def test_a_folder_of_somebody_else_is_no_place(root: Path, names: list[str]) -> None:
    """A folder that holds anything else and no manifest is refused, and what it holds is named."""
    for name in names:
        (root / "documents" / name).mkdir(parents=True)
    said = refusal(root / "documents", root)
    more = " and 1 more" if len(names) == 3 else ""
    assert said.endswith(f"documents was not built by Statuary: it holds {names[0]}{more}.")


def test_a_file_is_no_place(root: Path) -> None:
    """A file is refused."""
    (root / "site").write_text("mine")
    assert refusal(root / "site", root).endswith("site is no folder.")


@pytest.mark.parametrize("names", [[], BEFOREHAND, [MANIFEST, "mine.txt"], [".statuary-partial-1"]])
def test_what_may_be_published_into(root: Path, names: list[str]) -> None:
    """A new folder will do, an empty one, one that git or a host prepared, and an earlier site."""
    check_place(root / "site", root, SOURCES)
    for name in names:
        (root / "site" / name).mkdir(parents=True)
    check_place(root / "site", root, SOURCES)


def test_nobody_is_at_home(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a home no folder is one."""

    def home() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", home)
    check_place(root / "site", root, SOURCES)
