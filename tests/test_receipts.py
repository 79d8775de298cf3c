"""The same build once more: nothing is worked out again, and nothing is believed that changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from statuary import pipeline, program
from statuary.cli import main
from statuary.receipts import SOURCES
from tests.formats.showcase import project
from tests.publishing.sites import tree

NOW = "2026-03-10 12:00Z"
MADE = {"site", ".site.statuary", ".statuary-cache"}
RECORD = "incidents/2026/down.yaml"
FILES = {
    "statuary.yml": "title: S\nsince: 2026-03-01\ncomponents: [{id: api, name: API}]\n",
    RECORD: "{title: Down, components: [api], started: 2026-03-10 11:00Z}",
    "static/own.txt": "ours",
    "templates/notice.html": '{% extends "default/notice.html" %}',
}
WATCH = """\
import os, sys
opened = set()
def hear(event, given):
    if event == "open" and isinstance(given[0], (str, bytes, os.PathLike)):
        opened.add(os.path.realpath(os.fsdecode(given[0])))
sys.addaudithook(hear)
from statuary.cli import main
main(["build", sys.argv[1], "--now", sys.argv[2], "--jobs", "1"], standalone_mode=False)
print(*opened, sep="\\n")
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a project that was built, and whose files are no longer young when it is built again."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "cache").mkdir(mode=0o700)
    command = sys.modules["statuary.cli.build"]  # by its name it would be the function
    monkeypatch.setattr(command, "nanoseconds", lambda: time.time_ns() + 60_000_000_000)
    made = project(tmp_path / "project", FILES)
    build(made)
    return made


def build(root: Path, *options: str, now: str = NOW) -> str:
    """Build and give what is said of it, without how long it took."""
    arguments = ["build", str(root), "--now", now, *options]
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    return result.output.partition(" removed")[0]


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Give a list of the projects that are worked out."""
    worked_out: list[Path] = []
    original = pipeline.build

    def note(root: Path, *given: object, **options: object) -> object:
        worked_out.append(root)
        return original(root, *given, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "build", note)
    return worked_out


def test_the_same_once_more_is_not_worked_out(root: Path, built: list[Path]) -> None:
    """A build of the same at the same instant says what it always says, and does nothing."""
    files = sum(path.is_file() for path in (root / "site").rglob("*")) - 1  # with the manifest
    assert build(root) == f"0 written, {files} unchanged, 0"
    assert not built


def _edited(path: str) -> Callable[[Path], object]:
    """Change a file's last letter, and let it look as old as it was."""

    def change(root: Path) -> None:
        place = root / path
        before, text = place.stat(), place.read_text()
        # A disk's clock may stand still for a moment.
        while place.stat().st_ctime_ns == before.st_ctime_ns:
            place.write_text(text[:-1] + (" " if text[-1] == "\n" else "\n"))
            os.utime(place, ns=(before.st_atime_ns, before.st_mtime_ns))

    return change


def _added(path: str) -> Callable[[Path], object]:
    return lambda root: (root / path).write_text(FILES[RECORD])


CHANGES: dict[str, Callable[[Path], object]] = {
    **{f"an edit of {path}": _edited(path) for path in FILES},
    "a record that is added": _added("incidents/2026/more.yaml"),
    "a record that is removed": lambda root: (root / RECORD).unlink(),
    "a record that is renamed": lambda root: (root / RECORD).rename(root / "incidents/else.yaml"),
    "a template that is added": _added("templates/unread.html"),
    "templates that are removed": lambda root: shutil.rmtree(root / "templates"),
    "a copied file that is added": _added("static/more.txt"),
    "an edit of a page": _edited("site/index.html"),
    "an edit of what is copied": _edited("site/own.txt"),
    "a manifest that says something else": lambda root: (
        root / "site/.statuary-manifest.json"
    ).write_text('{"files": {"index.html": "0"}}'),
    "a page that is removed": lambda root: (root / "site/index.html").unlink(),
    "a manifest that is removed": lambda root: (root / "site/.statuary-manifest.json").unlink(),
    "a site that is removed": lambda root: shutil.rmtree(root / "site"),
    "a link among the sources": lambda root: (root / "static/link").symlink_to("own.txt"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_any_change_is_seen(
    root: Path, built: list[Path], change: Callable[[Path], object]
) -> None:
    """Whatever went in or came out and is not what it was is worked out again."""
    change(root)
    build(root)
    assert built == [root]


@pytest.mark.parametrize("options", [("--drafts",), ("--keep-going",), ("--check",)])
def test_other_options_are_another_build(
    root: Path, built: list[Path], options: tuple[str, ...]
) -> None:
    """What was built in another way is no reason to build nothing."""
    build(root, *options)
    assert built == [root]


def test_another_instant_is_another_build(root: Path, built: list[Path]) -> None:
    """A second later the page says so, and one that was built then is not there now."""
    build(root, now="2026-03-10 12:00:01Z")
    build(root)
    assert built == [root, root]


def test_another_program_is_another_build(
    root: Path, built: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another version built is built again."""
    monkeypatch.setattr(program, "version", lambda: "another")
    build(root)
    assert built == [root]


def test_what_is_left_out_is_told_each_time(root: Path) -> None:
    """A build without what does not read has no receipt: it has something to say."""
    (root / "incidents" / "bad.yaml").write_text("title: T\nstatus: nope\n")
    said = [build(root, "--keep-going") for _ in "abc"]
    assert "bad.yaml:2:1" in said[2]
    assert said[1] == said[2]


def test_young_files_are_looked_at(
    root: Path, built: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What may have changed twice within one tick of the disk's clock is worked out again."""
    (root / RECORD).touch()
    young = (root / RECORD).stat().st_mtime_ns + 1
    monkeypatch.setattr(sys.modules["statuary.cli.build"], "nanoseconds", lambda: young)
    build(root)
    build(root)
    assert built == [root, root]


def test_a_receipt_is_for_one_site(root: Path, tmp_path: Path, built: list[Path]) -> None:
    """Another folder, or another project with the same files, has a receipt of its own."""
    shutil.copytree(root, copied := tmp_path / "copied")
    build(root, "--output", str(tmp_path / "other"))
    build(copied)
    build(root)
    assert built == [root, copied]
    assert tree(tmp_path / "other") == tree(root / "site") == tree(copied / "site")


def test_nothing_is_read_that_is_no_source(root: Path) -> None:
    """All that a build opens of a project is among what a receipt looks at, or made by builds."""
    home = root.resolve()
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", WATCH, home, "2026-03-10 13:00Z"],
        capture_output=True,
        text=True,
        check=True,
    )
    places = [Path(path) for path in done.stdout.splitlines()]
    inside = (place.relative_to(home) for place in places if home in place.parents)
    assert {place.parts[0] for place in inside} - MADE == {*SOURCES}
