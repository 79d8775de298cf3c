"""What hosts are told: who may do what, when, and with which secrets."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from statuary.scaffold import HOSTS, Answers, project, then

ROOT = Path(__file__).parents[2]
NOW = 1_773_144_000
ANSWERS = ("Status", "", ("API",), "UTC")
BUILD = "statuary build --keep-going || [ $? -eq 3 ]"
FILES = {host: dict(project(Answers(*ANSWERS, host), NOW)) for host in HOSTS}
WORKFLOWS = [
    pytest.param(text, id=f"{host}:{path}")
    for host, files in FILES.items()
    for path, text in files.items()
    if path.startswith(".github/workflows/")
]


def parsed(text: str) -> Any:
    """Read a workflow; YAML takes the key `on` for true, and GitHub for a text."""
    data = yaml.safe_load(text)
    return {"on" if key is True else key: value for key, value in data.items()}


@pytest.mark.parametrize("text", WORKFLOWS)
def test_a_workflow_has_the_least_rights(text: str) -> None:
    """At its top it may read at most; a job that may do more has no code of a pull request."""
    flow = parsed(text)
    assert flow["permissions"] in ({}, {"contents": "read"})
    assert "pull_request_target" not in flow["on"]
    for job in flow["jobs"].values():
        assert job["timeout-minutes"] <= 10
        if "permissions" in job:
            assert job["permissions"] == {"pages": "write", "id-token": "write"}
            assert job["if"] == "github.ref == 'refs/heads/main'"
            assert [set(step) for step in job["steps"]] == [{"id", "uses"}]


@pytest.mark.parametrize("text", WORKFLOWS)
def test_pull_requests_are_checked_without_secrets(text: str) -> None:
    """A workflow that a pull request starts names no secret, and keeps no token in its checkout."""
    flow = parsed(text)
    assert ("pull_request" in flow["on"]) == ("secrets." not in text)
    steps = [step for job in flow["jobs"].values() for step in job["steps"]]
    if "pull_request" in flow["on"]:
        check = next(iter(flow["jobs"].values()))["steps"]
        assert [step["run"] for step in check if "run" in step][:2] == [
            "pip install -r requirements.txt",
            "statuary check --format github",
        ]
        checkouts = [step for step in steps if "checkout" in step.get("uses", "")]
        assert {step["with"]["persist-credentials"] for step in checkouts} == {False}


@pytest.mark.parametrize("text", WORKFLOWS)
def test_only_actions_of_github_itself_are_used(text: str) -> None:
    """What runs beside Statuary comes from GitHub, pinned by commit, with its version beside it."""
    for used in re.findall(r"uses: (.*)", text):
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", used), used


def test_an_action_has_one_pin() -> None:
    """Whatever uses an action, this repository's own checks too, has it of the same commit."""
    ours = [*ROOT.glob(".github/workflows/*.yml"), *ROOT.glob("**/action.yml")]
    texts = (*(path.read_text("utf-8") for path in ours), *(each.values[0] for each in WORKFLOWS))
    pins: dict[str, set[str]] = {}
    for action, pin in re.findall(r"uses: (actions/[a-z-]+)@(.*)", "\n".join(map(str, texts))):
        pins.setdefault(action, set()).add(pin)
    assert len(pins) == 4
    assert all(len(each) == 1 for each in pins.values()), pins


@pytest.mark.parametrize("host", HOSTS)
def test_pins_do_not_grow_old(host: str) -> None:
    """Where actions are pinned Dependabot is asked for newer ones, and nowhere else."""
    pinned = any("uses: actions/" in text for text in FILES[host].values())
    assert (".github/dependabot.yml" in FILES[host]) == pinned
    if pinned:
        (update,) = yaml.safe_load(FILES[host][".github/dependabot.yml"])["updates"]
        assert (update["package-ecosystem"], update["directory"]) == ("github-actions", "/")


@pytest.mark.parametrize("host", ["github", "netlify", "cloudflare"])
def test_the_page_is_built_again_as_it_ages(host: str) -> None:
    """One workflow has a schedule, of four times a day at an odd minute."""
    flows = [parsed(text) for path, text in FILES[host].items() if "/workflows/" in path]
    schedules = [flow["on"]["schedule"] for flow in flows if "schedule" in flow["on"]]
    assert schedules == [[{"cron": "17 */6 * * *"}]]


def test_gitlab_checks_and_publishes() -> None:
    """Merge requests are checked, the default branch is published, and no variable is secret."""
    text = FILES["gitlab"][".gitlab-ci.yml"]
    jobs = yaml.safe_load(text)
    assert set(jobs) == {"image", "workflow", "default", "check", "pages"}
    assert jobs["default"]["before_script"] == ["pip install -r requirements.txt"]
    assert jobs["check"]["script"] == ["statuary check", "statuary build"]
    assert "rules" not in jobs["check"]
    assert jobs["pages"]["script"] == [BUILD.replace("||", "--output public ||")]
    assert jobs["pages"]["artifacts"] == {"paths": ["public"]}
    assert jobs["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert {*re.findall(r"\$(\w+)", text)} == {
        *("CI_PIPELINE_SOURCE", "CI_COMMIT_BRANCH", "CI_DEFAULT_BRANCH")
    }


def test_netlify_publishes_what_is_built() -> None:
    """Netlify builds, and publishes the folder that a build writes."""
    netlify = tomllib.loads(FILES["netlify"]["netlify.toml"])
    assert netlify["build"]["command"] == BUILD
    assert netlify["build"]["publish"] == "site"
    assert BUILD in then("cloudflare")


def test_github_publishes_what_reads_and_fails_all_the_same() -> None:
    """What is published waits for the build alone, and main is checked beside it."""
    flow = parsed(FILES["github"][".github/workflows/status.yml"])
    jobs = flow["jobs"]
    assert [job.get("needs") for job in jobs.values()] == [None, None, "build"]
    assert BUILD in [step.get("run") for step in jobs["build"]["steps"]]
    assert "if" not in jobs["check"]
    for host in ("netlify", "cloudflare"):
        check = parsed(FILES[host][".github/workflows/check.yml"])
        assert check["on"] == {"push": {"branches": ["main"]}, "pull_request": None}


@pytest.mark.parametrize(
    ("files", "code", "is_built"),
    [
        ({}, 0, True),
        ({"incidents/bad.yaml": "title: ["}, 0, True),
        ({"statuary.yml": "titel: x"}, 2, False),
    ],
)
def test_what_hosts_run_builds_what_reads(
    tmp_path: Path, files: dict[str, str], code: int, *, is_built: bool
) -> None:
    """The line that all hosts are given is well with a record less, and with nothing else."""
    for path, text in {**FILES["none"], **files}.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    line = BUILD.replace("statuary", f"'{sys.executable}' -m statuary", 1)
    ended = subprocess.run(["sh", "-ec", line], cwd=tmp_path, capture_output=True, check=False)  # noqa: S603, S607
    assert (ended.returncode != 0) == (code != 0)
    assert (tmp_path / "site/index.html").exists() == is_built


@pytest.mark.parametrize("host", HOSTS)
def test_statuary_is_installed_by_one_line(host: str) -> None:
    """What a host installs stands in one place, and what is left to do by hand is said."""
    asked = FILES[host].get("requirements.txt", "")
    lines = [line for line in asked.splitlines() if not line.startswith("#")]
    assert len(lines) == (host != "none")
    assert bool(then(host)) == (host != "none")
