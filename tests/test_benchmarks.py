"""What is measured is what is said: real pages, the same in each round, with a fair opponent."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import hugo
from benchmarks.costs import Cost, run
from benchmarks.pages import FIRST, LAST, incidents, write_project
from benchmarks.run import measure_hugo
from benchmarks.table import NAMES, Row
from benchmarks.works import WORKS

ROOT = Path(__file__).parents[1]
FIGURES = re.compile(r" +\d+\.\d{3} +\d+\.\d{3} +\d+")
START = ("--version", "check", "build, unchanged")
HOLDING = "x = bytearray(b'x') * 50_000_000; import sys; print(flush=True); sys.stdin.read()"
PARENT = f"""\
import subprocess, sys, time
pipe = subprocess.PIPE
children = [
    subprocess.Popen([sys.executable, "-c", {HOLDING!r}], stdin=pipe, stdout=pipe) for _ in "ab"
]
for child in children: child.stdout.readline()
time.sleep(0.5)
for child in children: child.communicate()
"""


def test_hardly_two_updates_say_the_same() -> None:
    """A program that renders equal texts once gains nothing by it that it would not elsewhere."""
    bodies = [update.body for incident in incidents(1000) for update in incident.updates]
    assert len(set(bodies)) > 0.99 * len(bodies)
    assert any("`" in body for body in bodies)
    assert any("](" in body for body in bodies)


@pytest.mark.parametrize("number", [1, 2, 3, 100])
def test_the_last_incidents_are_open(number: int) -> None:
    """All incidents lie in the five years, in order, and none but the last two is not over."""
    made = list(incidents(number))
    states = [incident.updates[-1].status for incident in made]
    assert [state == "resolved" for state in states] == [
        index < number - 2 for index in range(number)
    ]
    assert all(
        FIRST <= update.at <= LAST and incident.year in map(str, range(2021, 2026))
        for incident in made
        for update in incident.updates
    )
    assert len({incident.name for incident in made}) == number


@pytest.mark.parametrize("number", [1, 2, 3, 20, 61])
def test_works_change_what_they_say(number: int, tmp_path: Path) -> None:
    """The works that edit something do so, on the smallest pages too, and the others do not."""

    def content() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    write_project(tmp_path, number)
    before = content()
    changed = []
    for work in WORKS:
        work.change(tmp_path)
        after = content()
        if after != before:
            changed.append(work.name)
        before = after
    assert changed == [
        "one incident edited",
        "one new update, five minutes later",
        "template of all pages edited",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="others do not tell of several processes")
def test_memory_of_processes_at_the_same_time() -> None:
    """What several processes hold at the same time is added."""
    # Nothing seems to take less than who measures, and these tests have grown by now.
    measure = "import sys; from benchmarks.costs import run; print(run(sys.argv[1:]).memory)"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", measure, sys.executable, "-c", PARENT],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    assert 100 < float(done.stdout) < 200


def test_a_program_that_fails_is_quoted() -> None:
    """A run that fails ends the measuring, and tells what it said."""
    with pytest.raises(SystemExit, match=r"failed with 3:\nno"):
        run((sys.executable, "-c", "print('no'); raise SystemExit(3)"))


def test_written_files_are_told_from_the_others(tmp_path: Path) -> None:
    """Files that were there before count for the size of the output alone."""
    tmp_path.joinpath("old").write_bytes(bytes(2**19))
    os.utime(tmp_path / "old", (0, 0))
    code = "import sys; open(sys.argv[1], 'w').write('x')"
    cost = run((sys.executable, "-c", code, tmp_path / "new"), tmp_path)
    assert cost.written == 1
    assert cost.size == (2**19 + 1) / 2**20


def test_ratios_are_of_medians() -> None:
    """One run that somebody disturbed does not spoil a ratio."""
    ours = (Cost(1, 1, 10), Cost(99, 99, 99), Cost(2, 3, 11))
    theirs = (Cost(1, 6, 110), Cost(1, 6, 110), Cost(50, 60, 500))
    row = Row(1000, "cold build", ours, theirs)
    assert row.ratios() == (2, 0.5, 0.1)
    assert str(row).split()[-3:] == ["2.00", "0.50", "0.10"]


def test_a_program_that_makes_other_pages_is_not_compared(tmp_path: Path) -> None:
    """What does not render all texts is fast for no good reason, so the measuring ends."""
    hugo.write_site(tmp_path / "site", 3)
    with pytest.raises(SystemExit, match="has 0 files instead of 4"):
        measure_hugo(str(shutil.which("true")), tmp_path / "site", tmp_path, 3)


@pytest.mark.parametrize("rendered", [True, False])
def test_what_is_not_rendered_is_found(rendered: bool, tmp_path: Path) -> None:
    """A page that shows Markdown as it is written is a flaw."""
    hugo.write_site(tmp_path / "site", 3)
    (incident, *_) = incidents(3)
    text = tmp_path.joinpath("site", "content", incident.year, f"{incident.name}.md").read_text()
    page = tmp_path / "out" / incident.year / incident.name / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("<h2>Investigating</h2>" * 4 if rendered else text)
    tmp_path.joinpath("out", "index.html").write_text("<li>" * 3)
    assert ("is not rendered" in hugo.flaw(tmp_path / "out", 4, 3)) != rendered


@pytest.mark.slow
def test_the_table_has_all_works(tmp_path: Path) -> None:
    """The command tells what everything takes, and where to get what it would compare with."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "benchmarks.run", "3", "--pairs", "1", "--json", tmp_path / "runs"],
        cwd=ROOT,
        env={"PATH": str(tmp_path), "PYTHONPATH": "src"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert hugo.MISSING in done.stdout
    names = [*START, *(work.name for work in WORKS)]
    told = [line[:NAMES].rstrip() for line in done.stdout.splitlines() if FIGURES.search(line)]
    assert told == names
    rows = json.loads((tmp_path / "runs").read_text())["rows"]
    assert [row["work"] for row in rows] == names
    assert all(run["wall"] > 0 for row in rows for run in row["runs"])
