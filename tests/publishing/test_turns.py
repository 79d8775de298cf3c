"""Builds of one site take turns, from before they read until they have published."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from queue import Queue
from threading import Event, Thread

import pytest

from statuary.publishing import turn, turns
from statuary.publishing.staging import workroom
from tests.publishing.sites import OLD, SITE, publish, tree


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Give a folder with a site."""
    publish(tmp_path, SITE)
    return tmp_path / "site"


def started(run: Callable[[], None]) -> Thread:
    """Run something beside the test."""
    thread = Thread(target=run, daemon=True)
    thread.start()
    return thread


def test_a_second_build_waits(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one has its turn another waits, says so once, and has its own after that."""
    monkeypatch.setattr(turns, "PATIENCE_SECONDS", 0.01)
    told: Queue[str] = Queue()

    def second() -> None:
        with turn(site, lambda: told.put("it waits")):
            told.put("it has its turn")

    with turn(site):
        started(second)
        assert told.get(timeout=30) == "it waits"
        assert told.empty()
    assert told.get(timeout=30) == "it has its turn"
    assert told.empty()


def test_nothing_is_said_without_waiting(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who need not wait is told nothing."""
    monkeypatch.setattr(turns, "PATIENCE_SECONDS", 0)
    said: list[str] = []
    for _ in range(3):
        with turn(site, lambda: said.append("waiting")):
            pass
    assert said == []


def test_sites_do_not_wait_for_each_other(site: Path) -> None:
    """Two sites in one folder are built at the same time."""
    with turn(site), turn(site.parent / "another"):
        pass


def test_one_site_by_two_names_is_one(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A symbolic link to a site is that site."""
    monkeypatch.setattr(turns, "PATIENCE_SECONDS", 0.01)
    link = site.parent / "link"
    link.symlink_to(site)
    said = Event()

    def second() -> None:
        with turn(link, said.set):
            pass

    with turn(site):
        thread = started(second)
        assert said.wait(30)
    thread.join(30)
    assert not (site.parent / ".link.statuary").exists()


def test_a_turn_writes_nothing(site: Path) -> None:
    """A turn whose lock is there already leaves all as it is."""
    with turn(site):
        pass
    before = {path: path.stat().st_mtime_ns for path in (site.parent, *site.parent.rglob("*"))}
    with turn(site):
        pass
    assert before == {path: path.stat().st_mtime_ns for path in before}


def test_a_turn_on_a_disk_that_cannot_be_written_to(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing can be written a lock that is there is taken all the same."""
    with turn(site):
        pass
    original = os.open

    def opened(path: Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_RDWR:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return original(path, flags, mode)

    monkeypatch.setattr(os, "open", opened)
    with turn(site):
        pass


def test_a_turn_that_comes_to_nothing_leaves_nothing(tmp_path: Path) -> None:
    """Where no site came to be, no lock stays."""
    with turn(tmp_path / "site"):
        assert workroom(tmp_path / "site").is_dir()
    assert tree(tmp_path) == {}


def test_a_lock_that_somebody_removed_locks_nobody(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who waited for a lock that is no longer there takes the one that is."""
    lock = workroom(site) / turns.LOCK
    waiting, there = Event(), Queue[bool]()
    monkeypatch.setattr(turns, "PATIENCE_SECONDS", 0.01)

    def second() -> None:
        with turn(site, waiting.set):
            there.put(lock.exists())

    with turn(site):
        started(second)
        assert waiting.wait(30)
        lock.unlink()
    assert there.get(timeout=30)


def test_a_lock_that_is_gone_keeps_nobody_waiting(site: Path) -> None:
    """Who comes after a lock was removed makes another one, and does not wait."""
    with turn(site):
        (workroom(site) / turns.LOCK).unlink()
        with turn(site):
            pass


def test_many_turns_for_no_site(tmp_path: Path) -> None:
    """Locks that come and go with sites that never come to be let one in at a time."""
    inside: list[int] = []
    most: list[int] = []

    def some() -> None:
        for number in range(50):
            with turn(tmp_path / "site"):
                inside.append(number)
                most.append(len(inside))
                inside.pop()

    threads = [started(some) for _ in range(4)]
    for thread in threads:
        thread.join(60)
    assert len(most) == 200
    assert max(most) == 1
    assert tree(tmp_path) == {}


def test_a_disk_without_locks_has_its_site(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file system knows no locks, nobody waits and everybody builds."""
    fcntl = pytest.importorskip("fcntl")

    def flock(_lock: int, _operation: int) -> None:
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))

    monkeypatch.setattr(fcntl, "flock", flock)
    with turn(site), turn(site):
        pass


def test_nothing_behind_a_link_goes_with_a_build_that_comes_to_nothing(tmp_path: Path) -> None:
    """Where no site came to be, what a link in place of the spare folder leads to stays."""
    publish(tmp_path / "another", OLD)
    kept = tree(tmp_path / "another" / "site")
    workroom(tmp_path / "site").mkdir()
    (workroom(tmp_path / "site") / "spare").symlink_to(tmp_path / "another" / "site")
    with turn(tmp_path / "site"):
        pass
    assert tree(tmp_path / "another" / "site") == kept
