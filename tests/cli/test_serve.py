"""`statuary serve`, as a person calls it."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

from statuary.cli import main
from tests.formats.showcase import project
from tests.serving.sessions import PAGE, PATIENCE

SLOW = "incidents/slow.md"
BAD = PAGE[SLOW].replace("degraded_performance", "slow")


class Terminal:
    """A command that runs, and what it prints, line by line."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def line(self) -> str:
        """Wait for a line."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().rstrip("\n")

    @property
    def address(self) -> str:
        """Where the page is, from the first line."""
        first = self.line()
        assert first.startswith("Serving http://127.0.0.1:")
        assert first.endswith(
            "/ until Ctrl-C, and watching statuary.yml, incidents/, templates/ and static/"
        )
        return first.split()[1]


@contextmanager
def running(root: Path, *options: str) -> Iterator[Terminal]:
    """Run the command until the context ends."""
    command = [sys.executable, "-m", "statuary", "serve", str(root), "--port", "0", *options]
    with subprocess.Popen(  # noqa: S603
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as process:
        try:
            yield Terminal(process)
        finally:
            process.kill()


def save(root: Path, name: str, text: str) -> None:
    """Put a file there in one step."""
    project(root, {".partial": text})
    (root / ".partial").replace(root / name)


@pytest.mark.slow
def test_it_tells_what_happens(tmp_path: Path) -> None:
    """A line for each change says what the page says, or is followed by what is wrong."""
    with running(project(tmp_path, PAGE)) as terminal:
        assert terminal.address
        assert terminal.line() == "The page says: Degraded performance: API"
        save(tmp_path, SLOW, BAD)
        assert terminal.line().endswith(": the project does not read; the page stays as it was")
        assert terminal.line().startswith(f"{SLOW}:3:19: error: `slow` is not a component status")
        assert terminal.line() == "    3 | components: {api: slow}"
        assert terminal.line() == "      |                   ^"
        assert terminal.line().startswith("    hint: known: ")
        assert terminal.line() == "1 problem"
        save(tmp_path, SLOW, BAD + "\n")
        assert terminal.line().endswith(": still 1 problem")
        save(tmp_path, SLOW, PAGE[SLOW])
        said = "all is well again; the page says: Degraded performance: API"
        assert terminal.line().endswith(f": {said}")
        save(tmp_path, SLOW, PAGE[SLOW])
        assert terminal.line().endswith(": nothing in the site is different")
        save(tmp_path, SLOW, PAGE[SLOW].replace("degraded_performance", "major_outage"))
        line = terminal.line()
        assert line.startswith(f"{SLOW} changed, ")
        assert line.endswith(" ms: the page says: Major outage: API")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent in another way there")
def test_it_ends_in_silence(tmp_path: Path) -> None:
    """Ctrl-C ends it without a word and without an error."""
    with running(project(tmp_path, PAGE)) as terminal:
        assert terminal.address
        terminal.line()
        terminal.process.send_signal(signal.SIGINT)
        assert terminal.process.wait(PATIENCE) == 0
        assert terminal.line() == ""


@pytest.mark.slow
def test_a_time_and_drafts(tmp_path: Path) -> None:
    """The page of another time is told with its time, and drafts are shown if asked for."""
    draft = PAGE[SLOW].replace("---\ntitle", "---\ndraft: true\ntitle", 1)
    root = project(tmp_path, PAGE | {SLOW: draft})
    with running(root, "--at", "2026-03-10 12:00Z") as terminal:
        assert terminal.address
        said = "As of 10 March 2026, 12:00 UTC the page says: "
        assert terminal.line() == f"{said}All systems operational"
    with running(root, "--at", "2026-03-10 12:00Z", "--drafts") as terminal:
        assert terminal.address
        assert terminal.line() == f"{said}Degraded performance: API"


@pytest.mark.slow
def test_a_project_that_does_not_read(tmp_path: Path) -> None:
    """What is wrong at the start is told, and mending it is enough."""
    with running(project(tmp_path, PAGE | {SLOW: BAD})) as terminal:
        assert terminal.address
        assert [terminal.line() for _ in range(5)][-1] == "1 problem"
        assert terminal.line() == "There is no page to show until this is mended."
        save(tmp_path, SLOW, PAGE[SLOW])
        assert "all is well again" in terminal.line()


@pytest.mark.slow
def test_others_can_be_let_in(tmp_path: Path) -> None:
    """An address for others is warned of, and then any name of the machine will do."""
    with running(project(tmp_path, PAGE), "--host", "0.0.0.0") as terminal:  # noqa: S104
        port = urlsplit(terminal.line().split()[1]).port
        assert terminal.line() == (
            "Whoever reaches this machine can see the page, and what is not published yet."
        )
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        connection.request("GET", "/", headers={"Host": "status.internal"})
        assert connection.getresponse().status == 200
        connection.close()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no file can have such a name there")
def test_names_of_files_are_no_commands(tmp_path: Path) -> None:
    """Control characters in the name of a file reach no terminal."""
    with running(project(tmp_path, PAGE)) as terminal:
        assert terminal.address
        terminal.line()
        project(tmp_path, {"incidents/_\x1b[2J\u202e.txt": "x"})
        assert terminal.line().startswith("incidents/_\\u001b[2J\\u202e.txt changed, ")


@pytest.mark.slow
def test_a_port_that_is_taken(tmp_path: Path) -> None:
    """A port that is in use is told with what to do about it."""
    with running(project(tmp_path, PAGE)) as terminal:
        port = str(urlsplit(terminal.address).port)
        result = CliRunner().invoke(main, ["serve", str(tmp_path), "--port", port])
    assert result.exit_code == 2
    assert result.stderr == (
        f"statuary: port {port} is in use already.\n"
        "    hint: give another one with --port, or --port 0 for any that is free\n"
    )


def test_an_address_that_is_elsewhere(tmp_path: Path) -> None:
    """An address that is none of this machine's is told so."""
    for host in ("203.0.113.7", "x" * 300):
        result = CliRunner().invoke(main, ["serve", str(tmp_path), "--host", host, "--port", "0"])
        assert result.exit_code == 2
        assert result.stderr.startswith("statuary: ")
        assert "hint: leave out --host" in result.stderr


def test_without_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the library that watches files, one sentence says how to get it."""
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    result = CliRunner().invoke(main, ["serve", str(tmp_path)])
    assert result.exit_code == 2
    assert result.stderr == (
        "statuary: `serve` needs the library watchfiles, which is not installed.\n"
        "    hint: pip install watchfiles\n"
    )
