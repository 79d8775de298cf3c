"""Publishing in one step: what takes the place of what, and what comes along."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from statuary.errors import OutputError
from statuary.publishing import disk
from statuary.publishing.manifest import MANIFEST
from statuary.publishing.staging import workroom
from tests.pipes import make_pipe
from tests.publishing.sites import NEW, OLD, SITE, cold, publish, tree

NEWER = {**NEW, "index.html": "newer"}


def spare(root: Path) -> Path:
    """Name the folder that takes the site's place."""
    return workroom(root / "site") / "spare"


@pytest.fixture
def exchanges(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Give a list of the folders that were swapped."""
    swapped: list[Path] = []
    original = disk.exchange

    def exchange(one: Path, other: Path) -> None:
        swapped.append(other)
        original(one, other)

    monkeypatch.setattr(disk, "exchange", exchange)
    return swapped


def test_a_site_takes_the_place_of_the_one_before(tmp_path: Path, exchanges: list[Path]) -> None:
    """Each change is one swap, however many files it touches; no change is none."""
    for site in (OLD, NEW, NEW, NEWER, OLD):
        publish(tmp_path, site)
    assert exchanges == [tmp_path / "site"] * 3
    assert tree(tmp_path / "site") == cold(tmp_path, OLD)


def test_who_has_the_folder_open_reads_the_site_before(tmp_path: Path) -> None:
    """A folder that was opened before a build holds the whole old site after it."""
    publish(tmp_path, OLD)
    opened = os.open(tmp_path / "site", os.O_RDONLY)
    try:
        publish(tmp_path, NEW)
        for path, text in OLD.items():
            file = os.open(path, os.O_RDONLY, dir_fd=opened)
            assert os.read(file, 100) == text.encode()
            os.close(file)
    finally:
        os.close(opened)


def test_what_is_the_same_is_one_file(tmp_path: Path) -> None:
    """Files that did not change take no room twice, and two builds later are still the same."""
    publish(tmp_path, OLD)
    first = (tmp_path / "site/same/1.html").stat()
    for site in (NEW, OLD, NEWER):
        publish(tmp_path, site)
        one, other = (
            (tmp_path / "site/same/1.html").stat(),
            (spare(tmp_path) / "same/1.html").stat(),
        )
        assert one.st_ino == other.st_ino == first.st_ino
        assert one.st_nlink == 2


def test_git_does_not_see_the_spare_folder(tmp_path: Path) -> None:
    """The hidden folder beside the site tells git to look away."""
    publish(tmp_path, SITE)
    assert (workroom(tmp_path / "site") / ".gitignore").read_text() == "*\n"


def test_the_folder_stays_whose_it_is(tmp_path: Path) -> None:
    """A folder with permissions of its own has them after a swap."""
    publish(tmp_path, OLD)
    (tmp_path / "site").chmod(0o2771)
    for site in (NEW, OLD):
        publish(tmp_path, site)
        assert (tmp_path / "site").stat().st_mode & 0o7777 == 0o2771


FOREIGN = ["CNAME", ".git/HEAD", "a/mine.txt", "mine/deep/x.txt"]


@pytest.mark.parametrize("foreign", FOREIGN)
def test_a_folder_with_something_else_in_it_is_not_moved(
    tmp_path: Path, foreign: str, exchanges: list[Path]
) -> None:
    """With anything in it that is not ours a folder stays where it is, and so does that thing."""
    publish(tmp_path, OLD)
    place = tmp_path / "site" / foreign
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("mine")
    kept = place.stat()
    publish(tmp_path, NEW)
    publish(tmp_path, NEWER)
    assert os.path.samestat(place.stat(), kept)
    assert exchanges == []
    place.unlink()
    for folder in place.parents[: foreign.count("/")]:
        if not any(folder.iterdir()):
            folder.rmdir()
    publish(tmp_path, OLD)
    assert len(exchanges) == 1
    assert tree(tmp_path / "site") == cold(tmp_path, OLD)


@pytest.mark.parametrize("kind", ["empty folder", "link", "fifo"])
def test_foreign_things_of_any_kind_stay(tmp_path: Path, kind: str, exchanges: list[Path]) -> None:
    """Not only files are somebody else's."""
    publish(tmp_path, OLD)
    place = tmp_path / "site" / "mine"
    if kind == "empty folder":
        place.mkdir()
    elif kind == "link":
        place.symlink_to("index.html")
    else:
        make_pipe(place)
    before = place.lstat()
    publish(tmp_path, NEW)
    assert os.path.samestat(place.lstat(), before)
    assert exchanges == []


@pytest.mark.parametrize("foreign", ["mine.txt", "same/mine.txt"])
def test_what_is_put_there_at_that_very_moment_stays(
    tmp_path: Path, foreign: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What somebody puts into the site just before the swap is there after it."""
    publish(tmp_path, OLD)
    original = disk.exchange

    def exchange(one: Path, other: Path) -> None:
        (other / foreign).write_text("mine")
        original(one, other)

    with monkeypatch.context() as patch:
        patch.setattr(disk, "exchange", exchange)
        publish(tmp_path, NEW)
    assert (tmp_path / "site" / foreign).read_text() == "mine"
    assert not (spare(tmp_path) / foreign).exists()
    publish(tmp_path, NEWER)
    assert (tmp_path / "site" / foreign).read_text() == "mine"


def test_what_cannot_be_put_back_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was put there at that moment and has no place any more is kept, and named."""
    publish(tmp_path, OLD)
    original = disk.exchange

    def exchange(one: Path, other: Path) -> None:
        (other / "gone" / "mine.txt").write_text("mine")
        original(one, other)

    monkeypatch.setattr(disk, "exchange", exchange)
    for site in (NEW, NEWER):
        with pytest.raises(OutputError, match=r"cannot be put back.*\n.*hint: move it"):
            publish(tmp_path, site)
    assert (spare(tmp_path) / "gone" / "mine.txt").read_text() == "mine"
    assert tree(tmp_path / "site") == cold(tmp_path, NEW)


def test_a_site_behind_a_link_is_published_where_it_is(
    tmp_path: Path, exchanges: list[Path]
) -> None:
    """Where the folder of the site is a symbolic link, it stays one."""
    (tmp_path / "disk" / "real").mkdir(parents=True)
    (tmp_path / "site").symlink_to("disk/real")
    for site in (OLD, NEW):
        publish(tmp_path, site)
    assert (tmp_path / "site").is_symlink()
    assert tree(tmp_path / "disk" / "real") == cold(tmp_path, NEW)
    assert exchanges == [tmp_path / "disk" / "real"] * 2
    assert not workroom(tmp_path / "site").exists()


@pytest.mark.parametrize("name", ["", "spare"])
def test_a_link_in_place_of_the_spare_folder_is_refused(tmp_path: Path, name: str) -> None:
    """Nothing is written through a link that somebody put where the spare folder is made."""
    publish(tmp_path, OLD)
    publish(tmp_path, NEW)
    room = workroom(tmp_path / "site")
    (room / name).rename(tmp_path / "away")
    (room / name).symlink_to(tmp_path / "away")
    before = tree(tmp_path / "away")
    with pytest.raises(OutputError, match="is a symbolic link"):
        publish(tmp_path, NEWER)
    assert tree(tmp_path / "away") == before


def test_nothing_behind_a_link_is_cleared_away(tmp_path: Path) -> None:
    """Where a site is not swapped, what a link in place of the spare folder leads to stays."""
    publish(tmp_path / "another", OLD)
    kept = tree(tmp_path / "another" / "site")
    publish(tmp_path, OLD)
    publish(tmp_path, NEW)
    spare(tmp_path).rename(tmp_path / "away")
    spare(tmp_path).symlink_to(tmp_path / "another" / "site")
    (tmp_path / "site" / "CNAME").write_text("mine")
    publish(tmp_path, NEWER)
    assert tree(tmp_path / "another" / "site") == kept


@pytest.mark.parametrize(
    "damage", [b"", b'{"files": {}}', b'{"files": {"same/1.html": "x"}}', None]
)
def test_a_damaged_spare_folder_is_never_published(tmp_path: Path, damage: bytes | None) -> None:
    """What a spare folder is said to hold is not believed: a site is right, or there is a line."""
    publish(tmp_path, OLD)
    publish(tmp_path, NEW)
    if damage is None:
        (spare(tmp_path) / MANIFEST).unlink()
    else:
        (spare(tmp_path) / MANIFEST).write_bytes(damage)
    (spare(tmp_path) / "same/2.html").unlink()
    (spare(tmp_path) / "same/2.html").write_text("forged")
    with pytest.raises(OutputError, match="hint: move it"):
        publish(tmp_path, NEWER)
    assert tree(tmp_path / "site") == cold(tmp_path, NEW)


def test_a_forged_file_in_the_spare_folder_is_not_published(tmp_path: Path) -> None:
    """A file in the spare folder is published only if it is the very file of the site."""
    publish(tmp_path, OLD)
    publish(tmp_path, NEW)
    (spare(tmp_path) / "same/2.html").unlink()
    (spare(tmp_path) / "same/2.html").write_text("forged")
    publish(tmp_path, NEWER)
    assert tree(tmp_path / "site") == cold(tmp_path, NEWER)


@pytest.mark.parametrize("path", ["index.html", "a"])
def test_special_files_are_refused(tmp_path: Path, path: str) -> None:
    """A pipe where a file or a folder should be is named, and not waited for."""
    (tmp_path / "site").mkdir()
    make_pipe(tmp_path / "site" / path)
    with pytest.raises(OutputError, match="is neither a file nor a folder"):
        publish(tmp_path, SITE)


@pytest.mark.parametrize("path", ["../x.html", "a/../../x.html", "/x.html", "a//b", "."])
def test_no_output_leads_out_of_the_site(tmp_path: Path, path: str) -> None:
    """Whatever made a path, it is looked at again before anything is written."""
    with pytest.raises(OutputError, match="leads out of the site"):
        publish(tmp_path, {path: "x"})
    assert tree(tmp_path) == {}
