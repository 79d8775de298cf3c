"""Tells how long the command takes on small and large pages, and how much memory.

    python -m benchmarks.run [INCIDENTS …]

Each row is the median of five runs, each in a process of its own.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.pages import write_project

SIZES = (100, 1000)
RUNS = 5
COMMAND = Path(sys.executable).with_name("statuary")
# The system counts in KiB, but for macOS, which counts in bytes.
RSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Cost:
    """What one run took: wall-clock seconds, and the most memory at once in MiB."""

    seconds: float
    mebibytes: float


def run(*arguments: str | Path) -> Cost:
    """Run the command once; what it prints is shown only if it fails."""
    with tempfile.TemporaryFile() as printed:
        begin = time.perf_counter()
        process = subprocess.Popen([COMMAND, *arguments], stdout=printed, stderr=printed)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            printed.seek(0)
            sys.exit(f"{process.args!r} failed:\n{printed.read().decode()}")
    return Cost(seconds, usage.ru_maxrss * RSS_UNIT / 2**20)


def measure(name: str, *arguments: str | Path, before: Callable[[], object] = int) -> None:
    """Print the median of several runs, each after the same preparation."""
    costs = []
    for _ in range(RUNS):
        before()
        costs.append(run(*arguments))
    seconds = statistics.median(cost.seconds for cost in costs)
    print(f"{name:<42} {seconds:>8.3f} s {max(cost.mebibytes for cost in costs):>8.0f} MiB")


def measure_page(folder: Path, incidents: int) -> None:
    """Print what a page of this size costs: to check, to build, and to build again."""
    write_project(folder, incidents)
    edited = min(folder.joinpath("incidents", "2025").glob("*.md"))

    def forget() -> None:
        for made in ("site", ".statuary-cache"):
            shutil.rmtree(folder / made, ignore_errors=True)

    def edit() -> None:
        with edited.open("a") as file:
            file.write("One sentence more.\n")

    title = f"{incidents:,} incidents: "
    measure(f"{title}check", "check", folder)
    measure(f"{title}build, nothing there yet", "build", folder, before=forget)
    measure(f"{title}build, nothing changed", "build", folder)
    measure(f"{title}build, one incident edited", "build", folder, before=edit)


def main(sizes: tuple[int, ...]) -> None:
    """Measure the start of the command, then pages of each size."""
    measure("--version", "--version")
    for incidents in sizes:
        with tempfile.TemporaryDirectory() as folder:
            measure_page(Path(folder), incidents)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
