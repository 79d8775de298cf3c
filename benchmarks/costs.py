"""What one run of a program takes."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from pathlib import Path
from statistics import median

from benchmarks.memory import Watch

# The system counts memory in KiB, but for macOS, which counts in bytes.
RSS_UNIT = 1 if sys.platform == "darwin" else 1024
# A file's time is that of the last tick of the system's clock, so it may be a little too old.
TICK = 10_000_000


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock, and of all processors together; memory in MiB; files; output in MiB.

    Seconds of processors are those of the program and of all that it started and waited for.
    Memory is the most that these had at once: of each alone, the system tells who waited for them;
    of several at the same time, a `Watch` sees it now and then. It is never below what the
    measuring process has itself, so this must stay small.
    """

    wall: float
    cpu: float
    memory: float
    written: float = 0
    size: float = 0


def run(command: Iterable[str | Path], out: Path | None = None, home: Path | None = None) -> Cost:
    """Run a program once and count what it wrote to `out`; it is quoted only if it fails.

    With a `home` the program finds there what it keeps for a user, and nothing that others kept.

    What others have yet to bring to the disk is brought there before, so that it is not counted.
    """
    if sys.platform == "win32":
        sys.exit("What a process costs is asked for in a way that Windows does not have.")
    os.sync()
    homes = {"HOME": str(home), "XDG_CACHE_HOME": str(home / ".cache")} if home else {}
    with tempfile.TemporaryFile() as printed:
        since, begin = time.time_ns(), time.perf_counter()
        process = subprocess.Popen(
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.STDOUT,
            env=os.environ | homes,
        )
        with Watch(process.pid) as watch:
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            printed.seek(0)
            told = printed.read().decode(errors="replace")
            sys.exit(f"{process.args!r} failed with {process.returncode}:\n{told}")
    written, size = _output(out, since - TICK) if out else (0, 0)
    cpu, memory = usage.ru_utime + usage.ru_stime, max(usage.ru_maxrss * RSS_UNIT, watch.most)
    return Cost(wall, cpu, memory / 2**20, written, size / 2**20)


def typical(costs: Iterable[Cost]) -> Cost:
    """Give the median of each figure."""
    return Cost(*map(median, zip(*map(astuple, costs), strict=True)))


def _output(folder: Path, since: int) -> tuple[int, int]:
    """Count the files of a folder that were written since an instant, and the bytes of all."""
    written = size = 0
    for file in _files(folder):
        facts = file.stat(follow_symlinks=False)
        written += facts.st_mtime_ns >= since
        size += facts.st_size
    return written, size


def _files(folder: str | Path) -> Iterator[os.DirEntry[str]]:
    """Give the files of a folder and its folders, one by one: there may be very many."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path)
            else:
                yield entry
