"""The documents for teams, and the files that they show."""

from __future__ import annotations

import re
from pathlib import Path

HOW_TO = Path(__file__).parents[2] / "docs/how-to"
TEAMS = (HOW_TO / "teams.md").read_text("utf-8")
FORM = (HOW_TO / "report-by-form.md").read_text("utf-8")


def shown(document: str) -> dict[str, str]:
    """Give the files that a document shows, by their paths."""
    found = re.findall(r"^```\w+ title=(\S+)\n(.*?)^```$", document, re.MULTILINE | re.DOTALL)
    return dict(found)
