"""The command that tells editors what may be written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft7Validator

from statuary.cli import main
from tests.formats.showcase import project

NAMES = {
    "settings": "statuary.schema.json",
    "incident": "incident.schema.json",
    "front-matter": "front-matter.schema.json",
}


def run(*arguments: str | Path) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["schema", *map(str, arguments)])


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_printed(name: str) -> None:
    """Each name prints one schema of draft 7, in letters that every terminal and pipe carries."""
    result = run(name)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.isascii()
    schema = json.loads(result.stdout)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(schema)


def test_all_are_written_into_a_folder(tmp_path: Path) -> None:
    """`all` writes a file for each, names them, and writes the same bytes again."""
    folder = tmp_path / "a" / "schemas"
    for _ in range(2):
        result = run("all", "--output", folder)
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.splitlines() == [str(folder / file) for file in NAMES.values()]
    for name, file in NAMES.items():
        assert (folder / file).read_text() == run(name).stdout


def test_one_is_written_alone(tmp_path: Path) -> None:
    """A name with a folder writes that schema only."""
    run("incident", "--output", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["incident.schema.json"]


def test_a_file_of_somebody_else_stays(tmp_path: Path) -> None:
    """Where another file has the name of one, nothing is written, and it says what to do."""
    (tmp_path / "incident.schema.json").write_text("{}")
    result = run("all", "--output", tmp_path)
    assert result.exit_code == 2
    assert "incident.schema.json was not made by `statuary schema`" in result.stderr
    assert "    hint: move it away" in result.stderr
    assert [path.read_text() for path in tmp_path.iterdir()] == ["{}"]


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """A folder below a file is an error in one line, exit 2."""
    (tmp_path / "file").write_text("")
    result = run("all", "--output", tmp_path / "file" / "schemas")
    assert result.exit_code == 2
    assert result.stderr.startswith("statuary: cannot write ")


def test_all_need_a_folder() -> None:
    """Several files are not printed one after the other."""
    result = run("all")
    assert result.exit_code == 2
    assert "add --output DIR, or name one of settings, incident, front-matter" in result.stderr


def test_a_project_has_its_own_components(tmp_path: Path) -> None:
    """With a project its components are proposed by id, also if its records do not read."""
    files = {
        "statuary.yml": "title: S\ncomponents: [{group: G, id: g, components: [{id: a, name: Ä}]}]",
        "incidents/x.yaml": "?",
    }
    result = run("incident", project(tmp_path, files))
    assert (result.exit_code, result.stderr) == (0, "")
    check = Draft7Validator(json.loads(result.stdout))
    record = {"title": "T", "started": "2026-02-01 12:00"}
    assert check.is_valid({**record, "components": {"a": "unknown"}})
    assert not check.is_valid({**record, "components": {"g": "unknown"}})
    assert '"\\u00c4"' in result.stdout


def test_a_project_without_components(tmp_path: Path) -> None:
    """A page without components has none that could be named."""
    result = run("incident", project(tmp_path, {"statuary.yml": "title: S\n"}))
    check = Draft7Validator(json.loads(result.stdout))
    record = {"title": "T", "started": "2026-02-01 12:00"}
    assert check.is_valid({**record, "components": []})
    assert not check.is_valid({**record, "components": ["a"]})


def test_settings_that_do_not_read(tmp_path: Path) -> None:
    """A project whose components are not known is an error, exit 2."""
    result = run("incident", project(tmp_path, {"statuary.yml": "titel: S\n"}))
    assert result.exit_code == 2
    assert result.stderr.startswith("statuary.yml:1:1: ")
    assert result.stdout == ""
