"""A disk that is full, broken, or not ours: one clear line, and the old site as it was."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from statuary.errors import OutputError
from statuary.publishing import disk, turn
from statuary.publishing.exchange import UNABLE
from tests.publishing.sites import NEW, OLD, cold, publish, times, tree
from tests.publishing.steps import FAULTS, at_step, failing, one_by_one

Fault = Callable[[], Exception]


def failed_everywhere(
    tmp_path: Path, fault: Fault, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Path, list[str], str]]:
    """Give projects where one step after the other went wrong, the steps so far, and the line."""
    begun: list[str] = []
    number = 0
    while number <= len(begun):
        number += 1
        root = tmp_path / str(number)
        publish(root, {**OLD, "index.html": "older"})
        publish(root, OLD)
        said = ""
        with monkeypatch.context() as patch:
            begun = at_step(number, fault, patch)
            try:
                publish(root, NEW)
            except OutputError as error:
                said = str(error)
        yield root, begun[:number], said
    assert number > 30


def pages(site: Path) -> dict[str, bytes]:
    """Give what readers find in a site, by its path."""
    return {path: (site / path).read_bytes() for path in times(site) if not path.startswith(".")}


def steps_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the steps from OLD to NEW if nothing goes wrong."""
    publish(tmp_path / "calm", OLD)
    with monkeypatch.context() as patch:
        begun = at_step(0, failing(errno.EIO), patch)
        publish(tmp_path / "calm", NEW)
    return begun


@pytest.mark.slow
@pytest.mark.parametrize("name", FAULTS)
def test_whatever_fails_there_is_one_whole_site(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A step that fails is told in one line, and before the swap nothing happened to the site."""
    old, new = cold(tmp_path / "old", OLD), cold(tmp_path / "new", NEW)
    failures = 0
    for root, begun, said in failed_everywhere(tmp_path, FAULTS[name], monkeypatch):
        where = f"{name} at step {len(begun)}: {begun[-1]}"
        swapped = "exchange" in begun[:-1] or not said
        assert tree(root / "site") == (new if swapped else old), where
        assert said.startswith("cannot write ") or not said, where
        assert "\n" not in said
        failures += bool(said)
        publish(root, NEW)
        assert tree(root / "site") == new, where
    assert failures


@pytest.mark.slow
@pytest.mark.parametrize("name", ["ENOSPC", "EIO"])
def test_file_by_file_each_file_is_whole(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where folders cannot be swapped each file is the old or the new one, and never half."""
    one_by_one(monkeypatch)
    new = cold(tmp_path / "new", NEW)
    for root, begun, _ in failed_everywhere(tmp_path, FAULTS[name], monkeypatch):
        for path in (root / "site").rglob("*.html"):
            of = path.relative_to(root / "site").as_posix()
            assert path.read_text() in (OLD.get(of), NEW.get(of)), begun
        publish(root, NEW)
        assert tree(root / "site") == new, begun


def test_a_full_disk_is_not_kept_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was written before the disk was full is removed, so that others have room."""
    publish(tmp_path, OLD)
    with monkeypatch.context() as patch:
        at_step(12, failing(errno.ENOSPC), patch)
        with pytest.raises(OutputError) as raised:
            publish(tmp_path, NEW)
    assert str(raised.value) == f"cannot write {tmp_path / 'site'}: No space left on device"
    assert not (tmp_path / ".site.statuary" / "spare").exists()


@pytest.mark.parametrize("step", ["write", "fsync"])
def test_file_by_file_a_full_disk_changes_nothing(
    tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where folders are not swapped, readers see the old site if a new one has no room."""
    one_by_one(monkeypatch)
    publish(tmp_path, OLD)
    old = pages(tmp_path / "site")
    begun = steps_of(tmp_path, monkeypatch)
    writes = [number for number, name in enumerate(begun, 1) if name == step]
    if step == "write":
        del writes[-2:]  # The two files of the cache come last, and may fail.
    assert len(writes) > 4
    for number in writes:
        with monkeypatch.context() as patch:
            at_step(number, failing(errno.ENOSPC), patch)
            with pytest.raises(OutputError, match="No space left on device"):
                publish(tmp_path, NEW)
        assert pages(tmp_path / "site") == old
        assert not list((tmp_path / "site").glob(".statuary-partial*"))
    publish(tmp_path, NEW)
    assert tree(tmp_path / "site") == cold(tmp_path, NEW)


def test_file_by_file_a_missing_right_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of the site in which nothing may be changed is named before anything is."""
    one_by_one(monkeypatch)
    publish(tmp_path, OLD)
    old = tree(tmp_path / "site")
    closed = tmp_path / "site" / "g"
    monkeypatch.setattr(os, "access", lambda place, _mode, **_more: place != closed)
    with pytest.raises(OutputError) as raised:
        publish(tmp_path, NEW)
    assert str(raised.value) == f"cannot write {closed}: Permission denied"
    assert tree(tmp_path / "site") == old


def test_a_spare_folder_that_nobody_can_clear(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where somebody else's files are stuck in the spare folder, it is published file by file."""
    publish(tmp_path, OLD)
    publish(tmp_path, NEW)
    stuck = tmp_path / ".site.statuary" / "spare"
    before = tree(stuck)
    originals = {name: getattr(disk, name) for name in ("replace", "remove_file")}

    def refusing(name: str) -> Callable[..., None]:
        def step(*paths: Path) -> None:
            if stuck in paths[-1].parent.parents:
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(paths[-1]))
            originals[name](*paths)

        return step

    for name in originals:
        monkeypatch.setattr(disk, name, refusing(name))
    publish(tmp_path, OLD)
    assert pages(tmp_path / "site") == {path: text.encode() for path, text in OLD.items()}
    assert tree(stuck).keys() <= before.keys()


@pytest.mark.parametrize("code", sorted(UNABLE))
def test_folders_that_cannot_change_places(
    tmp_path: Path, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mount point, another file system or one without the step is published file by file."""
    publish(tmp_path, OLD)
    folder = (tmp_path / "site").stat().st_ino

    def exchange(_one: Path, _other: Path) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("statuary.publishing.disk.exchange", exchange)
    publish(tmp_path, NEW)
    assert tree(tmp_path / "site") == cold(tmp_path, NEW)
    assert (tmp_path / "site").stat().st_ino == folder
    assert not (tmp_path / ".site.statuary" / "spare").exists()


@pytest.mark.parametrize("code", [errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.EXDEV])
def test_files_that_cannot_be_linked_are_copied(
    tmp_path: Path, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a file system knows no hard links, unchanged files are copied, their times included."""
    publish(tmp_path, OLD)
    before = (tmp_path / "site" / "same" / "1.html").stat()

    def link(_source: Path, _path: Path) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("statuary.publishing.disk.link", link)
    for site in (NEW, OLD, NEW):
        publish(tmp_path, site)
        assert tree(tmp_path / "site") == cold(tmp_path, site)
    after = (tmp_path / "site" / "same" / "1.html").stat()
    assert after.st_ino != before.st_ino
    assert after.st_mtime_ns == before.st_mtime_ns


def test_a_parent_that_cannot_be_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing may be put beside the site, it is published file by file, and is locked."""
    publish(tmp_path, OLD)
    (tmp_path / ".site.statuary" / ".gitignore").unlink()
    (tmp_path / ".site.statuary").rmdir()
    wanted = cold(tmp_path / "another", NEW)
    original = disk.make_folder

    def make_folder(path: Path) -> None:
        if path.parent == tmp_path:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        original(path)

    monkeypatch.setattr("statuary.publishing.disk.make_folder", make_folder)
    with turn(tmp_path / "site"):
        publish(tmp_path, NEW)
    assert tree(tmp_path / "site") == wanted
    assert not (tmp_path / ".site.statuary").exists()
    with (
        pytest.raises(OutputError, match=r"cannot write .*: Permission denied"),
        turn(tmp_path / "new"),
    ):
        pass
