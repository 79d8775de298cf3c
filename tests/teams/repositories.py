"""Repositories of a page: what a forge has, and what a workflow checks out of it."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.teams.runner import surroundings

SETTINGS = """\
title: Example status
timezone: Europe/Berlin
since: 2026-01-01
components:
  - {id: website, name: Website}
  - {id: api, name: REST API}
"""


def git(within: Path, *arguments: str) -> str:
    """Run git as a person would."""
    done = subprocess.run(  # noqa: S603
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.com", *arguments],  # noqa: S607
        cwd=within,
        env=surroundings(within),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def commit(within: Path, path: str, text: str) -> str:
    """Write a file, commit it and give the commit."""
    (within / path).parent.mkdir(parents=True, exist_ok=True)
    (within / path).write_text(text, encoding="utf-8")
    git(within, "add", path)
    git(within, "commit", "--quiet", "--message", path)
    return git(within, "rev-parse", "HEAD")


def origin(root: Path) -> Path:
    """Give somebody's working tree of a page whose origin, `root/origin`, has it as well."""
    ours = root / "ours"
    ours.mkdir()
    git(root, "init", "--quiet", "--bare", "--initial-branch=main", "origin")
    git(ours, "init", "--quiet", "--initial-branch=main")
    git(ours, "remote", "add", "origin", (root / "origin").as_uri())
    commit(ours, "statuary.yml", SETTINGS)
    git(ours, "push", "--quiet", "origin", "main")
    return ours


def checked_out(root: Path, ref: str) -> Path:
    """Check out a ref of the origin, with nothing of its history, as workflows do."""
    made = root / "checkout"
    made.mkdir()
    git(made, "init", "--quiet")
    git(made, "remote", "add", "origin", (root / "origin").as_uri())
    git(made, "fetch", "--quiet", "--no-tags", "--depth=1", "origin", ref)
    git(made, "checkout", "--quiet", "FETCH_HEAD")
    return made
