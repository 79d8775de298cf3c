"""Files that are known need not be read; what is known is never wrong."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from statuary.publishing.index import FILE
from statuary.publishing.survey import Survey
from tests.publishing.sites import NEW, OLD, SITE, cold, publish, tree


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give a list of the published files that are read."""
    paths: list[str] = []
    original = Survey.digest

    def digest(self: Survey, path: str) -> str:
        paths.append(path)
        return original(self, path)

    monkeypatch.setattr(Survey, "digest", digest)
    return paths


def grow_older(root: Path) -> None:
    """Let the index be written later than the files, as it is where builds take their time."""
    later = time.time_ns() + 3_000_000_000
    os.utime(root / "cache" / FILE, ns=(later, later))


def test_a_known_file_is_not_read(tmp_path: Path, read: list[str]) -> None:
    """What the last build wrote, and nobody touched, is told by its stamp alone."""
    publish(tmp_path, OLD)
    publish(tmp_path, NEW)
    grow_older(tmp_path)
    read.clear()
    assert not publish(tmp_path, NEW).changed
    assert read == []


def test_a_file_as_young_as_the_index_is_read(tmp_path: Path, read: list[str]) -> None:
    """Within one tick of a disk's clock an edit leaves no trace, so the file itself is asked."""
    publish(tmp_path, SITE)
    then = (tmp_path / "site/index.html").stat()
    os.utime(tmp_path / "cache" / FILE, ns=(then.st_ctime_ns, then.st_ctime_ns))
    read.clear()
    assert not publish(tmp_path, SITE).changed
    assert "index.html" in read


@pytest.mark.parametrize("way", ["in place", "replaced", "another time", "whole seconds"])
def test_an_edit_of_the_same_size_is_seen(tmp_path: Path, way: str) -> None:
    """Neither the size nor the time of a file, which anybody can set, is enough to know it."""
    publish(tmp_path, SITE)
    grow_older(tmp_path)
    place = tmp_path / "site" / "index.html"
    found = place.stat()
    if way == "replaced":
        place.unlink()
    place.write_text("HOME")
    when = found.st_mtime_ns // 10**9 * 10**9 if way == "whole seconds" else found.st_mtime_ns
    if way != "another time":
        os.utime(place, ns=(found.st_atime_ns, when))
    assert publish(tmp_path, SITE).written == ("index.html",)
    assert tree(tmp_path / "site") == cold(tmp_path, SITE)


def test_the_second_build_in_one_step_is_known_too(tmp_path: Path, read: list[str]) -> None:
    """A file that got a second name in the spare folder is known by its new stamp."""
    for site in (OLD, NEW, {**NEW, "index.html": "newer"}):
        publish(tmp_path, site)
    grow_older(tmp_path)
    read.clear()
    assert publish(tmp_path, NEW).written == ("index.html",)
    assert read == []
