"""The bytes of one file → a page, or problems that name a place in it; never anything else."""

from __future__ import annotations

import tempfile
from pathlib import Path

from statuary import content
from statuary.errors import ProblemsError

SETTINGS = b"""\
title: Example status
url: https://status.example.com/
timezone: America/New_York
components:
  - {id: api, name: API}
  - group: Sites
    id: sites
    components: [{id: web, name: Website}]
"""
_PATHS = ("incidents/a.md", "incidents/a.yaml", "statuary.yml")
_folder = tempfile.TemporaryDirectory(prefix="statuary-fuzz-")
ROOT = Path(_folder.name)


def run(data: bytes) -> None:
    """Read a file; the first byte says which: a record in Markdown or YAML, or the settings."""
    path = _PATHS[data[0] % 3] if data else _PATHS[0]
    whole = data[1:]
    settings = whole if path == _PATHS[2] else SETTINGS
    (ROOT / _PATHS[2]).write_bytes(settings)
    instead = {} if path == _PATHS[2] else {path: whole}
    try:
        content.read(ROOT, drafts=True, instead=instead)
    except ProblemsError as error:
        problems = error.problems
    else:
        return
    if not problems:
        raise AssertionError("refused without a word")
    lines = whole.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    for problem in problems:
        said = f"{problem.message}{problem.hint}"
        if not problem.message or not said.isprintable():
            raise AssertionError(f"said in a way that no terminal can show: {problem!r}")
        if problem.path != path or problem.column < 1 or not 1 <= problem.line <= lines:
            raise AssertionError(f"said of no place in the file: {problem!r}")
