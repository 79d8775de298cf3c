"""Projects to read in tests."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from statuary import content
from statuary.errors import ConfigurationError, ContentError, Problem
from statuary.model import StatusPage

SETTINGS = """\
title: Example status
url: https://status.example.com/
timezone: America/New_York
components:
  - {id: api, name: API}
  - {id: web, name: Website}
"""


def project(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files into a folder, and settings unless there are some among them."""
    for path, text in {"statuary.yml": SETTINGS, **files}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
    return root


def page(root: Path, files: Mapping[str, str | bytes]) -> StatusPage:
    """Write a project and read its page."""
    return content.load(project(root, files))


def problems(root: Path) -> tuple[Problem, ...]:
    """Give everything that is wrong with a project, nothing if it reads."""
    try:
        content.load(root)
    except (ContentError, ConfigurationError) as error:
        return error.problems
    return ()
