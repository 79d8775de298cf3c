"""What is kept on a machine between two runs."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from statuary import shelf

pytestmark = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="caches lie elsewhere there"
)


@pytest.fixture
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty folder for caches."""
    folder = tmp_path / "caches"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder / "statuary"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give the folder of a project."""
    (tmp_path / "project").mkdir()
    return tmp_path / "project"


def test_what_is_kept_is_there_again(caches: Path, project: Path) -> None:
    """Bytes come back as they were last kept, and lie in one file that is closed to others."""
    assert shelf.fetch(project, "a") is None
    shelf.keep(project, "a", b"one")
    shelf.keep(project, "a", b"two")
    assert shelf.fetch(project, "a") == b"two"
    assert shelf.fetch(project, "b") is None
    assert [path.name for path in caches.iterdir()] == ["a.kept"]
    assert {path.stat().st_mode & 0o077 for path in (caches, caches / "a.kept")} == {0}


def _open_file(caches: Path) -> None:
    (caches / "a.kept").chmod(0o644)


def _open_folder(caches: Path) -> None:
    caches.chmod(0o755)


def _link(caches: Path) -> None:
    (caches / "a.kept").rename(caches / "b")
    (caches / "a.kept").symlink_to(caches / "b")


def _linked_folder(caches: Path) -> None:
    caches.rename(caches.with_name("elsewhere"))
    caches.symlink_to(caches.with_name("elsewhere"))


def _folder(caches: Path) -> None:
    (caches / "a.kept").unlink()
    (caches / "a.kept").mkdir()


@pytest.mark.parametrize("change", [_open_file, _open_folder, _link, _linked_folder, _folder])
def test_what_others_may_have_put_there_is_not_trusted(
    caches: Path, project: Path, change: Callable[[Path], None]
) -> None:
    """A file or a folder that is open to others, and what is no plain file, is as if not there."""
    shelf.keep(project, "a", b"one")
    change(caches)
    assert shelf.fetch(project, "a") is None
    shelf.keep(project, "a", b"two")  # which must not fail, whether it can be done or not


def test_what_belongs_to_somebody_else_is_not_trusted(
    caches: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another user has put there is as if not there."""
    shelf.keep(project, "a", b"one")
    monkeypatch.setattr(os, "geteuid", lambda: caches.stat().st_uid + 1)
    assert shelf.fetch(project, "a") is None


@pytest.mark.parametrize("folder", ["", "below/.cache"])
def test_nothing_is_kept_in_a_project(
    project: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    """Caches that lie in the project itself, where a change may bring any file, are not used."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(project / folder))
    shelf.keep(project, "a", b"one")
    assert not [*project.iterdir()]
    assert shelf.fetch(project, "a") is None


@pytest.mark.parametrize("home", [None, "", "relative"])
def test_without_a_home_nothing_is_kept(
    project: Path, monkeypatch: pytest.MonkeyPatch, home: str | None
) -> None:
    """Who has no home, or one that depends on where they are, has no caches."""
    monkeypatch.chdir(project)
    monkeypatch.setenv("XDG_CACHE_HOME", "caches")
    if home is None:
        monkeypatch.delenv("HOME", raising=False)
    else:
        monkeypatch.setenv("HOME", home)
    shelf.keep(project, "a", b"one")
    assert shelf.fetch(project, "a") is None
    assert not [*project.iterdir()]


@pytest.mark.parametrize("obstacle", ["file", "link in a circle"])
def test_where_there_can_be_no_folder_nothing_is_kept(
    caches: Path, project: Path, obstacle: str
) -> None:
    """What stands in the way of the folder stays, and nobody hears of it."""
    if obstacle == "file":
        caches.parent.write_text("mine")
    else:
        caches.parent.symlink_to(caches.parent)
    shelf.keep(project, "a", b"one")
    assert shelf.fetch(project, "a") is None
    assert obstacle != "file" or caches.parent.read_text() == "mine"


def test_few_files_are_kept(caches: Path, project: Path) -> None:
    """The latest ones stay; the others go, with what was cut off while it was written."""
    shelf.keep(project, "first", b"")
    (caches / "partial-x.kept").write_bytes(b"")
    (caches / "mine.txt").write_text("mine")
    for each in (caches / "first.kept", caches / "partial-x.kept", caches / "mine.txt"):
        os.utime(each, (0, 0))
    for number in range(shelf.MOST_FILES):
        shelf.keep(project, str(number), b"")
    assert {path.stem for path in caches.iterdir()} == {
        "mine",
        *map(str, range(shelf.MOST_FILES)),
    }


def test_what_is_too_large_is_not_kept(
    project: Path, caches: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is a limit to what is kept, and to what is read of it."""
    shelf.keep(project, "a", b"four")
    monkeypatch.setattr(shelf, "MOST_BYTES", 3)
    assert shelf.fetch(project, "a") is None
    shelf.keep(project, "b", b"four")
    assert [path.name for path in caches.iterdir()] == ["a.kept"]
