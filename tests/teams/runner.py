"""The steps of a composite action as GitHub's runner runs them, in a checkout on this machine."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.teams.forge import NAME, TOKEN, Forge

ROOT = Path(__file__).parents[2]
SECONDS = 60

_EXPRESSION = re.compile(r"\$\{\{ (inputs|github)\.([a-z-]+) \}\}")
# The conditions that our actions have: whether a step runs, by the event, and what had failed.
_CONDITIONS: dict[str | None, Callable[[str, bool], bool]] = {
    None: lambda _event, failed: not failed,
    "!cancelled() && steps.install.outcome == 'success' && github.event_name == 'pull_request'": (
        lambda event, _failed: event == "pull_request"
    ),
}


@dataclass(frozen=True, slots=True)
class Run:
    """What came of it: whether each step that ran failed, all that was printed, and the rest."""

    steps: Mapping[str, bool]
    printed: str
    outputs: Mapping[str, str]
    summary: str

    @property
    def failed(self) -> bool:
        """Tell whether a step failed."""
        return any(self.steps.values())


def surroundings(home: Path) -> dict[str, str]:
    """Give an environment with this Python's commands, in which git knows nobody's settings."""
    return {
        "HOME": str(home),
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])),
        "PYTHONPATH": str(ROOT / "src"),
        "LANG": "C.UTF-8",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }


def run_action(
    folder: str,
    checkout: Path,
    forge: Forge,
    event: tuple[str, Mapping[str, Any]],
    given: Mapping[str, str] | None = None,
) -> Run:
    """Run the action of a folder for an event by name and content, with inputs by name.

    The step that installs Statuary is left out: it is there.
    """
    action = yaml.safe_load((ROOT / folder / "action.yml").read_text("utf-8"))
    inputs = {name: each["default"] for name, each in action["inputs"].items()} | dict(given or {})
    name, content = event
    home = checkout.parent / "runner"
    home.mkdir(exist_ok=True)
    files = {key: home / key for key in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    for path in files.values():
        path.write_text("", encoding="utf-8")
    (home / "event.json").write_text(json.dumps(content), encoding="utf-8")
    env = surroundings(home) | {
        "GITHUB_ACTION_PATH": str(ROOT / folder),
        "GITHUB_API_URL": forge.address,
        "GITHUB_SERVER_URL": "https://github.example",
        "GITHUB_REPOSITORY": NAME,
        "GITHUB_EVENT_NAME": name,
        "GITHUB_EVENT_PATH": str(home / "event.json"),
        **{key: str(path) for key, path in files.items()},
    }
    done: dict[str, bool] = {}
    printed = []
    for step in action["runs"]["steps"]:
        runs = _CONDITIONS[step.get("if")](name, any(done.values()))
        if "uses" in step or step["name"].startswith("Install") or not runs:
            continue
        assert step["shell"] == "bash"
        own = {key: _value(text, inputs) for key, text in step.get("env", {}).items()}
        script = home / "step.sh"
        script.write_text(step["run"], encoding="utf-8")
        ended = subprocess.run(  # noqa: S603
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", script],  # noqa: S607
            cwd=checkout,
            env=env | own,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=SECONDS,
            check=False,
        )
        done[step["name"]] = ended.returncode != 0
        printed.append(ended.stdout + ended.stderr)
    lines = files["GITHUB_OUTPUT"].read_text("utf-8").splitlines()
    summary = files["GITHUB_STEP_SUMMARY"].read_text("utf-8")
    outputs = dict(line.split("=", 1) for line in lines)
    return Run(done, "".join(printed), outputs, summary)


def _value(text: str, inputs: Mapping[str, str]) -> str:
    def known(found: re.Match[str]) -> str:
        return TOKEN if found.groups() == ("github", "token") else inputs[found[2]]

    return _EXPRESSION.sub(known, text)
