"""What the actions and the image install: the libraries that everything here is tested with."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

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
