"""A shell that does what a document says, line by line, in a home of its own."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from tests.docs.blocks import Block, commands

_DIGITS = re.compile(r"\d+")
_BREAK = "-- the next command --"
_GIT = "[user]\nname = Reader\nemail = reader@example.com\n[init]\ndefaultBranch = main\n"


def follow(
    given: Iterable[Block],
    folder: Path,
    home: Path,
    *,
    path: Path | None = None,
    git: str = "",
    numbers: bool = True,
) -> None:
    """Run blocks in one shell that begins in a folder, and compare what it says with what is shown.

    More may be said than is shown, and without `numbers` these may differ, as dates and counts do.
    `path` is a folder of programs that come before all others; `git` is added to git's settings.
    """
    steps = [step for block in given for step in commands(block)]
    script = "".join(f"{command}\necho '{_BREAK}'\n" for command, _ in steps)
    home.mkdir(exist_ok=True)
    (home / ".gitconfig").write_text(_GIT + git)
    programs = f"{path}{os.pathsep}" if path else ""
    kept = {key: value for key, value in os.environ.items() if key.startswith(("PIP_", "PYTHONP"))}
    done = subprocess.run(  # noqa: S603
        ["/bin/bash", "-e", "-u", "-c", script],
        cwd=folder,
        env={**kept, "HOME": str(home), "PATH": programs + os.environ["PATH"], "TERM": "dumb"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
        check=False,
    )
    said = done.stdout.split(f"{_BREAK}\n")
    assert done.returncode == 0, f"{steps[len(said) - 1][0]}\n{said[-1]}"
    for (command, shown), output in zip(steps, said, strict=False):
        rest = iter(_compared(output, numbers).splitlines())
        for line in shown:
            assert _compared(line, numbers) in rest, f"$ {command}\n{output}\ndoes not say: {line}"


def _compared(text: str, numbers: bool) -> str:
    return text if numbers else _DIGITS.sub("0", text)
