"""Publishing: only what changed, only what is ours, and whole whatever happens midway."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from statuary.errors import OutputError
from statuary.outputs import Output
from statuary.publishing import Report, write
from statuary.publishing.index import FILE
from statuary.publishing.manifest import MANIFEST
from tests.publishing.sites import SITE, cold, publish, times, tree


def stripped(content: str) -> str:
    """Render a text without the space around it."""
    return content.strip()


def test_a_site_is_written_with_its_manifest(tmp_path: Path) -> None:
    """The folder holds every output, and a manifest of their paths and hashes."""
    report = publish(tmp_path, SITE)
    assert report == Report(("a/b/c.html", "a/d.html", "index.html"), 0, ())
    site = tmp_path / "site"
    for path, content in SITE.items():
        assert (site / path).read_text() == content
    manifest = json.loads((site / MANIFEST).read_text())
    assert list(manifest) == ["files"]
    assert list(manifest["files"]) == sorted(SITE)
    assert all(len(digest) == 64 for digest in manifest["files"].values())


def test_nothing_is_written_twice(tmp_path: Path) -> None:
    """A second build of the same touches no file at all, the manifest and cache included."""
    publish(tmp_path, SITE)
    before = times(tmp_path)
    assert publish(tmp_path, SITE) == Report((), 3, ())
    assert times(tmp_path) == before


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    """A change of one output leaves the other files as they are on the disk."""
    publish(tmp_path, SITE)
    before = times(tmp_path / "site")
    report = publish(tmp_path, SITE | {"a/d.html": "new"})
    assert report == Report(("a/d.html",), 2, ())
    after = times(tmp_path / "site")
    assert {path for path in before if before[path] != after[path]} == {"a/d.html", MANIFEST}


def test_other_inputs_for_the_same_bytes_write_nothing(tmp_path: Path) -> None:
    """An output whose inputs changed and whose content did not stays as it is."""
    site, cache = tmp_path / "site", tmp_path / "cache"
    write((Output("a", stripped, "x"),), site, cache, "1")
    before = times(site)
    assert not write((Output("a", stripped, " x"),), site, cache, "1").changed
    assert times(site) == before


def test_what_is_gone_is_removed_with_its_folders(tmp_path: Path) -> None:
    """A file that is no longer planned goes, and so do the folders that it leaves empty."""
    publish(tmp_path, SITE)
    report = publish(tmp_path, {"index.html": "home"})
    assert report == Report((), 1, ("a/b/c.html", "a/d.html"))
    assert tree(tmp_path / "site").keys() == {"index.html", MANIFEST}


def test_foreign_files_stay(tmp_path: Path) -> None:
    """What somebody else put into the folder is neither touched nor removed, nor its folder."""
    foreign = tmp_path / "site" / "a" / "b" / "mine.txt"
    foreign.parent.mkdir(parents=True)
    foreign.write_text("mine")
    publish(tmp_path, SITE)
    publish(tmp_path, {"index.html": "home"})
    assert foreign.read_text() == "mine"
    assert tree(tmp_path / "site").keys() == {"a", "a/b", "a/b/mine.txt", "index.html", MANIFEST}


@pytest.mark.parametrize(
    "foreign",
    ["a/d.html", "a", "a/b", "index.html/inside.txt"],
    ids=["the file", "a file for a folder", "a file for an inner folder", "a folder for a file"],
)
@pytest.mark.parametrize("before", [{}, {"other.html": "old"}], ids=["fresh", "again"])
def test_a_foreign_file_in_the_way_stops_everything(
    tmp_path: Path, foreign: str, before: dict[str, str]
) -> None:
    """Where something foreign is in the way, the message says so and nothing is written."""
    publish(tmp_path, before)
    (tmp_path / "site" / foreign).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "site" / foreign).write_text("mine")
    found = tree(tmp_path)
    with pytest.raises(OutputError, match=r"was not written by Statuary.*\n.*hint: move it"):
        publish(tmp_path, SITE)
    assert tree(tmp_path) == found


def test_a_foreign_file_that_is_the_same_becomes_ours(tmp_path: Path) -> None:
    """A folder that was built elsewhere is taken over as long as the bytes agree."""
    publish(tmp_path, SITE)
    (tmp_path / "site" / MANIFEST).unlink()
    assert not publish(tmp_path, SITE).changed
    assert publish(tmp_path, {}).removed == tuple(sorted(SITE))


@pytest.mark.parametrize("link", ["index.html", "a", "a/b"])
def test_links_are_not_followed(tmp_path: Path, link: str) -> None:
    """Nothing is written through a symbolic link inside the folder."""
    target = tmp_path / "target"
    target.mkdir()
    place = tmp_path / "site" / link
    place.parent.mkdir(parents=True)
    place.symlink_to(target)
    with pytest.raises(OutputError, match="symbolic link"):
        publish(tmp_path, SITE)
    assert not list(target.iterdir())


@pytest.mark.parametrize("link", ["a", "a/d.html"])
def test_links_that_come_later_are_not_followed(tmp_path: Path, link: str) -> None:
    """A link that takes a place after that was looked at is named, and nothing is written there."""
    publish(tmp_path, SITE)
    target = tmp_path / "target"
    target.mkdir()
    place = tmp_path / "site" / link

    def exchange(path: str, _content: bytes) -> None:
        if path == "index.html":  # which is the last
            place.rename(tmp_path / "away")
            place.symlink_to(target)

    with pytest.raises(OutputError, match="was just replaced by a link"):
        publish(tmp_path, dict.fromkeys(SITE, "new"), refuse=exchange)
    assert not list(target.iterdir())
    assert place.is_symlink()


@pytest.mark.parametrize("home", ["home", "new"])
def test_nothing_is_removed_through_a_link(tmp_path: Path, home: str) -> None:
    """A folder of ours that somebody replaced by a link keeps what it leads to."""
    publish(tmp_path, SITE)
    (tmp_path / "site" / "a").rename(tmp_path / "moved")
    (tmp_path / "site" / "a").symlink_to(tmp_path / "moved")
    (tmp_path / "moved" / "b" / "c.html").unlink()
    publish(tmp_path, {"index.html": home})
    assert tree(tmp_path / "moved") == {"b": None, "d.html": b"shallow"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"about": "file"}, {"about/index.html": "page"}),
        ({"about/index.html": "page", "about/more/x": "x"}, {"about": "file"}),
    ],
)
def test_a_file_and_a_folder_may_change_places(
    tmp_path: Path, old: dict[str, str], new: dict[str, str]
) -> None:
    """A file of ours makes room for a folder of that name, and the other way round."""
    publish(tmp_path, old)
    publish(tmp_path, new)
    assert tree(tmp_path / "site") == cold(tmp_path, new)


def test_an_edit_by_hand_is_undone(tmp_path: Path) -> None:
    """The cache is never believed over the file itself."""
    publish(tmp_path, SITE)
    (tmp_path / "site" / "a" / "d.html").write_text("edited")
    (tmp_path / "site" / "index.html").unlink()
    assert publish(tmp_path, SITE).written == ("a/d.html", "index.html")
    assert tree(tmp_path / "site") == cold(tmp_path, SITE)


DAMAGE = [
    b"",
    b"\xff",
    b"{",
    b"[]",
    b"null",
    b'{"files": []}',
    b'{"files": {"index.html": null, "gone": {}, "": "", ".": ""}}',
    b'{"files": {"\\ud800": "", "\\u0000": "", "a": ""}}',
    b'{"index.html": 7, "a/d.html": [[]]}',
    b"[" * 200_000,
    b"9" * 5000,
]


@pytest.mark.parametrize("damage", DAMAGE, ids=range(len(DAMAGE)))
@pytest.mark.parametrize("what", [f"site/{MANIFEST}", f"cache/{FILE}"])
def test_damage_is_harmless(tmp_path: Path, what: str, damage: bytes) -> None:
    """A manifest or cache that is damaged says nothing, and is mended by the next build."""
    publish(tmp_path, SITE)
    (tmp_path / what).write_bytes(damage)
    publish(tmp_path, SITE)
    assert tree(tmp_path / "site") == cold(tmp_path, SITE)
    assert not publish(tmp_path, SITE).changed


def test_the_cache_may_be_deleted(tmp_path: Path) -> None:
    """Without its cache a build finds out again that nothing changed, and git ignores it."""
    publish(tmp_path, SITE)
    assert (tmp_path / "cache" / ".gitignore").read_text() == "*\n"
    (tmp_path / "cache" / FILE).unlink()
    (tmp_path / "cache" / ".gitignore").unlink()
    (tmp_path / "cache").rmdir()
    assert not publish(tmp_path, SITE).changed


@pytest.mark.parametrize(
    "path", ["../outside.txt", "a/../../outside.txt", "{root}/outside.txt", "..\\outside.txt"]
)
def test_a_manifest_cannot_lead_out_of_the_folder(tmp_path: Path, path: str) -> None:
    """A forged manifest never removes or replaces a file outside the folder."""
    outside = tmp_path / "outside.txt"
    outside.write_text("mine")
    publish(tmp_path, SITE)
    forged = json.dumps({"files": {path.format(root=tmp_path): ""}})
    (tmp_path / "site" / MANIFEST).write_text(forged)
    publish(tmp_path, SITE)
    assert outside.read_text() == "mine"
    assert tree(tmp_path / "site") == cold(tmp_path, SITE)


def test_the_manifest_is_no_output(tmp_path: Path) -> None:
    """A project cannot bring a manifest of its own."""
    with pytest.raises(OutputError, match=MANIFEST):
        publish(tmp_path, {MANIFEST: "{}"})


def test_what_a_killed_build_left_is_cleared_away(tmp_path: Path) -> None:
    """A half-written file of a build that was killed goes with the next one, changes or not."""
    publish(tmp_path, SITE)
    left = tmp_path / "site" / ".statuary-partial-1"
    left.write_text("half")
    assert not publish(tmp_path, SITE, dry=True).changed
    assert left.exists()
    assert not publish(tmp_path, SITE).changed
    assert not left.exists()


@pytest.mark.parametrize("before", [None, SITE | {"old/x.html": "old", "index.html": "old"}])
def test_a_dry_run_touches_nothing(tmp_path: Path, before: dict[str, str] | None) -> None:
    """What would be done is found out without a trace, and is what is done then."""
    if before:
        publish(tmp_path, before)
    found, modified = tree(tmp_path), times(tmp_path)
    would = publish(tmp_path, SITE, dry=True)
    assert would.changed
    assert (tree(tmp_path), times(tmp_path)) == (found, modified)
    assert publish(tmp_path, SITE) == would


def test_a_folder_that_is_a_file_is_explained(tmp_path: Path) -> None:
    """Where a folder should be and is none, the message names the place."""
    (tmp_path / "site").write_text("mine")
    with pytest.raises(OutputError, match="site"):
        publish(tmp_path, SITE)
    assert (tmp_path / "site").read_text() == "mine"


def test_a_cache_that_cannot_be_kept_costs_nothing_but_time(tmp_path: Path) -> None:
    """The site is complete also where the cache cannot be written."""
    (tmp_path / "cache").write_text("mine")
    assert publish(tmp_path, SITE).written == tuple(sorted(SITE))
    assert not publish(tmp_path, SITE).changed
    assert (tmp_path / "cache").read_text() == "mine"


def test_progress_is_told(tmp_path: Path) -> None:
    """Whoever waits is told how much is done of how much."""
    told: list[tuple[int, int]] = []
    publish(tmp_path, SITE, progress=lambda done, whole: told.append((done, whole)))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_a_damaged_manifest_is_named_when_it_matters(tmp_path: Path) -> None:
    """Where something must be replaced and nobody knows whose it is, the manifest is to blame."""
    publish(tmp_path, SITE)
    manifest = tmp_path / "site" / MANIFEST
    manifest.write_text("<<<<<<< HEAD\n" + manifest.read_text())
    with pytest.raises(OutputError, match="is damaged") as raised:
        publish(tmp_path, {**SITE, "index.html": "another"})
    assert "restore it, or delete" in str(raised.value)
