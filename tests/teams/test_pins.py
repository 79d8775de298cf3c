"""What the actions and the image install: the libraries that everything here is tested with."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
REQUIREMENT = re.compile(r"^([\w.-]+)==\S+.*?(?=^\S|\Z)", re.MULTILINE | re.DOTALL)


def pins(name: str) -> dict[str, str]:
    """Read a file of pins: each library with its line, and with the hashes below it."""
    text = (ROOT / name).read_text("utf-8")
    found = {each[1]: each[0].partition("# via")[0].strip() for each in REQUIREMENT.finditer(text)}
    assert found
    return found


def test_what_is_installed_was_tested() -> None:
    """Each library is the very one that development has, by its hashes."""
    tested = pins("requirements-dev.txt")
    for name, pin in pins("requirements.txt").items():
        assert "--hash=sha256:" in pin
        assert tested[name] == pin


def test_nothing_is_missing() -> None:
    """Whatever the package and its build ask for is pinned; the one is never built without."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = (*project["project"]["dependencies"], *project["build-system"]["requires"])
    names = {re.split(r"[<>=!~ ;\[]", each)[0].lower() for each in asked}
    assert names <= set(pins("requirements.txt"))


INSTALLING = (
    *(".ci/run", "Makefile", "Dockerfile", "action.yml", "actions/report/action.yml"),
    ".github/workflows/ci.yml",
)
INSTALL = re.compile(
    r"(\bpip\b|\$\(PIP\)|\{pip\[@\]\}).*?\binstall\b|\bnpm\b.*?\b(ci|install|i|add)\b"
)


@pytest.mark.parametrize("name", INSTALLING)
def test_what_is_installed_has_a_hash(name: str) -> None:
    """Whatever is installed is this checkout, alone, or comes by the hashes of a file of pins."""
    text = (ROOT / name).read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if not line.lstrip().startswith(("#", "@echo"))]
    lines = [line for line in lines if not line.lstrip().startswith("pip=(")]
    for line in filter(INSTALL.search, lines):
        assert re.search(r"--require-hashes|--no-deps.*--no-build-isolation|\bnpm ci\b", line), line


def test_npm_packages_have_hashes() -> None:
    """Each package that `npm ci` installs has a hash in the lock file."""
    lock = yaml.safe_load((ROOT / "tests/clients/package-lock.json").read_text("utf-8"))
    packages = {path: package for path, package in lock["packages"].items() if path}
    assert packages
    assert [path for path, package in packages.items() if "integrity" not in package] == []


def workflows() -> list[Path]:
    """Give the files that say what GitHub runs, here and in the projects that `init` begins."""
    ours = [ROOT / "action.yml", *ROOT.glob("actions/*/action.yml"), *ROOT.glob(".github/*/*.yml")]
    return [*ours, *ROOT.glob("src/statuary/scaffold/files/github-*.yml")]


@pytest.mark.parametrize("path", workflows(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_actions_are_pinned_and_rights_are_few(path: Path) -> None:
    """An action is used by the hash of a commit, and a workflow may read and do no more."""
    text = path.read_text("utf-8")
    for used in re.findall(r"uses: (\S+)", text):
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", used), used
    if "runs" not in (flow := yaml.safe_load(text)):
        assert flow["permissions"] in ({}, {"contents": "read"})
        allowed = {"pages": "write", "id-token": "write"}
        for name, job in flow["jobs"].items():
            assert job.get("permissions", {}).items() <= allowed.items()
            assert name == "deploy" or "permissions" not in job
