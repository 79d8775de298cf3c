"""Wherever and however a project is built, it becomes the same bytes, and none are of the place."""

from __future__ import annotations

import os
import random
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.formats.showcase import FILES

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
DISORDER = Path(__file__).with_name("environments")
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
NAMES = sorted(FILES)


@dataclass(frozen=True)
class Surroundings:
    """What is around a build.

    `folder` is the project's name, `inside` whether the build is started there; `names` is the
    order in which its files are written.
    """

    variables: Mapping[str, str] = field(default_factory=dict)
    options: tuple[str, ...] = ()
    umask: int = -1
    folder: str = "project"
    inside: bool = False
    names: tuple[str, ...] = tuple(NAMES)
    changed: int | None = None
    python: str = sys.executable


def disordered(seed: int) -> Surroundings:
    """Give surroundings in which files are written and found in another order."""
    names = tuple(random.Random(seed).sample(NAMES, len(NAMES)))  # noqa: S311
    return Surroundings({"DISORDER": str(seed)}, names=names)


def language(name: str) -> Surroundings:
    """Give surroundings in which all is said in a language, and texts are not in UTF-8."""
    plain = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    return Surroundings({"LANG": name, "LC_ALL": name, "LANGUAGE": name[:2], **plain})


def runs(python: str) -> bool:
    """Tell whether a Python has what Statuary needs."""
    command = [python, "-c", NEEDS]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603


def pythons() -> Iterator[tuple[str, str]]:
    """Find other Pythons that have what Statuary needs, by their versions."""
    for version in VERSIONS:
        found = shutil.which(f"python{version}")
        if found and runs(found):
            yield version, found


NEEDS = "import click, feedgen, icalendar, jinja2, lxml, markdown, nh3, pydantic, yaml"
PLAIN = Surroundings()
OTHERS = {
    "hashes 0": Surroundings({"PYTHONHASHSEED": "0"}),
    "hashes 1": Surroundings({"PYTHONHASHSEED": "1"}),
    "hashes 4711": Surroundings({"PYTHONHASHSEED": "4711"}),
    "language C": language("C"),
    "language de_DE": language("de_DE.UTF-8"),
    "language tr_TR": language("tr_TR.UTF-8"),
    "encoding": Surroundings({"PYTHONIOENCODING": "latin-1", "LC_ALL": "POSIX"}),
    "zone in the east": Surroundings({"TZ": "Pacific/Kiritimati"}),
    "zone in the west": Surroundings({"TZ": "America/St_Johns"}),
    "zone that is none": Surroundings({"TZ": "Nowhere/Nothing"}),
    "umask 077": Surroundings(umask=0o077),
    "umask 000": Surroundings(umask=0),
    "inside": Surroundings(inside=True),
    "odd folder": Surroundings(folder="ä b'\"{{ x }} 🙂/.hidden/site"),
    "order 1": disordered(1),
    "order 2": disordered(2),
    "old files": Surroundings(changed=1),
    "files of the future": Surroundings(changed=4_000_000_000),
    "optimised": Surroundings(options=("-O",)),
    "development": Surroundings(options=("-X", "dev", "-W", "error")),
    "narrow": Surroundings({"COLUMNS": "20", "LINES": "5", "TERM": "dumb"}),
    "wide": Surroundings({"COLUMNS": "400", "NO_COLOR": "1", "FORCE_COLOR": "1"}),
    "no home": Surroundings({"HOME": "/nonexistent", "USER": "", "TMPDIR": "/nonexistent"}),
    "CI": Surroundings({"CI": "true", "GITHUB_ACTIONS": "true", "SOURCE_DATE_EPOCH": "0"}),
    **{f"Python {version}": Surroundings(python=python) for version, python in pythons()},
}


def run(root: Path, around: Surroundings) -> subprocess.CompletedProcess[str]:
    """Build the project that has everything, in its surroundings, into `out`."""
    project = root / around.folder
    for name in around.names:
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(FILES[name], "utf-8")
        if around.changed is not None:
            os.utime(path, (around.changed, around.changed))
    place = "." if around.inside else str(project)
    command = [around.python, *around.options, "-m", "statuary", "build", place]
    paths = os.pathsep.join((str(ROOT / "src"), str(DISORDER)))
    return subprocess.run(  # noqa: S603
        [*command, "--now", "2026-03-10 12:00Z", "--output", str(root / "out")],
        cwd=project if around.inside else root,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": paths, **around.variables},
        umask=around.umask,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=120,
    )


def outcome(root: Path, around: Surroundings) -> dict[str, bytes]:
    """Build the project in its surroundings, and give all that was written."""
    done = run(root, around)
    assert done.returncode == 0, done.stderr
    return files(root / "out")


def files(folder: Path) -> dict[str, bytes]:
    """Give the files below a folder by their paths, those of the writer too."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Build the project as it is usually done."""
    return outcome(tmp_path_factory.mktemp("usual"), PLAIN)


@pytest.mark.parametrize("name", OTHERS)
def test_the_bytes_are_the_same(tmp_path: Path, usual: dict[str, bytes], name: str) -> None:
    """No byte depends on what is around a build."""
    found = outcome(tmp_path, OTHERS[name])
    assert found.keys() == usual.keys()
    assert [path for path in found if found[path] != usual[path]] == []


def test_without_docstrings_nothing_is_published(tmp_path: Path) -> None:
    """A Python that leaves out what schemas are made of is refused in one sentence."""
    done = run(tmp_path, Surroundings(options=("-OO",)))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("statuary: Python was started with -OO, ")
    assert not (tmp_path / "out").exists()


def test_there_are_enough_of_them() -> None:
    """Twenty surroundings and more are tried."""
    assert len(OTHERS) >= 20


TOLD = (
    *("HOME", "USER", "LOGNAME", "USERNAME", "HOSTNAME", "COMPUTERNAME", "EMAIL", "PWD", "OLDPWD"),
    *("SHELL", "EDITOR", "VISUAL", "TMPDIR", "TEMP", "XDG_CONFIG_HOME", "SSH_AUTH_SOCK", "DISPLAY"),
    *("GITHUB_TOKEN", "GITHUB_ACTOR", "GITHUB_SHA", "CI_JOB_TOKEN", "RUNNER_NAME", "BUILD_HOOK"),
    *("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "AWS_SECRET_ACCESS_KEY", "DATABASE_URL", "LS_COLORS"),
    *("PIP_INDEX_URL", "HTTPS_PROXY", "VIRTUAL_ENV", "STATUARY", "TITLE", "URL", "title"),
)


def test_nothing_of_the_place_is_published(tmp_path: Path) -> None:
    """No variable, folder, user or host is named in what is published, or kept for next time."""
    values = {name: f"sentinel-{number}-{name}" for number, name in enumerate(TOLD)}
    around = Surroundings(values, folder="sentinel-of-the-project")
    written = outcome(tmp_path, around)
    written |= files(tmp_path / around.folder / ".statuary-cache")
    hidden = [b"sentinel", str(tmp_path).encode(), str(ROOT).encode(), sys.prefix.encode()]
    host = socket.gethostname()
    if len(host) >= len("localhost") and not host.startswith("localhost"):
        hidden.append(host.encode())
    assert len(written) > 100
    for path, content in written.items():
        assert not [text for text in hidden if text in content or text in path.encode()], path
