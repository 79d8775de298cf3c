"""What is on the disk itself before readers can see it, by the calls that were made."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from statuary.publishing import disk
from tests.publishing.sites import NEW, OLD, publish
from tests.publishing.steps import one_by_one


@pytest.fixture
def flushed(monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """Give the numbers of the files and folders that were written down to the disk itself."""
    numbers: set[int] = set()
    monkeypatch.setattr(os, "fsync", lambda opened: numbers.add(os.fstat(opened).st_ino))
    return numbers


CHANGED = [path for path in NEW if NEW[path] != OLD.get(path)]


def test_a_site_is_on_the_disk_before_it_takes_its_place(
    tmp_path: Path, flushed: set[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before a swap, what is new is on the disk, and so are the names that folders hold."""
    publish(tmp_path, OLD)
    original = disk.exchange
    waiting: list[Path] = []

    def exchange(one: Path, other: Path) -> None:
        new = [one / path for path in CHANGED]
        waiting.extend(
            each
            for each in {one, *new, *(path.parent for path in new)}
            if each.stat().st_ino not in flushed
        )
        original(one, other)
        flushed.clear()

    monkeypatch.setattr(disk, "exchange", exchange)
    flushed.clear()
    publish(tmp_path, NEW)
    assert waiting == []
    assert tmp_path.stat().st_ino in flushed


def test_a_file_is_on_the_disk_before_it_takes_its_place(
    tmp_path: Path, flushed: set[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where folders cannot be swapped, each file is on the disk before it is in its place."""
    one_by_one(monkeypatch)
    publish(tmp_path, OLD)
    original = disk.replace
    waiting: list[Path] = []
    placed: list[Path] = []

    def replace(source: Path, path: Path) -> None:
        if (tmp_path / "site") in path.parents:
            placed.append(path)
            waiting.extend([path] if source.stat().st_ino not in flushed else [])
        original(source, path)

    monkeypatch.setattr(disk, "replace", replace)
    flushed.clear()
    publish(tmp_path, NEW)
    assert waiting == []
    assert {tmp_path / "site" / path for path in CHANGED} <= {*placed}
