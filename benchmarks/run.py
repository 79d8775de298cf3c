"""Tells what builds of small and large pages take, beside bare Hugo on the same texts.

    python -m benchmarks.run [--pairs N] [--hugo PATH] [--json FILE] [INCIDENTS …]

All figures are medians, of runs in processes of their own. A round has each work once: ours begins
cold, Hugo's full build into an empty folder follows, then the rest of ours. So what else happens
on the machine hits both alike. Each round has a project of its own, in a home where nothing is
kept yet, and nothing is deleted before the last one: where ext4 has just deleted ten thousand
files it takes five times as long to make new ones. A ratio is our median by that of Hugo's full
build, which needs several GiB for a hundred thousand incidents. `files written` are those that
are new on the disk; `output` is the whole site. `benchmarks.costs` says what is counted as memory.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks import hugo
from benchmarks.costs import Cost, run
from benchmarks.pages import LAST, write_project
from benchmarks.table import HEAD, Row, write_json
from benchmarks.works import WORKS, Work

SIZES = (100, 1000)
PAIRS = 5
COMMAND = Path(sys.executable).with_name("statuary")
FULL = "Hugo's full build"
PURPOSE = "Measure builds of small and large pages, beside bare Hugo on the same texts."
Part = tuple[str, list[Row]]  # of the table, with its title
SMALL = f"title: S\nsince: {LAST:%Y-%m-%d}\ncomponents: [{{id: api, name: API}}]\n"


def measure_start(folder: Path, pairs: int) -> list[Row]:
    """Measure how long commands take that have next to nothing to do."""
    folder.joinpath("statuary.yml").write_text(SMALL)
    now = ("--now", f"{LAST:%Y-%m-%d %H:%MZ}")
    commands = {
        "--version": ("--version",),
        "check": ("check", folder, *now),
        "build, unchanged": ("build", folder, *now),
    }
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for number in range(pairs + 1):
        for name, arguments in commands.items():
            cost = run((COMMAND, *arguments))
            if number:  # The first compiles what is imported, and makes the site.
                costs[name].append(cost)
    return [Row(0, name, tuple(each)) for name, each in costs.items()]


def measure_page(folder: Path, incidents: int, pairs: int, program: str | None) -> list[Row]:
    """Measure all that is done to a page of so many incidents, and Hugo on its texts."""
    if program:
        hugo.write_site(folder / "hugo", incidents)
    costs: dict[str, list[Cost]] = {name: [] for name in (FULL, *(work.name for work in WORKS))}

    def keep(name: str, cost: Cost) -> None:
        costs[name].append(cost)
        told = f"{incidents:,}, round {len(costs[name])} of {pairs}"
        print(f"{told}: {Row(incidents, name, (cost,))}", file=sys.stderr)

    for number in range(pairs):
        home = folder / str(number)
        project = home / "project"
        project.mkdir(parents=True)
        write_project(project, incidents)
        for index, work in enumerate(WORKS):
            keep(work.name, measure_work(home, work))
            if program and not index:
                keep(FULL, measure_hugo(program, folder / "hugo", home, incidents))
    theirs = tuple(costs.pop(FULL))
    rows = [Row(incidents, FULL, theirs)] if theirs else []
    return rows + [Row(incidents, name, tuple(each), theirs) for name, each in costs.items()]


def measure_work(home: Path, work: Work) -> Cost:
    """Do to the project of a round what a work does before, and measure the work."""
    project = home / "project"
    work.change(project)
    command = (COMMAND, work.command, project, "--now", f"{work.now:%Y-%m-%d %H:%MZ}")
    return run(command, project / "site" if work.command == "build" else None, home)


def measure_hugo(program: str, site: Path, home: Path, incidents: int) -> Cost:
    """Measure Hugo, and see to it that it did what is compared."""
    out = home / "hugo"
    out.mkdir()
    cost = run((program, *hugo.arguments(site, out, home / "cache")), out, home)
    if wrong := hugo.flaw(out, cost.written, incidents):
        sys.exit(f"The site of {program} is not what is compared: {wrong}.")
    return cost


def versions(program: str | None) -> str:
    """Say what is measured, and on what."""
    said = subprocess.run([COMMAND, "--version"], capture_output=True, text=True, check=True)
    engines = (said.stdout.strip(), *([hugo.version(program)] if program else []))
    return f"{', '.join(engines)}; Python {platform.python_version()}, {os.cpu_count()} processors"


def measure(sizes: Iterable[int], pairs: int, program: str | None) -> Iterator[Part]:
    """Measure the start of the command, then a page of each size, in folders that go at the end."""
    with tempfile.TemporaryDirectory() as folder:
        start = Path(folder, "start")
        start.mkdir()
        yield "Start, with one component", measure_start(start, pairs)
        for incidents in sizes:
            place = Path(folder, str(incidents))
            place.mkdir()
            rows = measure_page(place, incidents, pairs, program)
            yield f"{incidents:,} incidents", rows


def main() -> None:
    """Print what is measured, page by page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=PURPOSE)
    parser.add_argument(
        "incidents", nargs="*", type=_positive, default=SIZES, help="sizes of pages; 100 and 1000"
    )
    parser.add_argument("--pairs", type=_positive, default=PAIRS, help="rounds; %(default)s")
    parser.add_argument("--hugo", metavar="PATH", help="the program, if it is not on PATH")
    parser.add_argument("--json", metavar="FILE", type=Path, help="where to write each run, too")
    wishes = parser.parse_args()
    program = hugo.find(wishes.hugo or "hugo")
    if wishes.hugo and not program:
        parser.error(f"{wishes.hugo} is not a program")
    told = versions(program)
    print(
        f"{told}; rounds: {wishes.pairs}",
        *([] if program else [hugo.MISSING]),
        "",
        HEAD,
        sep="\n",
        flush=True,
    )
    rows: list[Row] = []
    for title, part in measure(wishes.incidents, wishes.pairs, program):
        print("", title, *part, sep="\n", flush=True)
        rows += part
    if wishes.json:
        write_json(wishes.json, told, rows)


def _positive(written: str) -> int:
    number = int(written)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{written} is not at least 1")
    return number


if __name__ == "__main__":
    main()
