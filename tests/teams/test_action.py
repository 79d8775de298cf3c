"""The action at the root: its own steps, run in a checkout as GitHub's runner would."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from actions.api import MOST_CHARACTERS
from actions.pull_request import marker, shortened
from tests.teams.forge import NAME, Forge, open_forge
from tests.teams.repositories import SETTINGS, checked_out, commit, git, origin
from tests.teams.runner import Run, run_action

INCIDENT = """\
---
title: Logging in fails
components: {api: major_outage}
---

## Investigating @ 2026-02-01 16:12
Nobody can log in.
"""
RECORD = "incidents/2026-02-01-login.md"

pytestmark = pytest.mark.slow


@pytest.fixture
def forge() -> Iterator[Forge]:
    """Open a forge."""
    with open_forge() as opened:
        yield opened


def pull_request(root: Path, files: dict[str, str], fork: str = NAME) -> dict[str, Any]:
    """Propose files on a branch, with the merge as GitHub makes it on a base that moved on."""
    ours = origin(root)
    stale = git(ours, "rev-parse", "HEAD")
    git(ours, "switch", "--quiet", "--create", "change")
    for path, text in files.items():
        head = commit(ours, path, text)
    git(ours, "switch", "--quiet", "main")
    commit(ours, "incidents/2026-01-05-other.md", INCIDENT.replace("2026-02-01", "2026-01-05"))
    git(ours, "merge", "--quiet", "--no-ff", "--message", "Merge", "change")
    git(ours, "push", "--quiet", "origin", "HEAD:refs/pull/7/merge", "HEAD^:main", "change")
    return {
        "pull_request": {
            "number": 7,
            "head": {"sha": head, "repo": {"full_name": fork}},
            "base": {"sha": stale},
        }
    }


def proposed(root: Path, forge: Forge, event: dict[str, Any], **inputs: str) -> Run:
    """Run the action on the pull request."""
    checkout = root / "checkout"
    if not checkout.exists():
        checked_out(root, "refs/pull/7/merge")
    return run_action("", checkout, forge, ("pull_request", event), inputs)


def test_a_pull_request_has_one_comment(forge: Forge, tmp_path: Path) -> None:
    """It tells what the change does, without what others did meanwhile, and is kept up to date."""
    event = pull_request(tmp_path, {RECORD: INCIDENT})
    forge.says(7, "Looks good!", "User")
    forge.says(7, f"{marker('.')}\nA person who writes our mark is not us.", "User")
    for _ in range(101):
        forge.says(7, "Something else")
    for _ in range(2):
        ran = proposed(tmp_path, forge, event)
        assert not ran.failed, ran.printed
    said = [body for body in forge.bodies() if body.startswith(marker("."))]
    assert len(said) == 2
    assert "Major outage: REST API" in said[1].replace("\\", "")
    assert said[1].count("opened") == 1
    assert ran.summary == ""
    assert ran.outputs == {"site": "./site", "whole": "true"}
    assert (tmp_path / "checkout/site/incidents/2026-02-01-login/index.html").exists()


def test_a_fork_has_its_answer_in_the_summary(forge: Forge, tmp_path: Path) -> None:
    """Nothing is asked of the forge for a pull request whose token may not write anyway."""
    event = pull_request(tmp_path, {RECORD: INCIDENT}, fork="stranger/status")
    ran = proposed(tmp_path, forge, event)
    assert not ran.failed, ran.printed
    assert "Logging in fails" in ran.summary
    assert not forge.asked


def test_without_the_right_to_comment_the_summary_has_it(forge: Forge, tmp_path: Path) -> None:
    """A token that may only read is no reason to fail; it is said what it takes."""
    event = pull_request(tmp_path, {RECORD: INCIDENT})
    forge.refuses = "^POST"
    ran = proposed(tmp_path, forge, event)
    assert not ran.failed, ran.printed
    assert "pull-requests: write" in ran.printed
    assert "Logging in fails" in ran.summary
    quiet = proposed(tmp_path, forge, event, comment="false")
    assert "Logging in fails" in quiet.summary
    assert "pull-requests: write" not in quiet.printed


def test_a_mistake_fails_and_is_told(forge: Forge, tmp_path: Path) -> None:
    """A file that does not read is annotated and commented on, and nothing is built."""
    event = pull_request(tmp_path, {RECORD: INCIDENT.replace("major_outage", "mayor_outage")})
    ran = proposed(tmp_path, forge, event)
    assert ran.steps == {"Check": True, "Tell what a pull request does": False}
    assert f"::error file={RECORD},line=3" in ran.printed
    (said,) = forge.bodies()
    assert "mayor" in said
    assert ran.outputs == {}


def test_a_branch_by_itself_is_compared_with_where_it_began(forge: Forge, tmp_path: Path) -> None:
    """Whoever checks out the branch and all of its history is told of the branch alone."""
    event = pull_request(tmp_path, {RECORD: INCIDENT})
    event["pull_request"]["base"]["sha"] = git(tmp_path / "ours", "rev-parse", "HEAD^")
    git(tmp_path, "clone", "--quiet", "--branch=change", "origin", "checkout")
    proposed(tmp_path, forge, event)
    (said,) = forge.bodies()
    assert said.count("opened") == 1
    assert "removed" not in said.replace("0 removed", "")


def test_a_page_elsewhere_in_the_repository(forge: Forge, tmp_path: Path) -> None:
    """A project in a folder with a name that is hard on scripts is checked, told of and built."""
    folder = "a b$(touch owned)`-->"
    event = pull_request(
        tmp_path, {f"{folder}/statuary.yml": SETTINGS, f"{folder}/{RECORD}": INCIDENT}
    )
    ran = proposed(tmp_path, forge, event, path=folder, output="built $HOME")
    assert not ran.failed, ran.printed
    (said,) = forge.bodies()
    assert "so all of it is new" in said
    assert ran.outputs == {"site": "built $HOME", "whole": "true"}
    assert (tmp_path / "checkout/built $HOME/index.html").exists()
    assert not list(tmp_path.rglob("owned"))


def test_a_push_is_checked_and_built(forge: Forge, tmp_path: Path) -> None:
    """Without a pull request there is nothing to compare, and nothing is asked of the forge."""
    origin(tmp_path)
    ran = run_action("", checked_out(tmp_path, "main"), forge, ("push", {}))
    assert ran.steps == {"Check": False, "Build": False}
    assert not forge.asked


def test_a_mistake_that_is_merged_holds_up_nothing_else(forge: Forge, tmp_path: Path) -> None:
    """On a push it is annotated, what reads is built, and an output tells that this is not all."""
    ours = origin(tmp_path)
    commit(ours, "incidents/2026-01-05-other.md", INCIDENT.replace("2026-02-01", "2026-01-05"))
    commit(ours, RECORD, INCIDENT.replace("major_outage", "mayor_outage"))
    git(ours, "push", "--quiet", "origin", "main")
    checkout = checked_out(tmp_path, "main")
    ran = run_action("", checkout, forge, ("push", {}))
    assert ran.steps == {"Check": False, "Build": False}
    assert f"::error file={RECORD},line=3" in ran.printed
    assert ran.outputs == {"site": "./site", "whole": "false"}
    assert (checkout / "site/incidents/2026-01-05-other/index.html").exists()
    queued = run_action("", checkout, forge, ("merge_group", {}))
    assert queued.steps == {"Check": True}


def test_settings_that_do_not_read_are_not_built(forge: Forge, tmp_path: Path) -> None:
    """On a push too: then there is nothing to publish."""
    ours = origin(tmp_path)
    commit(ours, "statuary.yml", "titel: x\n")
    git(ours, "push", "--quiet", "origin", "main")
    ran = run_action("", checked_out(tmp_path, "main"), forge, ("push", {}))
    assert ran.steps == {"Check": False, "Build": True}
    assert ran.outputs == {}


def test_a_long_answer_is_cut_between_lines() -> None:
    """A comment has room for so much; what is left out is said."""
    line = "| é | " + "x" * 90 + " |\n"
    cut = shortened(line * 2000)
    assert len(cut) < MOST_CHARACTERS + 100
    assert cut.startswith(line)
    assert cut.count("\n") - 1 == cut.count("x |")
    assert shortened(line) == line
