"""The tutorial, followed to the letter by somebody who has nothing but Python and git."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.docs.blocks import ROOT, blocks
from tests.docs.shell import follow

CHECKOUT = ("src", "templates", "README.md", "LICENSE", "CHANGELOG.md", "pyproject.toml")
ADDRESS = "git@github.com:example/status.git"

pytestmark = pytest.mark.slow


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Give a copy of what is needed to install Statuary, with the versions that are pinned."""
    folder = tmp_path / "checkout"
    folder.mkdir()
    for name in CHECKOUT:
        source = ROOT / name
        if source.is_dir():
            ignore = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, folder / name, ignore=ignore)
        else:
            shutil.copy(source, folder)
    return folder


def test_the_tutorial(checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command in it works, says what is shown, and leaves what is promised."""
    pins = re.findall(r"^[\w.-]+==\S+", (ROOT / "requirements-dev.txt").read_text(), re.M)
    constraints = tmp_path / "constraints.txt"
    constraints.write_text("\n".join(pins))
    monkeypatch.setenv("PIP_CONSTRAINT", str(constraints))
    monkeypatch.delenv("PYTHONPATH", raising=False)
    subprocess.run(["git", "init", "-q", "--bare", tmp_path / "remote"], check=True)  # noqa: S603, S607
    remote = f'[url "{tmp_path / "remote"}"]\ninsteadOf = {ADDRESS}\n'

    follow(blocks("docs/tutorial.md"), checkout, tmp_path / "home", git=remote, numbers=False)

    status = tmp_path / "home/status"
    (record,) = (status / "incidents").glob("*.md")
    assert record.name.endswith("-logging-in-fails.md")
    home = (status / "site/index.html").read_text("utf-8")
    assert "All systems operational" in home
    assert "Logging in fails" in home
    assert (status / f"site/incidents/{record.stem}/index.html").is_file()
    listed = ["git", "ls-tree", "-r", "--name-only", "main"]
    pushed = subprocess.run(  # noqa: S603
        listed, cwd=tmp_path / "remote", capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert {"statuary.yml", f"incidents/{record.name}", ".github/workflows/status.yml"} <= {*pushed}
    assert not [path for path in pushed if path.startswith("site/")]
