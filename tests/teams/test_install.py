"""What the actions install: this very checkout, with the libraries that are pinned."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest
import yaml

from statuary import __version__

ROOT = Path(__file__).parents[2]
SECONDS = 300


@pytest.mark.slow
def test_both_actions_install_this_checkout(tmp_path: Path) -> None:
    """After their step for it, the command is there, whatever lies in the repository they check."""
    venv.create(tmp_path / "venv", with_pip=True)
    scripts = tmp_path / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    page = tmp_path / "page"
    page.mkdir()
    for trap in ("pip.py", "statuary.py", "hatchling.py"):
        (page / trap).write_text("raise SystemExit('code of the repository ran')\n")
    env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    env["PATH"] = os.pathsep.join((str(scripts), env["PATH"]))
    for folder in ("", "actions/report"):
        action = yaml.safe_load((ROOT / folder / "action.yml").read_text("utf-8"))
        steps = (each for each in action["runs"]["steps"] if "Install" in each.get("name", ""))
        (script,) = [each["run"] for each in steps]
        for command in (script, "statuary --version"):
            done = subprocess.run(  # noqa: S603
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command],  # noqa: S607
                cwd=page,
                env=env | {"GITHUB_ACTION_PATH": str(ROOT / folder)},
                capture_output=True,
                text=True,
                timeout=SECONDS,
                check=False,
            )
            assert done.returncode == 0, done.stdout + done.stderr
        assert done.stdout == f"statuary {__version__}\n"
