"""The hook for commits, as pre-commit installs and runs it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.clients.conftest import program
from tests.teams.repositories import SETTINGS, commit, git

ROOT = Path(__file__).parents[2]
PACKAGE = ("src", "templates", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
PATH = "incidents/2026-02-01-login.md"
INCIDENT = """\
---
title: Logging in fails
components: {api: major_outage}
---

## Investigating @ 2026-02-01 16:12
Nobody can log in.

## Resolved @ 2026-02-01 16:57
A certificate had expired. It is renewed.
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """Give a repository of a page, whose commits the hook of this very checkout checks."""
    here = tmp_path / "statuary"
    here.mkdir()
    ignored = shutil.ignore_patterns("__pycache__")
    for name in PACKAGE:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, here / name, ignore=ignored)
        else:
            shutil.copy(ROOT / name, here)
    git(here, "init", "--quiet", "--initial-branch=main")
    git(here, "add", ".")
    git(here, "commit", "--quiet", "--message", "Statuary")
    page = tmp_path / "page"
    page.mkdir()
    git(page, "init", "--quiet", "--initial-branch=main")
    commit(page, "statuary.yml", SETTINGS)
    revision = git(here, "rev-parse", "HEAD")
    commit(
        page,
        ".pre-commit-config.yaml",
        f"repos:\n  - repo: {here.as_uri()}\n    rev: {revision}\n"
        "    hooks:\n      - id: statuary-check\n",
    )
    return page


def tried(page: Path, path: str, text: str) -> subprocess.CompletedProcess[str]:
    """Write a file and try to commit it."""
    (page / path).parent.mkdir(exist_ok=True)
    (page / path).write_text(text, encoding="utf-8")
    git(page, "add", path)
    return subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "-m", "x"],  # noqa: S607
        cwd=page,
        env=_surroundings(page),
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def _surroundings(page: Path) -> dict[str, str]:
    # As at a desk, so that pip finds what it installs; but for where pre-commit keeps it.
    home = page.parent / "pre-commit"
    own = {"PRE_COMMIT_HOME": str(home), "GIT_CONFIG_GLOBAL": os.devnull}
    return {key: value for key, value in os.environ.items() if key != "PYTHONPATH"} | own


def test_a_commit_is_checked(page: Path) -> None:
    """A record that reads is committed, one that does not is refused with our words."""
    subprocess.run(  # noqa: S603
        [program("pre-commit"), "install"], cwd=page, env=_surroundings(page), check=True
    )
    good = tried(page, PATH, INCIDENT)
    assert good.returncode == 0, good.stdout + good.stderr
    assert "Check the status page" in good.stderr
    assert "Passed" in good.stderr
    bad = tried(page, PATH, INCIDENT.replace("major_outage", "mayor_outage"))
    assert bad.returncode == 1
    assert f"{PATH}:3:" in bad.stderr
    assert "did you mean `major_outage`" in bad.stderr
    git(page, "checkout", "--quiet", "HEAD", "--", PATH)
    other = tried(page, "README.md", "Nothing of the page\n")
    assert other.returncode == 0
    assert "Skipped" in other.stderr
    assert git(page, "rev-list", "--count", "HEAD") == "4"
