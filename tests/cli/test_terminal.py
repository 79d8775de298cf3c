"""What a person sees while waiting."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.formats.showcase import project

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")

PROGRAM = """\
import sys
from statuary.cli import main, terminal
terminal.PATIENCE_SECONDS = float(sys.argv.pop(1))
main()
"""


def seen(root: Path, patience: float) -> tuple[str, str]:
    """Build on a pseudo-terminal; give what it shows, and what goes to standard output."""
    own, other = pty.openpty()
    arguments = ["build", str(root), "--now", "2026-03-10 12:00Z"]
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", PROGRAM, str(patience), *arguments],
        stdout=subprocess.PIPE,
        stderr=other,
        text=True,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "80"},
    ) as process:
        os.close(other)
        shown = b""
        try:
            while part := os.read(own, 4096):
                shown += part
        except OSError:  # Linux ends a pseudo-terminal like this
            pass
        printed = process.stdout.read() if process.stdout else ""
    os.close(own)
    assert process.returncode == 0, shown
    return shown.decode(), printed


def test_a_bar_shows_when_it_takes_long(tmp_path: Path) -> None:
    """On a terminal, a build that takes long shows how far it is, up to the end."""
    shown, printed = seen(project(tmp_path), -1)
    assert "Building" in shown
    assert "100%" in shown
    assert "Building" not in printed
    assert " written, " in printed


def test_a_quick_build_shows_none(tmp_path: Path) -> None:
    """On a terminal too, a build that takes no time shows its result alone."""
    shown, printed = seen(project(tmp_path), 1000)
    assert shown == ""
    assert " written, " in printed


def test_a_bar_is_not_for_files(tmp_path: Path) -> None:
    """Where standard error is no terminal, no bar is ever written."""
    root = project(tmp_path)
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", PROGRAM, "-1", "build", str(root), "--now", "2026-03-10 12:00Z"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
