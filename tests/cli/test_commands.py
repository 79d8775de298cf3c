"""The commands, as a person or a script calls them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread

import pytest
from click.testing import CliRunner, Result

from statuary import __version__
from statuary.cli import main, terminal
from statuary.publishing import turn
from tests.formats.showcase import FILES, build, project, published

NOW = "2026-03-10 12:00Z"
GOOD = {
    "statuary.yml": "title: S\nsince: 2026-03-01\ncomponents: [{id: api, name: API}]\n",
    "incidents/x.yaml": "{title: T, components: [api], started: 2026-03-10 11:00Z}",
}
BAD = GOOD | {"incidents/y.yaml": "title: T\nstatus: nope\n", "incidents/z.md": "?"}


def run(*arguments: str | Path) -> Result:
    """Run a command in this process; whatever it does not expect comes through."""
    return CliRunner().invoke(main, [*map(str, arguments)], catch_exceptions=False)


def start(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own."""
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "statuary", *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def times(folder: Path) -> dict[Path, int]:
    """Give when each file below a folder was last written."""
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*")}


@pytest.mark.parametrize(
    "arguments",
    [
        *(
            (),
            ("build",),
            ("check",),
            ("diff",),
            ("explain",),
            ("init",),
            ("schema",),
            ("serve",),
            ("update",),
            ("resolve",),
            ("postmortem",),
        ),
        *(("new",), ("new", "incident"), ("new", "maintenance"), ("new", "notice")),
    ],
)
def test_help_is_there(arguments: tuple[str, ...]) -> None:
    """Each command says what it does and what it takes."""
    for option in ("--help", "-h"):
        result = run(*arguments, option)
        assert result.exit_code == 0
        assert result.output.startswith("Usage: ")


def test_all_commands_are_listed() -> None:
    """The help of the program names its commands, each with a sentence."""
    lines = run("--help").output.partition("Commands:\n")[2].strip().splitlines()
    names = [
        "build",
        "check",
        "cms",
        "diff",
        "explain",
        "init",
        "new",
        "postmortem",
        "resolve",
        "schema",
        "serve",
        "update",
    ]
    assert [line.split()[0] for line in lines] == names
    assert all(line.endswith(".") for line in lines)


def test_the_version_is_told() -> None:
    """`--version` prints the program's name and version."""
    assert run("--version").output == f"statuary {__version__}\n"


def test_a_build_says_what_it_did(tmp_path: Path) -> None:
    """The last line counts what was written, left and removed; nothing goes to standard error."""
    root = project(tmp_path, GOOD)
    result = run("build", root, "--now", NOW)
    assert (result.exit_code, result.stderr) == (0, "")
    count = len(published(root / "site"))
    said = rf"{count} written, 0 unchanged, 0 removed, \d+\.\d\d s: {root / 'site'}\n"
    assert re.fullmatch(said, result.stdout)
    again = run("build", root, "--now", NOW)
    assert again.stdout.startswith(f"0 written, {count} unchanged, 0 removed, ")


def test_the_folder_of_the_project_is_the_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a path, the project is where the command is called."""
    monkeypatch.chdir(project(tmp_path, GOOD))
    assert run("build", "--now", NOW).stdout.endswith(": site\n")
    assert (tmp_path / "site" / "index.html").is_file()
    assert run("check").exit_code == 0


def test_the_site_can_lie_elsewhere(tmp_path: Path) -> None:
    """`--output` names the folder, which need not be there yet."""
    root = project(tmp_path / "project", GOOD)
    assert run("build", root, "--output", tmp_path / "a" / "b", "--now", NOW).exit_code == 0
    assert (tmp_path / "a" / "b" / "index.html").is_file()
    assert not (root / "site").exists()


def test_a_difference_is_told_by_the_exit_code(tmp_path: Path) -> None:
    """`--check` names what would change and exits with 1, or with 0 if nothing would."""
    root = project(tmp_path, GOOD)
    result = run("build", root, "--check", "--now", NOW)
    assert result.exit_code == 1
    assert "would write index.html\n" in result.stderr
    assert " would be written, 0 unchanged, 0 removed, " in result.stdout
    assert not (root / "site").exists()
    assert not (root / ".statuary-cache").exists()

    run("build", root, "--now", NOW)
    before = times(root)
    assert run("build", root, "--check", "--now", NOW).exit_code == 0
    (root / "incidents" / "x.yaml").unlink()
    gone = run("build", root, "--check", "--now", NOW)
    assert gone.exit_code == 1
    assert "would remove incidents/x/index.html\n" in gone.stderr
    before.pop(root / "incidents" / "x.yaml")
    before.pop(root / "incidents")
    assert {path: at for path, at in times(root).items() if path in before} == before


def test_drafts_are_for_those_who_ask(tmp_path: Path) -> None:
    """`--drafts` builds them, and only then."""
    root = project(tmp_path)
    run("build", root, "--now", NOW)
    assert not (root / "site" / "incidents" / "draft").exists()
    run("build", root, "--now", NOW, "--drafts")
    assert (root / "site" / "incidents" / "draft" / "index.html").is_file()


def test_without_an_instant_it_is_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock is asked once, if no instant is given."""
    readings = iter([1_773_144_000])
    monkeypatch.setattr("statuary.clock.now", lambda: next(readings))
    root = project(tmp_path, GOOD)
    run("build", root)
    assert list(readings) == []
    assert "10 March 2026, 12:00 UTC" in (root / "site" / "index.html").read_text()


@pytest.mark.parametrize(
    ("written", "exit_code"),
    [
        ("2026-03-10 12:00", 0),
        ("2026-03-10", 0),
        ("2026-03-10T13:00+01:00", 0),
        ("yesterday", 2),
        ("2026-02-30", 2),
        ("", 2),
    ],
)
def test_instants_are_written_as_in_records(tmp_path: Path, written: str, exit_code: int) -> None:
    """`--now` takes what records take; what is no instant is refused with an example."""
    result = run("build", project(tmp_path, GOOD), "--now", written)
    assert result.exit_code == exit_code
    if exit_code:
        assert "Invalid value for '--now'" in result.stderr
        assert "write it like 2026-02-01" in result.stderr


@pytest.mark.parametrize("command", ["build", "check"])
def test_problems_are_lines_with_hints(tmp_path: Path, command: str) -> None:
    """Everything wrong in the records goes to standard error with hints and a count, exit 1."""
    root = project(tmp_path, BAD)
    result = run(command, root)
    assert result.exit_code == 1
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert any(line.startswith("incidents/y.yaml:2:1: ") for line in lines)
    assert any(line.startswith("incidents/z.md:1:1: ") for line in lines)
    assert any(line.startswith("    hint: ") for line in lines)
    count = sum(line.startswith("incidents/") for line in lines)
    assert lines[-1] == f"{count} problems"
    assert not (root / "site").exists()


@pytest.mark.parametrize("command", [("build",), ("check",), ("explain", "api")])
def test_settings_that_are_wrong_are_another_exit_code(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    """Without settings, or with wrong ones, there is no page to speak of: exit 2."""
    result = run(*command, tmp_path)
    assert result.exit_code == 2
    assert result.stderr.startswith("statuary.yml:1:1: ")
    assert result.stderr.endswith("1 problem\n")
    project(tmp_path, {"statuary.yml": "titel: S\n"})
    assert run(*command, tmp_path).exit_code == 2


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_template_that_is_wrong_is_located(tmp_path: Path, command: str) -> None:
    """A mistake in an override is reported with its line, exit 2."""
    root = project(tmp_path, GOOD | {"templates/404.html": "\n{% if %}"})
    result = run(command, root)
    assert result.exit_code == 2
    assert result.stderr.startswith("templates/404.html:2:1: ")


def test_a_template_that_fails_when_it_is_used_is_located(tmp_path: Path) -> None:
    """What only shows while building is reported in the same way."""
    root = project(tmp_path, GOOD | {"templates/404.html": "\n\n{{ nothing }}"})
    result = run("build", root)
    assert result.exit_code == 2
    assert "templates/404.html:3:1: 'nothing' is undefined\n    hint: " in result.stderr


def test_paths_that_collide_are_told(tmp_path: Path) -> None:
    """Two files for one path are an error that names both, exit 2."""
    result = run("build", project(tmp_path, GOOD | {"static/index.html": ""}))
    assert result.exit_code == 2
    assert result.stderr.startswith("statuary: two outputs claim one path: `index.html`")


def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    """An output that is a file, holds something foreign or cannot be written is exit 2."""
    root = project(tmp_path, GOOD | {"file": "", "site/index.html": "mine", "inside": ""})
    assert "is a file" in run("build", root, "--output", root / "file").stderr
    foreign = run("build", root)
    assert foreign.exit_code == 2
    assert "site was not built by Statuary: it holds index.html.\n    hint:" in foreign.stderr
    project(root, {"site/index.html": "mine", "site/.statuary-manifest.json": '{"files": {}}'})
    assert "hint: move it to static/" in run("build", root).stderr
    below = run("build", root, "--output", root / "inside" / "site")
    assert below.exit_code == 2
    assert below.stderr.startswith("statuary: cannot write ")


def test_who_has_to_wait_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that waits for another one says so in a line, and then builds."""
    monkeypatch.setattr("statuary.publishing.turns.PATIENCE_SECONDS", 0.01)
    root = project(tmp_path, GOOD)
    results: list[Result] = []
    told = Event()
    complain = terminal.complain

    def listen(text: str) -> None:
        complain(text)
        told.set()

    # By its name it would be the command.
    monkeypatch.setattr(sys.modules["statuary.cli.build"], "complain", listen)
    with turn(root / "site"):
        thread = Thread(target=lambda: results.append(run("build", root)))
        thread.start()
        assert told.wait(60)
    thread.join(60)
    (result,) = results
    assert result.exit_code == 0
    assert result.stderr == f"another build of {root / 'site'} is at work; waiting for it …\n"


def test_a_project_that_is_not_there(tmp_path: Path) -> None:
    """A path that does not exist, or is a file, is wrong usage."""
    for path in (tmp_path / "nowhere", project(tmp_path, GOOD) / "statuary.yml"):
        result = run("build", path)
        assert result.exit_code == 2
        assert "Invalid value for '[PATH]'" in result.stderr


def test_a_good_project_is_counted(tmp_path: Path) -> None:
    """`check` counts what it has read, and writes nothing."""
    result = run("check", project(tmp_path), "--now", "2027-01-01")
    assert result.exit_code == 0
    assert result.stdout == "No problems: 7 components, 6 incidents, 4 maintenances, 3 notices\n"
    assert not (tmp_path / "site").exists()
    assert not (tmp_path / ".statuary-cache").exists()


def test_a_warning_is_no_problem(tmp_path: Path) -> None:
    """An update in the future is warned of, where it is written, and the exit code is 0."""
    later = GOOD["incidents/x.yaml"].replace(
        "}", ", updates: [{at: 2026-03-11 11:00Z, status: resolved, body: Mended.}]}"
    )
    result = run("check", project(tmp_path, GOOD | {"incidents/x.yaml": later}), "--now", NOW)
    assert result.exit_code == 0
    assert result.stderr.startswith("incidents/x.yaml:1:74: warning: this update is dated ")
    assert result.stderr.endswith("\n1 warning\n")
    assert result.stdout == "No problems: 1 component, 1 incident, 0 maintenances, 0 notices\n"


def test_a_figure_is_taken_apart(tmp_path: Path) -> None:
    """`explain` prints the window, the formula, each interval and the division."""
    result = run("explain", "web", project(tmp_path), "--now", NOW, "--window", "24h")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0].endswith(": 87.50% over 24h")
    assert "Formula  statuspage: major outage 1, partial outage 0.3" in result.stdout
    assert re.search(r"10,800 +× 1 +× 1 +× 0 +Major outage .* open\n", result.stdout)
    assert "1 - 10800 / 86400 = 0.87500000, rounded down: 87.50%" in result.stdout


def test_the_last_window_is_the_default(tmp_path: Path) -> None:
    """Without a window it is the page's last one."""
    assert " over 365d\n" in run("explain", "api", project(tmp_path), "--now", NOW).stdout


def test_nothing_measured_is_explained(tmp_path: Path) -> None:
    """A component whose record has not begun has no figure, and the reason is told."""
    result = run("explain", "soon", project(tmp_path), "--now", NOW)
    assert result.stdout.startswith("Soon: — over 365d\n")
    assert result.stdout.endswith("Nothing was counted, so there is no figure.\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("apii",), "there is no component `apii`; did you mean `api`?"),
        (("zzz",), "there is no component `zzz`; known: web, ios, android, api, odd, fax, soon"),
        (("api", "--window", "1h"), "there is no window `1h`; known: 24h, 7d, 30d, 90d, 365d"),
    ],
)
def test_names_that_are_not_there_are_helped_with(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    """An unknown component or window is wrong usage, and the known ones are named."""
    result = run("explain", arguments[0], project(tmp_path), *arguments[1:])
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


def test_a_terminal_that_knows_few_letters(tmp_path: Path) -> None:
    """Where a letter cannot be printed another stands for it, and the command does its work."""
    root = project(tmp_path)
    explained = start("explain", "android", root, "--now", NOW, PYTHONIOENCODING="ascii")
    assert (explained.returncode, explained.stderr) == (0, "")
    assert " over 365d" in explained.stdout
    project(root, {"incidents/größe.md": "?"})
    refused = start("check", root, PYTHONIOENCODING="ascii")
    assert refused.returncode == 1
    assert "incidents/gr??e.md:1:1: " in refused.stderr


def test_the_module_is_the_command() -> None:
    """`python -m statuary` is `statuary`."""
    done = start("--version")
    assert (done.returncode, done.stdout) == (0, f"statuary {__version__}\n")


def test_help_comes_at_once() -> None:
    """Nothing heavy is imported before a command needs it."""
    heavy = ("pydantic", "jinja2", "yaml", "markdown", "feedgen", "nh3", "lxml", "dateutil")
    program = f"import sys, statuary.cli; print([n for n in {heavy} if n in sys.modules])"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_nothing_is_built_of_a_project_that_does_not_read(tmp_path: Path) -> None:
    """A site that was built before stays as it is when the records stop reading."""
    root = project(tmp_path, FILES)
    build(root)
    before = times(root / "site")
    project(root, {"incidents/bad.md": "?"})
    assert run("build", root, "--now", NOW).exit_code == 1
    assert times(root / "site") == before


def test_all_that_a_build_reads_is_checked_at_once(tmp_path: Path) -> None:
    """Problems of records, templates and copied files come in one run, and collisions are found."""
    root = project(tmp_path, BAD | {"templates/index.html": "{% if %}"})
    (root / "static").mkdir()
    (root / "static/link").symlink_to(root)
    result = run("check", root)
    assert result.exit_code == 2
    for place in ("incidents/y.yaml:2:1", "templates/index.html:1:1", "static/link:1:1"):
        assert place in result.stderr
    collision = run("check", project(tmp_path / "other", GOOD | {"static/index.html": "mine"}))
    assert collision.exit_code == 2
    assert "`index.html` (static/index.html)" in collision.stderr
