"""The image: what its recipe names is there, and says the same as everything else."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import yaml

from statuary.scaffold import Answers, project

ROOT = Path(__file__).parents[2]
RECIPE = (ROOT / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
STEPS = [line.split(" ", 1) for line in RECIPE.splitlines() if re.match("[A-Z]", line)]


def given(word: str) -> list[str]:
    """Give what stands behind a word of the recipe, wherever it does."""
    return [rest for each, rest in STEPS if each == word]


def test_all_that_is_copied_is_there() -> None:
    """The context holds what the recipe copies and nothing more, and the package has its parts."""
    copied = {path for each in given("COPY") if "--from" not in each for path in each.split()[:-1]}
    assert all((ROOT / path).exists() for path in copied)
    rules = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert "*" in rules
    assert {rule.removeprefix("!") for rule in rules if rule.startswith("!")} == copied
    package = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wheel = package["tool"]["hatch"]["build"]["targets"]["wheel"]
    needed = {package["project"]["readme"], *package["project"]["license-files"]}
    assert needed | set(wheel["force-include"]) <= copied
    assert {path.split("/")[0] for path in wheel["packages"]} <= copied


def test_no_shell_and_no_root() -> None:
    """Commands are lists of words, and what runs in the end is Statuary, as nobody special."""
    assert all(json.loads(each) for word in ("RUN", "ENTRYPOINT", "CMD") for each in given(word))
    assert given("ENTRYPOINT") == ['["statuary"]']
    assert given("USER") == ["1000:1000"]
    assert given("WORKDIR")[-1] == "/project"


def test_one_python_everywhere() -> None:
    """The image, the actions and what `init` writes have the newest Python that is tested."""
    package = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    tested = re.findall(r":: (3\.\d+)$", "\n".join(package["classifiers"]), re.MULTILINE)
    newest = max(tested, key=lambda each: int(each.partition(".")[2]))
    assert {re.sub(r" AS .*", "", each) for each in given("FROM")} == {f"python:{newest}-slim"}
    for path in ("action.yml", "actions/report/action.yml"):
        action = yaml.safe_load((ROOT / path).read_text("utf-8"))
        assert action["inputs"]["python-version"]["default"] == newest
    begun = dict(project(Answers("S", "", ("API",), "UTC", "cloudflare"), 1_773_144_000))
    assert begun[".python-version"] == f"{newest}\n"
