"""What the documents for teams show is what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from actions.form import STATUSES, read_word
from tests.teams.documents import FORM, TEAMS, shown

ROOT = Path(__file__).parents[2]


def test_files_say_where_they_belong() -> None:
    """A file of the recipe begins with its path, for whoever finds it in a repository."""
    assert len(shown(FORM)) == 2
    for path, text in shown(FORM).items():
        assert text.startswith(f"# {path}: ")


@pytest.mark.parametrize(("document", "folder"), [(TEAMS, ""), (FORM, "actions/report")])
def test_the_inputs_are_those_of_the_action(document: str, folder: str) -> None:
    """Each input has its row, with what it is without being given."""
    rows = re.findall(r"^\| `([a-z-]+)` \| .* \| (.*) \|$", document, re.MULTILINE)
    inputs = yaml.safe_load((ROOT / folder / "action.yml").read_text("utf-8"))["inputs"]
    assert [name for name, _ in rows] == list(inputs)
    for name, usual in rows:
        default = inputs[name]["default"]
        assert usual == (f"`{default}`" if default else "`site` in the project")


def test_the_hook_is_there() -> None:
    """The hook that a page's repository asks for is one that this repository has."""
    asked = yaml.safe_load(shown(TEAMS)[".pre-commit-config.yaml"])["repos"][0]["hooks"]
    known = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [each["id"] for each in asked] == [each["id"] for each in known]


def test_pins_are_those_of_everything_else() -> None:
    """An action in an example is pinned to the commit that our own checks use."""
    ours = (ROOT / ".github/workflows/ci.yml").read_text("utf-8")
    used = re.findall(r"uses: (actions/\S+ # \S+)", TEAMS + FORM)
    assert len(used) == 2
    assert all(each in ours for each in used)


def test_comments_read_as_told() -> None:
    """The comment of the example is an update, and each status is told of."""
    (comment,) = re.findall(r"^```markdown\n(.*?)^```$", FORM, re.MULTILINE | re.DOTALL)
    word = read_word(comment)
    assert word is not None
    assert word.status == "identified"
    assert {*re.findall(r"`/([a-z]+)", FORM)} == {*STATUSES}
