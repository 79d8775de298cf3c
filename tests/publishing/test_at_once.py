"""Builds that are killed, and builds at the same time, in processes of their own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def measured(benchmark: str, number: int) -> str:
    """Run a benchmark that knows by itself what must not be, and give what it printed first."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", f"benchmarks.{benchmark}", str(number)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it may be file by file")
def test_readers_of_builds_that_are_killed() -> None:
    """Whenever a build is killed, readers see one whole site; the control shows that they look."""
    said = measured("kills", 60)
    assert said.count("in one step") == 2
    assert said.count(": 0 torn, 0 missing, 0 mixed") == 2


@pytest.mark.slow
def test_builds_at_the_same_time() -> None:
    """Of builds that run at once none is on top that read what is older."""
    assert "8 rounds of 4: 0 times an older one on top, 0 failed" in measured("rounds", 8)
