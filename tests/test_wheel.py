"""What users install: the wheel by itself builds the example as it is committed."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PINS = ROOT / "requirements.txt"
CONTENT = ("statuary.yml", "incidents", "static")

pytestmark = pytest.mark.slow


def run(*command: str | Path, within: Path) -> None:
    """Run a command; its output is the message if it fails."""
    done = subprocess.run(command, cwd=within, capture_output=True, text=True, check=False)  # noqa: S603
    assert not done.returncode, f"{done.args}\n{done.stdout}{done.stderr}"


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the command of a wheel that is installed where nothing else is.

    What it asks for must be among the pins, which have hashes; nothing else may be fetched.
    """
    folder = tmp_path_factory.mktemp("wheel")
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder)
    run(*build, ROOT, within=ROOT)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "venv", with_pip=True)
    scripts = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    run(scripts / "pip", "install", "-qq", "--require-hashes", "-r", PINS, within=folder)
    run(scripts / "pip", "install", "-qq", "--no-index", wheel, within=folder)
    return scripts / "statuary"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a copy of the example without its templates, so that the wheel's are used."""
    for name in CONTENT:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name)
        elif source.exists():
            shutil.copy(source, tmp_path)
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    """Give the files below a folder by their paths."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_the_wheel_builds_the_committed_site(command: Path, project: Path) -> None:
    """Away from the checkout, the installed command gives the example's site byte for byte."""
    run(command, "build", ".", within=project)
    built, committed = files(project / "site"), files(ROOT / "site")
    assert built.keys() == committed.keys()
    different = [path for path, content in built.items() if content != committed[path]]
    assert not different, "refresh site/ with: make site"


def test_the_wheel_begins_a_page(command: Path, tmp_path: Path) -> None:
    """The texts that `init` writes are in the wheel."""
    run(command, "init", "status", "--yes", "--host", "github", within=tmp_path)
    run(command, "build", "status", within=tmp_path)
    assert (tmp_path / "status/.github/workflows/status.yml").is_file()
