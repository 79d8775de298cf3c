"""`statuary init`, and the way from an empty folder to a page that tells of an incident."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from statuary import content, saving
from statuary.cli import main
from statuary.errors import EditError
from statuary.model import read_instant
from statuary.scaffold import HOSTS

NOW = read_instant("2026-03-10 12:00:40Z").seconds


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be noon for all commands."""
    monkeypatch.setattr("statuary.clock.now", lambda: NOW)
    for name in ("init", "check", "desk"):
        monkeypatch.setattr(sys.modules[f"statuary.cli.{name}"], "current", lambda: NOW)


def run(*arguments: str | Path, typed: str = "") -> Result:
    """Run a command in this process; whatever it does not expect comes through."""
    return CliRunner().invoke(main, [*map(str, arguments)], input=typed, catch_exceptions=False)


def files(folder: Path) -> dict[str, bytes]:
    """Give the files below a folder."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_from_nothing_to_a_resolved_incident(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In an empty folder each command does the next step and says what it did."""
    monkeypatch.chdir(tmp_path)
    begun = run("init", "--yes", "--title", "Example status", "-c", "Website", "-c", "REST API")
    assert (begun.exit_code, begun.stderr) == (0, "")
    assert begun.stdout == (
        "Wrote statuary.yml\n"
        "Wrote incidents/2026-03-07-example-incident.md\n"
        "Wrote incidents/2026-03-20-example-maintenance.md\n"
        "Wrote incidents/2026-03-10-example-notice.md\n"
        "Wrote .gitignore\n"
        "\nNext:\n"
        "    statuary check    # reads all of it\n"
        "    statuary build    # then open site/index.html\n"
    )
    checked = run("check")
    assert checked.stderr == ""
    assert checked.stdout == "No problems: 2 components, 1 incident, 1 maintenance, 1 notice\n"
    assert run("build").stdout.endswith(": site\n")
    home = tmp_path / "site" / "index.html"
    assert "All systems operational" in home.read_text("utf-8")
    opened = run("new", "incident", "Logging in fails", "-c", "rest-api", "--text", "We look.")
    assert "The page now says    Partial outage: REST API\n" in opened.stdout
    updated = run("update", "logging", "--status", "identified", "--text", "A certificate expired.")
    assert "The page still says  Partial outage: REST API\n" in updated.stdout
    run("build")
    assert "Partial outage: REST API" in home.read_text("utf-8")
    resolved = run("resolve", "logging", "--text", "It is renewed.")
    assert "The page now says    All systems operational\n" in resolved.stdout
    run("build")
    assert "All systems operational" in home.read_text("utf-8")
    incident = tmp_path / "site" / "incidents" / "2026-03-10-logging-in-fails" / "index.html"
    assert "It is renewed." in incident.read_text("utf-8")
    assert run("check").exit_code == 0


@pytest.mark.parametrize("host", HOSTS)
def test_what_is_written_has_no_findings(tmp_path: Path, host: str) -> None:
    """For each host the project is checked without a warning, and builds."""
    folder = tmp_path / "a status page"
    said = run("init", folder, "--yes", "--host", host)
    assert (said.exit_code, said.stderr) == (0, "")
    assert f"    statuary check '{folder}'    # reads all of it\n" in said.stdout
    assert set(files(folder)) == {
        line.removeprefix(f"Wrote {folder}/")
        for line in said.stdout.splitlines()
        if line.startswith("Wrote ")
    }
    assert run("check", folder).stderr == ""
    assert run("build", folder).exit_code == 0
    assert ("requirements.txt" in files(folder)) == (host != "none")


@pytest.mark.parametrize(
    ("title", "name", "leaf"),
    [
        ("'quoted' \"twice\": # no", "- {a: [b]}", "a-b"),
        ("🔥 stå på", "🔥", "component"),
        ("مرحبا: الحالة", "לוגין & API", "and-api"),
        ("no", "Status", "status-2"),
        ("1.10\r\n", "%YAML", "yaml"),
        ("| > & * ! @ `", "*", "component"),
    ],
)
def test_names_of_any_kind_are_kept(tmp_path: Path, title: str, name: str, leaf: str) -> None:
    """Whatever a page and its components are called, the files read, and say just that."""
    folder = tmp_path / "status"
    given = ("--title", title, "-c", name, "-c", name, "-c", "API", "--timezone", "Asia/Tehran")
    assert run("init", folder, "--yes", *given, "--url", "https://x.example/a").exit_code == 0
    page = content.load(folder)
    assert page.settings.title == title.strip()
    assert page.settings.url == "https://x.example/a/"
    assert [each.name for each in page.settings.leaves] == [name, name, "API"]
    ids = [each.id for each in page.settings.leaves]
    assert ids[0] == leaf
    assert len(set(ids)) == 3
    assert run("check", folder).stderr == ""


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--title", "a\r\nb", "this text must fit on one line"),
        ("--title", " ", "this text is empty"),
        ("--title", "a\x1b[31m", "control character U+001B"),
        ("--component", "\u202eAPI", "invisible character U+202E"),
        ("--url", "status.example.com", "write it like https://example.com/"),
        ("--timezone", "Europe/Berln", "did you mean `Europe/Berlin`?"),
        ("--host", "heroku", "is not one of"),
    ],
)
def test_an_answer_that_does_not_read_is_told(
    tmp_path: Path, option: str, value: str, said: str
) -> None:
    """A wrong answer is named by its option with what to write, and nothing is written."""
    folder = tmp_path / "status"
    result = run("init", folder, "--yes", option, value)
    assert result.exit_code == 2
    assert f"Invalid value for '{option}'" in result.stderr.replace("'-c' / ", "")
    assert said in " ".join(result.stderr.split())
    assert not folder.exists()


def test_a_person_is_asked_for_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal each answer may be typed, a wrong one again; an empty one is the default."""
    monkeypatch.setattr(sys.modules["statuary.cli.asking"], "_is_a_terminal", lambda: True)
    typed = "Ours\nnope\nhttps://status.example.com\nWeb, , Mail\nnowhere\ngitlab\n"
    result = run("init", tmp_path / "a", typed=typed)
    assert result.exit_code == 0
    assert "write it like https://example.com/" in result.stderr
    assert "`nowhere` is not known; write one of github, gitlab" in result.stderr
    settings = content.load(tmp_path / "a").settings
    assert (settings.title, settings.url) == ("Ours", "https://status.example.com/")
    assert [each.id for each in settings.leaves] == ["web", "mail"]
    assert (tmp_path / "a" / ".gitlab-ci.yml").is_file()

    assert run("init", tmp_path / "b", typed="\n\n\n\n").exit_code == 0
    assert run("init", tmp_path / "c", "--yes").exit_code == 0
    assert files(tmp_path / "b") == files(tmp_path / "c")


def test_a_script_is_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a terminal the defaults are taken."""
    monkeypatch.setattr(click, "prompt", None)
    assert run("init", tmp_path / "a").exit_code == 0
    assert run("init", tmp_path / "b", "--yes").exit_code == 0
    assert files(tmp_path / "a") == files(tmp_path / "b")


@pytest.mark.parametrize("name", ["notes.txt", ".gitignore", "statuary.yml", "incidents/a.md"])
def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path, name: str) -> None:
    """Where anything lies already nothing is written, and the file is named."""
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(b"mine")
    result = run("init", tmp_path, "--yes")
    assert result.exit_code == 2
    assert f"is not empty: it holds {name.partition('/')[0]}. Nothing was written." in result.stderr
    assert "hint: name a folder that is new" in result.stderr
    assert files(tmp_path) == {name: b"mine"}


def test_a_folder_of_git_alone_is_empty(tmp_path: Path) -> None:
    """What a host puts into a new repository is no obstacle, and stays as it is."""
    theirs = {".git/HEAD": b"ref", "README.md": b"# Mine", "LICENSE": b"MIT"}
    (tmp_path / ".git").mkdir()
    for name, data in theirs.items():
        (tmp_path / name).write_bytes(data)
    assert run("init", tmp_path, "--yes", "--host", "github").exit_code == 0
    assert theirs.items() <= files(tmp_path).items()
    assert run("check", tmp_path).stderr == ""


def test_a_disk_that_refuses_is_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If a file cannot be written those before it are gone again, with their folders."""
    save = saving.save

    def full(path: Path, data: bytes, before: bytes | None) -> None:
        if path.name == ".gitignore":
            raise EditError(f"cannot write {path}: No space left on device.")
        save(path, data, before)

    monkeypatch.setattr(saving, "save", full)
    result = run("init", tmp_path / "a" / "b", "--yes")
    assert result.exit_code == 2
    assert "No space left on device" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_each_host_may_be_chosen() -> None:
    """The hosts of the option are those whose files there are, in one order."""
    assert sys.modules["statuary.cli.init"].HOSTS == HOSTS


def test_nothing_is_written_by_who_stops_halfway(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever ends the questions before the last leaves no folder behind."""
    monkeypatch.setattr(sys.modules["statuary.cli.asking"], "_is_a_terminal", lambda: True)
    assert run("init", tmp_path / "a", typed="Ours\n").exit_code == 1
    assert list(tmp_path.iterdir()) == []
