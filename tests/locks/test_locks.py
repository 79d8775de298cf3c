"""Each lock is guarded: without it, a test fails."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import Queue

import pytest

from tests.locks.lock import Lock
from tests.locks.locks import LOCKS

ROOT = Path(__file__).parents[2]
AT_ONCE = os.cpu_count() or 1

Done = subprocess.CompletedProcess[str]


class Copies:
    """Copies of the program, each lent to one at a time, of which the tests are."""

    def __init__(self, folder: Path) -> None:
        self._free: Queue[Path] = Queue()
        for number in range(AT_ONCE):
            copy = folder / str(number)
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / "src", copy / "src", ignore=ignored)
            shutil.copytree(ROOT / "templates", copy / "templates")
            self._free.put(copy)

    @contextmanager
    def lent(self) -> Iterator[Path]:
        """Lend a copy, which comes back as it was."""
        copy = self._free.get()
        try:
            yield copy
        finally:
            self._free.put(copy)


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Copies:
    """Give as many copies of the program as this machine tests at once."""
    return Copies(tmp_path_factory.mktemp("programs"))


@pytest.fixture(scope="module")
def tried(request: pytest.FixtureRequest, copies: Copies) -> Iterator[Mapping[str, Future[Done]]]:
    """Give what comes of each lock that was asked for, by name; several are tried at once."""
    items = (item for item in request.session.items if isinstance(item, pytest.Function))
    params = [item.callspec.params["lock"] for item in items if "tried" in item.fixturenames]
    asked = [lock for lock in params if isinstance(lock, Lock)]
    pool = ThreadPoolExecutor(AT_ONCE)
    try:
        yield {lock.name: pool.submit(_with_open, lock, copies) for lock in asked}
    finally:
        pool.shutdown(cancel_futures=True)


def _with_open(lock: Lock, copies: Copies) -> Done:
    """Run the tests that guard a lock on a copy in which it is open."""
    with copies.lent() as copy:
        file = lock.within(copy)
        text = file.read_text("utf-8")
        assert text.count(lock.shut) == 1, f"{lock.file} has this lock no more, or in another form"
        opened = text.replace(lock.shut, lock.open)
        if file.suffix == ".py":
            compile(opened, lock.file, "exec")
        file.write_text(opened, "utf-8")
        try:
            return _tested(copy, lock.guards)
        finally:
            file.write_text(text, "utf-8")


def _tested(copy: Path, guards: tuple[str, ...]) -> Done:
    """Run tests on a copy, the same examples each time, and without a trace."""
    options = ("-x", "-q", "--no-header", "--tb=line", "-p", "no:cacheprovider")
    plugin = ("-p", "_hypothesis_pytestplugin")  # to load no other saves half of the time
    command = (sys.executable, "-m", "pytest", *options, *plugin, "--hypothesis-seed=0", *guards)
    # A file that changes twice within a second must not be taken from the bytecode before it.
    own = {"PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(  # noqa: S603
        command,
        cwd=ROOT,
        env=os.environ | own | {"PYTEST_ADDOPTS": "", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        encoding="utf-8",
        errors="replace",  # what a terminal should not see may be among it
        timeout=120,
        check=False,
    )


@pytest.mark.slow
def test_with_all_locks_shut_every_guard_is_content(copies: Copies) -> None:
    """The tests that guard locks pass on a copy, so that what fails below fails for the lock."""
    with copies.lent() as copy:
        done = _tested(copy, tuple(dict.fromkeys(guard for lock in LOCKS for guard in lock.guards)))
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_that_is_open_is_noticed(tried: Mapping[str, Future[Done]], lock: Lock) -> None:
    """With one lock open and all others shut, a test that guards it fails."""
    done = tried[lock.name].result()
    assert done.returncode == 1, f"nobody notices that this is open:\n{done.stdout}{done.stderr}"
    assert "failed" in done.stdout
