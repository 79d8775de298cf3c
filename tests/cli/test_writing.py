"""The commands that write records, from the first sentence to the postmortem."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from statuary import content
from statuary.cli import main
from statuary.model import read_instant
from tests.content.projects import project

SETTINGS = """\
title: Example status
timezone: Europe/Berlin
components:
  - {id: website, name: Website}
  - {id: api, name: REST API}
"""
START = read_instant("2026-02-01 16:12:40", "Europe/Berlin").seconds
PATH = "incidents/2026-02-01-logging-in-fails.md"
NOT_PUBLISHED = "Not published yet: run `statuary build`, or commit and push.\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a project without records, at 16:12 in its zone."""
    at(monkeypatch, START)
    return project(tmp_path, {"statuary.yml": SETTINGS})


def at(monkeypatch: pytest.MonkeyPatch, seconds: int) -> None:
    """Let it be another time."""
    monkeypatch.setattr(sys.modules["statuary.cli.desk"], "current", lambda: seconds)


def run(*arguments: str | Path, typed: str = "") -> Result:
    """Run a command in this process; whatever it does not expect comes through."""
    return CliRunner().invoke(main, [*map(str, arguments)], input=typed, catch_exceptions=False)


def opened(root: Path, *more: str) -> Result:
    """Open an incident."""
    title, text = "Logging in fails", "Nobody can log in."
    return run("new", "incident", title, root, "--text", text, "-c", "api=major_outage", *more)


def test_an_incident_from_beginning_to_end(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command says what it wrote, and what the page said and says."""
    said = [opened(root, "-c", "website")]
    at(monkeypatch, START + 28 * 60)
    said.append(
        run(
            *("update", "logg", root, "--status", "monitoring", "--component", "api=operational"),
            *("--text", "The API works again."),
        )
    )
    said.append(run("resolve", PATH, root, "--text", "-", "--at", "16:57", typed="Renewed.\r\n"))
    said.append(run("postmortem", "2026-02-01-l", root, "--text", "Renewed by hand."))
    assert [(each.exit_code, each.stderr) for each in said] == [(0, "")] * 4
    assert [each.stdout for each in said] == [
        f"Wrote {PATH}\n"
        "The page said        All systems operational\n"
        "The page now says    Major outage: REST API\n" + NOT_PUBLISHED,
        f"Wrote {PATH}\n"
        "The page said        Major outage: REST API\n"
        "The page now says    Partial outage: Website\n" + NOT_PUBLISHED,
        f"Wrote {PATH}\n"
        "The page still says  Partial outage: Website\n"
        "This holds from      1 February 2026, 16:57 CET, on\n" + NOT_PUBLISHED,
        f"Wrote {PATH}\nThe page still says  Partial outage: Website\n" + NOT_PUBLISHED,
    ]
    assert (root / PATH).read_text() == (
        "---\ntitle: Logging in fails\n"
        "components: {api: major_outage, website: partial_outage}\n---\n\n"
        "## Investigating @ 2026-02-01 16:12\nNobody can log in.\n\n"
        "## Monitoring @ 2026-02-01 16:40 {api: operational}\nThe API works again.\n\n"
        "## Resolved @ 2026-02-01 16:57\nRenewed.\n\n"
        "## Postmortem\nRenewed by hand.\n"
    )
    assert run("build", root, "--now", "2026-02-02").exit_code == 0


def test_a_maintenance_from_beginning_to_end(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is announced, is called in progress if it has begun, and is completed by `resolve`."""
    window = ("--from", "2026-02-01 16:30", "--until", "2026-02-01 18:00")
    rule = ("--repeats", "FREQ=WEEKLY;COUNT=3")
    new = run("new", "maintenance", "Upgrade: now", root, *window, *rule, "-c", "api")
    assert new.stdout.splitlines()[2] == "This holds from      1 February 2026, 16:30 CET, on"
    at(monkeypatch, START + 3600)
    run("new", "maintenance", "Late", root, *window)
    resolved = run("resolve", "upgr", root)
    assert "The page now says    Under maintenance: Late" in resolved.stdout
    assert (root / "incidents/2026-02-01-upgrade-now.md").read_text() == (
        '---\nkind: maintenance\ntitle: "Upgrade: now"\n'
        "window: {from: 2026-02-01 16:30, until: 2026-02-01 18:00}\n"
        "repeats: FREQ=WEEKLY;COUNT=3\ncomponents: [api]\n---\n\n"
        "## Scheduled @ 2026-02-01 16:12\n\n## Completed @ 2026-02-01 17:12\n"
    )
    assert (
        "## In progress @ 2026-02-01 17:12" in (root / "incidents/2026-02-01-late.md").read_text()
    )


def test_a_notice_is_written(root: Path) -> None:
    """A notice shows from now, or from when it is told to, until a day."""
    run("new", "notice", "We move", root, "--until", "2026-05-09", "--text", "To a new office.")
    assert (root / "incidents/2026-02-01-we-move.md").read_text() == (
        "---\nkind: notice\ntitle: We move\nfrom: 2026-02-01 16:12\nuntil: 2026-05-09\n---\n"
        "To a new office.\n"
    )


def test_ids_are_free(root: Path) -> None:
    """A second incident of a title gets a number, and a chosen id must be nobody's."""
    opened(root)
    assert f"Wrote {PATH.removesuffix('.md')}-2.md\n" in opened(root).stdout
    assert "Wrote incidents/login.md\n" in opened(root, "--id", "login").stdout
    taken = opened(root, "--id", "login")
    assert taken.stderr == (
        "statuary: the id `login` is taken already.\n    hint: give another --id\n"
    )
    assert "is not an id" in opened(root, "--id", "No id").stderr


def test_two_updates_in_a_minute_keep_their_order(root: Path) -> None:
    """After an update with seconds, the next one has seconds too."""
    opened(root, "--at", "2026-02-01 16:12:30")
    assert run("resolve", "log", root).exit_code == 0
    (incident,) = content.load(root).incidents
    assert incident.in_order[-1].status == "resolved"
    assert incident.in_order[-1].at.seconds == START


REFUSED = [
    (
        ("update", "nothing", "--text", "x"),
        "no record's id begins with `nothing`",
        "known: move, 2026-",
    ),
    (
        ("update", "loging-in-fails", "--text", "x"),
        "no record's id begins",
        "did you mean `log",
    ),
    (("update", "2026", "--text", "x"), "`2026` begins the ids of 2 records", "write one of"),
    (("update", "move", "--text", "x"), "is a notice, which has no updates", "edit incidents/mov"),
    (("update", "logging"), "this update says nothing", "give --text, --status or --component"),
    (("update", "logging", "--status", "no"), "`no` is not an incident's status", "known: inves"),
    (("update", "logging", "-c", "apii"), "there is no component `apii`", "did you mean `api`?"),
    (("update", "logging", "-c", "api=x"), "`x` is not a component status", "known: operational"),
    (("update", "logging", "-c", "api", "-c", "api"), "`api` is given twice", "keep one"),
    (("update", "upgrade", "-c", "api"), "a maintenance changes no component", "leave out"),
    (("update", "logging", "--text", "## A\nb"), "`## A` in the text would", "write `### A`"),
    (("resolve", "upgrade"), "is cancelled already", "`statuary update 2026-02-01-upgrade`"),
    (("postmortem", "logging"), "the text is empty", "give --text"),
    (("new", "incident", "A"), "the text is empty", "say what users notice"),
    (("new", "incident", "A", "--text", " \n"), "the text is empty", "say what users notice"),
    (
        ("new", "incident", "A", "--text", "x", "--impact", "huge"),
        "`huge` is not an impact",
        "known: none",
    ),
    (("new", "incident", "A\nB", "--text", "x"), "this text must fit on one line", ""),
    (
        ("new", "maintenance", "A", "--from", "16:00", "--until", "15:00"),
        "the window ends before it begins",
        "correct `until`",
    ),
]


@pytest.mark.parametrize(("arguments", "message", "hint"), REFUSED)
def test_what_is_refused_says_why_and_writes_nothing(
    root: Path, arguments: tuple[str, ...], message: str, hint: str
) -> None:
    """One sentence says what is wrong, one what to write, and each file is as it was."""
    opened(root)
    move = "---\nkind: notice\ntitle: M\nfrom: 2026-02-01\n---\n"
    upgrade = (
        "kind: maintenance\ntitle: U\nwindow: {from: 2026-02-01 01:00, until: 2026-02-01 02:00}\n"
        "updates: [{at: 2026-02-01 00:30, status: cancelled}]\n"
    )
    project(root, {"statuary.yml": SETTINGS, "incidents/move.md": move})
    project(root, {"statuary.yml": SETTINGS, "incidents/2026-02-01-upgrade.yaml": upgrade})
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    place = 3 if arguments[0] == "new" else 2
    result = run(*arguments[:place], root, *arguments[place:])
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert not hint or f"    hint: {hint}" in result.stderr
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


CONFLICT = "<<<<<<< HEAD\n---\ntitle: A\n"
OBSTACLE = (
    "2 problems in other files keep the page from being built: run `statuary check`.\n"
    "    incidents/2026-01-31-pages-load-slowly.md:1:1: this file does not begin with `---`\n"
    "    hint: `statuary build --keep-going` publishes what reads\n"
)


def test_the_mistakes_of_others_stop_nobody(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command writes while other files do not read, says so last, and touches no other."""
    others = {"incidents/2026-01-31-pages-load-slowly.md": CONFLICT, "incidents/z.yaml": "x"}
    project(root, {"statuary.yml": SETTINGS, **others})
    said = [opened(root)]
    at(monkeypatch, START + 3600)
    said.append(run("update", "logg", root, "--text", "We look.", "--status", "identified"))
    said.append(run("resolve", "logg", root, "--text", "Renewed."))
    said.append(run("postmortem", "logg", root, "--text", "Why."))
    assert [(each.exit_code, each.stderr) for each in said] == [(0, OBSTACLE)] * 4
    assert [each.stdout.splitlines()[1] for each in said] == [
        "The page would say   Major outage: REST API, as far as its files read",
        "The page would say   Major outage: REST API, as far as its files read",
        *["The page would say   Unknown: 2 records could not be read"] * 2,
    ]
    assert not [line for each in said for line in each.stdout.splitlines() if "published" in line]
    assert {path: (root / path).read_text() for path in others} == others
    for path in others:
        (root / path).unlink()
    (incident,) = content.load(root).incidents
    assert [update.body for update in incident.in_order] == [
        *("Nobody can log in.", "We look.", "Renewed."),
    ]


def test_a_record_that_does_not_read_is_not_written_to(root: Path) -> None:
    """Its problems are told, and no other record with a similar id is taken for it."""
    opened(root)
    broken = root / "incidents/2026-02-01-login-page.md"
    broken.write_text(CONFLICT)
    alone = run("update", "login", root, "--text", "x")
    assert (alone.exit_code, alone.stdout) == (1, "")
    assert alone.stderr.startswith("incidents/2026-02-01-login-page.md:1:1: ")
    assert alone.stderr.endswith("\n1 problem\n")
    several = run("update", "log", root, "--text", "x")
    assert several.stderr == (
        "statuary: `log` begins the ids of 2 records.\n"
        "    2026-02-01-login-page  incidents/2026-02-01-login-page.md has problems\n"
        "    2026-02-01-logging-in-fails  Logging in fails (investigating)\n"
        "    hint: write one of these, or more of it\n"
    )
    assert broken.read_text() == CONFLICT


def test_of_two_files_with_one_id_the_path_tells_which(root: Path) -> None:
    """An id that two files take is nobody's until one is named by its path."""
    opened(root)
    (root / "incidents/z.md").write_text(f"---\nid: {Path(PATH).stem}\ntitle: Z\n---\n")
    both = run("resolve", "logging", root, "--text", "x")
    assert both.exit_code == 2
    assert f"    hint: write the file's path, such as {PATH}\n" in both.stderr
    assert run("resolve", PATH, root, "--text", "x").exit_code == 0


def test_ids_of_files_that_do_not_read_are_taken(root: Path) -> None:
    """A new record gets no id that a broken file has, which may be mended any minute."""
    names = {"incidents/old.yaml": f"id: {Path(PATH).stem}\naliases: [login]\ntitel: A\n"}
    project(root, {"statuary.yml": SETTINGS, **names})
    assert f"Wrote {PATH.removesuffix('.md')}-2.md\n" in opened(root).stdout
    assert "the id `login` is taken already" in opened(root, "--id", "login").stderr


def test_settings_that_do_not_read_stop_everybody(root: Path) -> None:
    """Without components and a zone no record can be written: all problems are told."""
    project(root, {"statuary.yml": "titel: A\n", "incidents/z.yaml": "x"})
    result = opened(root)
    assert result.exit_code == 2
    assert "statuary.yml:1:1: " in result.stderr
    assert not (root / PATH).exists()


def test_a_script_is_told_what_is_missing(root: Path) -> None:
    """Without a terminal nobody is asked: the option is named instead."""
    for arguments, said in (
        (("incident", "", root, "--text", "x"), "title is missing; give it in quotes"),
        (("maintenance", "A", root), "from is missing; give --from"),
    ):
        result = run("new", *arguments, typed="An answer\n")
        assert result.exit_code == 2
        assert said in " ".join(result.stderr.split())


def test_a_person_is_asked(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal a missing title is asked for, and the text comes from an editor."""
    shown: list[str] = []

    def edit(text: str, extension: str) -> str:
        shown.append(text)
        assert extension == ".md"
        return f"Typed.\n{text}"

    monkeypatch.setattr(sys.modules["statuary.cli.asking"], "_is_a_terminal", lambda: True)
    monkeypatch.setattr(click, "edit", edit)
    result = run("new", "incident", "", root, typed="Asked for\n")
    assert result.exit_code == 0
    assert result.stderr.startswith("Title: ")
    written = (root / "incidents/2026-02-01-asked-for.md").read_text()
    assert written.endswith("## Investigating @ 2026-02-01 16:12\nTyped.\n")
    assert "Incident: Asked for\n" in shown[0]
    monkeypatch.setattr(click, "edit", lambda *_, **__: None)
    empty = run("new", "incident", "B", root)
    assert "the text is empty" in empty.stderr


def test_what_the_page_does_not_show_is_told(root: Path) -> None:
    """An update of a draft says that it is one, and a closed page that it is closed."""
    draft = "---\ntitle: A\ndraft: true\n---\n## Investigating @ 2026-02-01 12:00\n"
    project(root, {"statuary.yml": SETTINGS, "incidents/a.md": draft})
    result = run("update", "a", root, "--text", "x")
    assert "This record is a draft, which the page does not show.\n" in result.stdout
    project(root, {"statuary.yml": f"{SETTINGS}as_of: 2026-01-15 12:00\n"})
    closed = run("update", "a", root, "--text", "y")
    assert "The page is closed, so it says nothing of now.\n" in closed.stdout


def git(root: Path, *arguments: str) -> str:
    """Run git in a project, apart from whatever is set up around it."""
    return subprocess.run(  # noqa: S603
        ["git", *arguments],  # noqa: S607
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_a_commit_holds_the_file_alone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--commit` commits the record under its title, whatever else is staged or changed."""
    for name, value in (("NAME", "A"), ("EMAIL", "a@example.com")):
        monkeypatch.setenv(f"GIT_AUTHOR_{name}", value)
        monkeypatch.setenv(f"GIT_COMMITTER_{name}", value)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    git(root, "init", "--quiet")
    git(root, "add", "statuary.yml")
    assert opened(root, "--commit").stdout.endswith("Committed: Status: Logging in fails\n")
    run("resolve", "log", root, "--commit")
    assert git(root, "log", "--format=%s", "--name-only").split("\n\n") == [
        "Status: Logging in fails",
        f"{PATH}\nStatus: Logging in fails",
        f"{PATH}\n",
    ]
    assert git(root, "status", "--short") == "A  statuary.yml\n"


def test_without_git_the_file_is_there_all_the_same(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there is no repository, or no git, that is said, and the record stays."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
    outside = opened(root, "--commit")
    assert outside.exit_code == 2
    assert outside.stderr == (
        f"statuary: {PATH} is written, but not committed: "
        "this project is not in a git repository.\n"
        "    hint: `git init` makes one; or leave out --commit\n"
    )
    monkeypatch.setenv("PATH", str(root))
    assert "git is not installed" in opened(root, "--commit").stderr
    assert len(content.load(root).incidents) == 2


@pytest.mark.parametrize(
    ("words", "position", "offered"),
    [
        ("statuary update log", 2, "plain,2026-02-01-logging-in-fails"),
        ("statuary new incident A --component a", 5, "plain,api"),
        ("statuary new incident A --component api=ma", 5, "plain,api=major_outage"),
        ("statuary update x --status ide", 4, "plain,identified"),
        ("statuary new incident A --impact cr", 5, "plain,critical"),
    ],
)
def test_shells_complete(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: str,
    position: int,
    offered: str,
) -> None:
    """At a tab, bash is offered records, components, statuses and impacts of this project."""
    opened(root)
    monkeypatch.chdir(root)
    result = CliRunner().invoke(
        main,
        env={
            "_STATUARY_COMPLETE": "bash_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": str(position),
        },
        prog_name="statuary",
    )
    assert result.output.splitlines() == [offered]
