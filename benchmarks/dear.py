"""Tells what files cost that are made to be dear: `python -m benchmarks.dear [WORDS OF A SHAPE …]`.

For each shape it builds and checks a page with that one file, each in a process of its own, and
takes off what the same page costs without it. It gives 1 if any costs more than may be.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from benchmarks.costs import RSS_UNIT
from benchmarks.run import COMMAND
from benchmarks.shapes import PLAIN, SETTINGS, SHAPES, Shape

NOW = "2026-03-10 12:00Z"
MOST_SECONDS, MOST_MEBIBYTES = 2.0, 256
PATIENCE = 120  # seconds, after which a run counts as endless


class Cost(NamedTuple):
    """The seconds of CPU of one run, the most memory at once in MiB, and how it ended."""

    seconds: float
    mebibytes: float
    code: int
    said: str = ""

    def beyond(self, other: Cost) -> Cost:
        """Give what this one cost more."""
        memory = max(0.0, self.mebibytes - other.mebibytes)
        return Cost(max(0.0, self.seconds - other.seconds), memory, self.code, self.said)

    @property
    def too_much(self) -> bool:
        """Tell whether no file may cost this."""
        return self.seconds > MOST_SECONDS or self.mebibytes > MOST_MEBIBYTES


def _run(*arguments: str) -> Cost:
    if sys.platform == "win32":
        sys.exit("What a process costs is asked for in a way that Windows does not have.")
    with tempfile.TemporaryFile() as printed:
        limited = ("timeout", str(PATIENCE), str(COMMAND), *arguments)
        process = subprocess.Popen(limited, stdout=printed, stderr=printed)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        printed.seek(0)
        said = printed.read().decode()
    seconds = usage.ru_utime + usage.ru_stime
    return Cost(seconds, usage.ru_maxrss * RSS_UNIT / 2**20, process.returncode, said)


def _costs(settings: str, path: str, text: str | None) -> Iterator[Cost]:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.joinpath(SETTINGS).write_text(settings)
        folder.joinpath("incidents").mkdir()
        if text is not None:
            folder.joinpath(path).write_bytes(text.encode("utf-8", "surrogatepass"))
        for command in ("build", "check"):
            yield _run(command, made, "--now", NOW)


@cache
def _without(settings: str) -> tuple[Cost, ...]:
    return tuple(_costs(settings, "", None))


def measure(name: str, shape: Shape) -> bool:
    """Print what a shape costs, to build and to check; tell whether that may be."""
    base = _without(PLAIN if shape.path == SETTINGS else shape.settings)
    build, check = (
        cost.beyond(plain) for cost, plain in zip(_costs(*_written(shape)), base, strict=True)
    )
    fails = build.too_much or check.too_much
    said = check.said.splitlines()
    first = "" if not check.code else (said[0] if said else "?")
    print(
        f"{'! ' if fails else '  '}{name:<48}"
        f"{build.seconds:>7.2f} s {build.mebibytes:>5.0f} MiB"
        f"{check.seconds:>9.2f} s {check.mebibytes:>5.0f} MiB  {first[:120]}",
        flush=True,
    )
    return not fails


def _written(shape: Shape) -> tuple[str, str, str]:
    return shape.settings, shape.path, shape.text


def main(words: tuple[str, ...]) -> int:
    """Measure the shapes whose names have all the words; give 1 if one costs too much."""
    chosen = [name for name in SHAPES if all(word in name for word in words)]
    print(f"{'':<50}{'build':>10}{'':<8}{'check':>12}")
    held = [measure(name, SHAPES[name]()) for name in chosen]
    return int(not all(held))


if __name__ == "__main__":
    sys.exit(main(tuple(sys.argv[1:])))
