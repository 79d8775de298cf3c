"""Each lock is guarded: without it, a test fails."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.locks.locks import LOCKS, Lock

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the program, of which the tests are."""
    folder = tmp_path_factory.mktemp("program")
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "src", folder / "src", ignore=ignored)
    shutil.copytree(ROOT / "templates", folder / "templates")
    return folder


def _tested(copied: Path, guards: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    """Run tests on a copy, the same examples each time, and without a trace."""
    options = ("-x", "-q", "--no-header", "--tb=line", "-p", "no:cacheprovider")
    plugin = ("-p", "_hypothesis_pytestplugin")  # to load no other saves half of the time
    command = (sys.executable, "-m", "pytest", *options, *plugin, "--hypothesis-seed=0", *guards)
    # A file that changes twice within a second must not be taken from the bytecode before it.
    own = {"PYTHONPATH": str(copied / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
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
def test_with_all_locks_shut_every_guard_is_content(copied: Path) -> None:
    """The tests that guard locks pass on a copy, so that what fails below fails for the lock."""
    done = _tested(copied, tuple(dict.fromkeys(guard for lock in LOCKS for guard in lock.guards)))
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_that_is_open_is_noticed(copied: Path, lock: Lock) -> None:
    """With one lock open and all others shut, a test that guards it fails."""
    file = copied / "src" / "statuary" / lock.file
    text = file.read_text("utf-8")
    assert text.count(lock.shut) == 1, f"{lock.file} has this lock no more, or in another form"
    file.write_text(text.replace(lock.shut, lock.open), "utf-8")
    try:
        compile(file.read_text("utf-8"), lock.file, "exec")
        done = _tested(copied, lock.guards)
    finally:
        file.write_text(text, "utf-8")
    assert done.returncode == 1, f"nobody notices that this is open:\n{done.stdout}{done.stderr}"
    assert "failed" in done.stdout
