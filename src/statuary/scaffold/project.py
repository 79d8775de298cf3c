"""All files of a new project."""

from __future__ import annotations

from datetime import date

from statuary import __version__
from statuary.scaffold.answers import Answers, component_ids
from statuary.scaffold.hosts import host_files
from statuary.scaffold.records import INCIDENT_DAYS_AGO, Days, records
from statuary.scaffold.settings import settings

_IGNORED = """\
# Made by `statuary build`, and made again by it.
/site/
/.statuary-cache/

# Python's own.
/.venv/
"""


def project(answers: Answers, now: int) -> tuple[tuple[str, str], ...]:
    """Give the files of a project as paths with texts, dated around an instant (seconds of UTC)."""
    days = Days(now, answers.timezone)
    files = [
        ("statuary.yml", settings(answers, date.fromisoformat(days.date(-INCIDENT_DAYS_AGO)))),
        *records(component_ids(answers.components), days),
        (".gitignore", _IGNORED),
    ]
    if answers.host != "none":
        files += [("requirements.txt", _requirements()), *host_files(answers.host)]
    return tuple(files)


def _requirements() -> str:
    return (
        "# What the host installs to build the page, with `pip install -r requirements.txt`.\n"
        "# If this version is not on your package index, write where it comes from instead:\n"
        "# a wheel in this repository, as ./wheels/<its name>, or statuary @ git+https://…\n"
        f"statuary>={__version__}\n"
    )
