"""What is done to a page in one round: each work finds what the one before it left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.pages import LAST

TEMPLATE = Path(__file__).parents[1] / "templates" / "base.html"
LATER = LAST + timedelta(hours=1)
REPORTED = LATER + timedelta(minutes=5)
SENTENCE = "One sentence more.\n"
UPDATE = f"\n## Update @ {REPORTED:%Y-%m-%d %H:%MZ}\nWe are `still` working on it.\n"


@dataclass(frozen=True)
class Work:
    """A command as of an instant, and what somebody did to the project before."""

    name: str
    now: datetime
    change: Callable[[Path], None] = lambda _project: None
    command: str = "build"


def edit_incident(project: Path) -> None:
    """Add a sentence to the last update of an incident of a year ago."""
    with _old(project).open("a") as file:
        file.write(SENTENCE)


def add_update(project: Path) -> None:
    """Add an update to an incident that is open."""
    with _open(project).open("a") as file:
        file.write(UPDATE)


def edit_template(project: Path) -> None:
    """Change what all pages extend."""
    text = TEMPLATE.read_text()
    changed = text.replace("</body>", "<p>This page is an example.</p>\n</body>")
    if changed == text:
        raise ValueError(f"{TEMPLATE} has no </body> to write before")
    project.joinpath("templates").mkdir()
    project.joinpath("templates", TEMPLATE.name).write_text(changed)


WORKS = (
    Work("cold build", LAST),
    Work("unchanged", LAST),
    Work("unchanged, an hour later", LATER),
    Work("one incident edited", LATER, edit_incident),
    Work("one new update, five minutes later", REPORTED, add_update),
    Work("check", REPORTED, command="check"),
    Work("template of all pages edited", REPORTED, edit_template),
)


def _old(project: Path) -> Path:
    return min(project.joinpath("incidents", str(LAST.year - 1)).glob("*.md"))


def _open(project: Path) -> Path:
    return max(project.joinpath("incidents", str(LAST.year - 1)).glob("*.md"))
