"""The command that puts forms for writing records into a project."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from statuary.cli import main
from statuary.cms import BACKENDS, CONFIG, FOLDER
from tests.formats.showcase import built, project

SETTINGS = {"statuary.yml": "title: S\nurl: https://example.com/\ncomponents: [{id: a, name: A}]\n"}
FILES = ("config.yml", "index.html", "statuary.js")


def run(*arguments: str | Path) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["cms", *map(str, arguments)])


def test_forms_are_written_and_said_what_is_missing(tmp_path: Path) -> None:
    """The files are named, and how to get the script, which is not asked for once it is there."""
    root = project(tmp_path, SETTINGS)
    first = run(root, "--repo", "example/status")
    assert (first.exit_code, first.stderr) == (0, "")
    assert first.stdout.splitlines()[:3] == [f"Wrote {root / FOLDER / name}" for name in FILES]
    assert f"-C {shlex.quote(str(root / FOLDER))} --strip-components=2" in first.stdout

    (root / FOLDER / "decap-cms.js").write_text("")
    again = run(root)
    assert again.stdout.splitlines() == [f"Unchanged {root / FOLDER / name}" for name in FILES]


def test_a_new_component_comes_into_the_forms(tmp_path: Path) -> None:
    """Run again, the forms follow the settings; the project's own part stays as it was edited."""
    root = project(tmp_path, SETTINGS)
    run(root, "--repo", "example/status")
    config = root / CONFIG
    config.write_text(config.read_text("utf-8").replace("branch: main", "branch: trunk"), "utf-8")
    (root / "statuary.yml").write_text("title: S\ncomponents: [{id: new, name: N}]\n")
    result = run(root)
    assert f"Wrote {config}\nUnchanged " in result.stdout
    text = config.read_text("utf-8")
    assert "branch: trunk" in text
    assert "value: new" in text
    assert "value: a\n" not in text


def test_the_site_has_the_forms_and_does_not_tell(tmp_path: Path) -> None:
    """They lie at /admin/, where crawlers are neither led to nor welcome."""
    root = project(tmp_path, SETTINGS)
    run(root, "--repo", "example/status")
    site = built(root, {})
    assert {f"admin/{name}" for name in FILES} <= {*site}
    assert b'name="robots" content="noindex"' in site["admin/index.html"]
    others = [data for path, data in site.items() if not path.startswith("admin/")]
    assert not any(b"/admin" in data for data in others)


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_somebody_else_stays(tmp_path: Path, name: str) -> None:
    """Where another file has the name of one, nothing is written, and it says what to do."""
    root = project(tmp_path, {**SETTINGS, f"{FOLDER}/{name}": "mine"})
    result = run(root, "--repo", "example/status")
    assert result.exit_code == 2
    assert f"{name} was not made by `statuary cms`.\n    hint: move it" in result.stderr
    assert [path.read_text() for path in (root / FOLDER).iterdir()] == ["mine"]


def test_what_is_not_utf_8_stays(tmp_path: Path) -> None:
    """An own part that cannot be kept letter by letter is not replaced."""
    root = project(tmp_path, SETTINGS)
    run(root, "--repo", "example/status")
    broken = b"# \xff\n" + (root / CONFIG).read_bytes()
    (root / CONFIG).write_bytes(broken)
    assert run(root).exit_code == 2
    assert (root / CONFIG).read_bytes() == broken


def test_a_line_that_is_gone_is_missed(tmp_path: Path) -> None:
    """Without the line at which the project's own part ends, the file is not replaced."""
    root = project(tmp_path, SETTINGS)
    run(root, "--repo", "example/status")
    config = root / CONFIG
    text = config.read_text("utf-8").replace("# Your part ends here.", "#")
    config.write_text(text, "utf-8")
    assert run(root).exit_code == 2
    assert config.read_text("utf-8") == text


@pytest.mark.parametrize("options", [[], ["--backend", "gitlab"]])
def test_a_repository_is_needed(tmp_path: Path, options: list[str]) -> None:
    """The first time, somebody must say where the files are kept."""
    result = run(project(tmp_path, SETTINGS), *options)
    assert result.exit_code == 2
    assert "say which repository holds the project: --repo OWNER/NAME" in result.stderr
    assert not (tmp_path / "static").exists()


@pytest.mark.parametrize("options", [["--repo", "x/y"], ["--backend", "gitlab"]])
def test_options_that_come_too_late(tmp_path: Path, options: list[str]) -> None:
    """Once the project has its own part, that is where it is changed."""
    root = project(tmp_path, SETTINGS)
    run(root, "--repo", "example/status")
    before = (root / CONFIG).read_bytes()
    result = run(root, *options)
    assert result.exit_code == 2
    assert "says already who keeps the files; change it there" in result.stderr
    assert (root / CONFIG).read_bytes() == before


def test_settings_that_do_not_read(tmp_path: Path) -> None:
    """A project whose components are not known is an error, exit 2."""
    result = run(project(tmp_path, {"statuary.yml": "titel: S\n"}), "--repo", "a/b")
    assert result.exit_code == 2
    assert result.stderr.startswith("statuary.yml:1:1: ")


def test_each_backend_may_be_chosen() -> None:
    """The choices of the option are those for which there is a text, in one order."""
    assert sys.modules["statuary.cli.cms"].BACKENDS == BACKENDS
