"""`statuary diff` in a real repository, as a person or a pipeline calls it."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from statuary.cli import main
from tests.formats.showcase import FILES, HOSTILE, project, published

NOW = "2026-03-10 12:00Z"
SETTINGS = """\
title: S
url: https://status.example.com/
since: 2026-03-01
components: [{id: api, name: API}, {id: web, name: Web}]
"""
OPEN = "{title: It fails, components: {api: major_outage}, started: 2026-03-10 06:00Z}"
STILL = "{title: It failed, components: {api: major_outage}, started: 2026-03-09 06:00Z}"
OVER = f"{STILL[:-1]}, ended: 2026-03-09 07:12Z}}"
FILE = "incidents/x.yaml"


def git(root: Path, *arguments: str) -> str:
    """Run git, apart from whatever is set up around it."""
    who = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")
    return subprocess.run(  # noqa: S603
        ["git", *who, *arguments],  # noqa: S607
        cwd=root,
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


def commit(root: Path, files: dict[str, str]) -> Path:
    """Write files and commit all of them."""
    root.mkdir(exist_ok=True)
    if not (root / ".git").exists():
        git(root, "init", "--quiet", "--initial-branch=main")
    project(root, files)
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "x")
    return root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a project of which all is committed, and nothing is broken."""
    return commit(tmp_path / "p", {"statuary.yml": SETTINGS})


def diff(root: Path, ref: str = "HEAD", *more: str, now: str = NOW) -> Result:
    """Run the command; whatever it does not expect comes through."""
    arguments = ["diff", "--now", now, *more, "--", ref, str(root)]
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def told(root: Path, ref: str = "HEAD", now: str = NOW) -> Any:
    """Give what the command tells programs."""
    result = diff(root, ref, "--format", "json", now=now)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_nothing_is_one_line(root: Path) -> None:
    """Where nothing differs, one line says so, with what it was compared with, and when."""
    head = git(root, "rev-parse", "HEAD")
    result = diff(root)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        f"Nothing changes: as of 10 March 2026, 12:00 UTC all is as in HEAD ({head[:7]}).\n"
    )
    assert told(root)["changes"] is False


def test_a_new_incident_is_told(root: Path) -> None:
    """The headline, the record, the component, the figures and the feed entry are there."""
    project(root, {FILE: OPEN})
    said = told(root)
    assert said["headline"] == {
        "before": "All systems operational",
        "after": "Major outage: API",
    }
    assert said["records"] == [
        {
            "change": "opened",
            "kind": "incident",
            "id": "x",
            "title": "It fails",
            "before": None,
            "after": "investigating",
        }
    ]
    assert said["components"] == [
        {
            "change": "changed",
            "id": "api",
            "name": "API",
            "before": "operational",
            "after": "major_outage",
        }
    ]
    assert [(each["change"], each["path"]) for each in said["feed_entries"]] == [
        ("added", "incidents/x/")
    ]
    assert "incidents/x/index.html" in said["files"]["added"]
    assert said["files"]["removed"] == []
    assert said["files"]["changed"] > 0


def test_figures_are_exact(root: Path) -> None:
    """A figure moves from and to what the page shows, of windows and of months."""
    project(root, {FILE: OVER})
    moves = {
        (each["of"], each["id"], each["window"]): (
            each["before"]["uptime_low"],
            each["after"]["uptime_low"],
        )
        for each in told(root)["uptime"]
    }
    # 72 minutes are down; the record is 9.5 days long.
    assert moves["component", "api", "7d"] == ("100.00", "99.28")
    assert moves["component", "api", "2026-03"] == ("100.00", "99.47")
    assert moves["page", None, "7d"] == ("100.00", "99.64")
    assert ("component", "api", "24h") not in moves
    assert not any(id_ == "web" for _, id_, _ in moves)
    assert "March 2026  100.00% → 99.47%\n" in diff(root).stdout


@pytest.mark.parametrize(
    ("before", "after", "deed"),
    [
        (STILL, OVER, "closed"),
        (OVER, STILL, "reopened"),
        (OPEN, OPEN.replace("It fails", "It stutters"), "changed"),
        (OPEN, None, "removed"),
        (None, OVER, "added"),
    ],
)
def test_each_deed_has_its_word(
    root: Path, before: str | None, after: str | None, deed: str
) -> None:
    """Records are opened, closed, reopened, changed, added and removed."""
    if before:
        commit(root, {FILE: before})
    if after:
        project(root, {FILE: after})
    else:
        (root / FILE).unlink()
    assert [each["change"] for each in told(root)["records"]] == [deed]
    assert f"  {deed}  " in diff(root).stdout


def test_a_removed_record_takes_its_pages_and_entries_along(root: Path) -> None:
    """What is gone is told from the side that had it."""
    commit(root, {FILE: OPEN})
    (root / FILE).unlink()
    said = told(root)
    assert said["headline"]["after"] == "All systems operational"
    assert "incidents/x/index.html" in said["files"]["removed"]
    assert said["feed_entries"][0]["change"] == "removed"


def test_both_sides_stand_at_one_instant(root: Path) -> None:
    """What is to come at the instant of comparison changes nothing yet."""
    project(root, {FILE: OPEN})
    assert told(root, now="2026-03-10 05:00Z")["records"] == []
    assert told(root, now="2026-03-10 06:00Z")["records"] != []


def test_a_project_may_lie_in_a_folder(tmp_path: Path) -> None:
    """In a repository with other things in it, the project's own folder is compared."""
    commit(tmp_path, {"app/code.py": "", "docs/status/statuary.yml": SETTINGS})
    root = project(tmp_path / "docs/status", {FILE: OPEN})
    assert [each["id"] for each in told(root)["records"]] == ["x"]
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "y")
    assert told(root)["changes"] is False
    assert [each["id"] for each in told(root, "HEAD~1")["records"]] == ["x"]


def test_branches_are_compared(root: Path) -> None:
    """A branch is a base as good as a commit, as in a pull request."""
    git(root, "switch", "--quiet", "--create", "change")
    commit(root, {FILE: OPEN})
    assert told(root)["changes"] is False
    assert told(root, "main")["headline"]["after"] == "Major outage: API"


def test_a_base_without_a_page_has_nothing(tmp_path: Path) -> None:
    """The commit that brings the page: all of it is new, and that is said."""
    root = commit(tmp_path / "p", {"static/app.js": "x"})
    project(root, {"statuary.yml": SETTINGS})
    assert told(root)["base"]["page"] is False
    assert told(root)["headline"] == {"before": None, "after": "All systems operational"}
    said = diff(root).stdout
    assert "There is no status page in HEAD" in said
    assert "The page now says    All systems operational\n" in said
    assert "The page said" not in said


def test_a_base_that_does_not_read_is_told(root: Path) -> None:
    """If the base is broken, its problems are named and the new side is shown, with exit code 0."""
    commit(root, {FILE: "title: T\nstatus: nope\n"})
    project(root, {FILE: OPEN})
    for form in ("text", "markdown"):
        result = diff(root, "HEAD", "--format", form)
        assert result.exit_code == 0
        assert "does not read, so only what the files now say is shown" in result.stdout
        assert "incidents/x" in result.stdout
    assert told(root)["base"]["problems"][0]["path"] == FILE


@pytest.mark.parametrize(("name", "code"), [(FILE, 1), ("statuary.yml", 2)])
def test_files_that_do_not_read_fail(root: Path, name: str, code: int) -> None:
    """Problems in the files as they are now are told in each form, with the code of `check`."""
    project(root, {name: "title: T\nstatus: nope\n"})
    assert diff(root).exit_code == code
    assert f"{name}:2:1: " in diff(root).stderr
    shown = diff(root, "HEAD", "--format", "markdown")
    assert (shown.exit_code, "do not read" in shown.stdout) == (code, True)
    document = diff(root, "HEAD", "--format", "json")
    assert document.exit_code == code
    assert json.loads(document.stdout)["problems"][0]["path"] == name


@pytest.mark.parametrize("ref", ["nope", "HEAD~1", "--output=x", "-x", "HEAD:statuary.yml", ""])
def test_an_unknown_base_is_one_sentence(root: Path, ref: str) -> None:
    """What is no commit is refused with a hint, exit 2, and is no option to git either."""
    result = diff(root, ref)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"statuary: there is no commit `{ref}` here.\n    hint: ")
    assert result.stderr.count("\n") == 2
    assert sorted(path.name for path in root.iterdir()) == [".git", "statuary.yml"]


def test_what_is_missing_is_helped_with(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No repository, no commit, a folder for a ref, a shallow clone, no git: each has its hint."""
    bare = project(tmp_path / "bare", {"statuary.yml": SETTINGS})
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert "this project is not in a git repository.\n    hint: " in diff(bare).stderr
    git(bare, "init", "--quiet")
    assert "nothing is committed yet" in diff(bare).stderr
    assert f"write `statuary diff HEAD {root}`" in diff(root, str(root)).stderr
    commit(root, {FILE: OPEN})
    git(tmp_path, "clone", "--quiet", "--depth=1", root.as_uri(), "shallow")
    assert "this clone is shallow" in diff(tmp_path / "shallow", "HEAD~1").stderr
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "git is not installed.\n    hint: install git" in diff(root).stderr


def test_links_lead_nowhere(root: Path, tmp_path: Path) -> None:
    """A link in the base that leads out of it is a problem of the base, and is not followed."""
    (tmp_path / "secret.yaml").write_text(OPEN)
    (root / "incidents").mkdir()
    (root / FILE).symlink_to(tmp_path / "secret.yaml")
    commit(root, {})
    (root / FILE).unlink()
    said = told(root)
    assert [each["message"] for each in said["base"]["problems"]] == ["this is a symbolic link"]


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    """A page full of hostile names is told in each form without markup, mentions or controls."""
    root = commit(tmp_path / "p", {"statuary.yml": FILES["statuary.yml"]})
    title = json.dumps(f"@team #1 www.evil.example {HOSTILE} | a | " + "x" * 150)
    project(
        root, {**FILES, FILE: f"{{title: {title}, started: 2026-03-10 06:00Z, components: [web]}}"}
    )
    markdown = diff(root, "HEAD", "--format", "markdown").stdout
    assert "@\u200bteam" in markdown
    for sign in ("<", "@team", "#1", "www.", "x" * 120):
        assert sign not in markdown
    bars = {line.replace("\\|", "").count("|") for line in markdown.splitlines() if "team" in line}
    assert bars == {4}
    assert "x" * 120 not in diff(root).stdout
    records = {each["id"] for each in told(root)["records"]}
    assert {"x", "open", "weekly", "news"} < records


def test_long_lists_are_cut_for_people_alone(root: Path) -> None:
    """People see the first rows and how many more there are; programs get all of them."""
    project(root, {f"incidents/i{n}.yaml": OVER for n in range(60)})
    assert "  and 35 more\n" in diff(root).stdout
    assert "\n\nand 35 more\n" in diff(root, "HEAD", "--format", "markdown").stdout
    assert len(told(root)["records"]) == 60


def test_nothing_is_written(root: Path) -> None:
    """Neither a site nor a cache nor anything of git's changes."""
    project(root, {FILE: OPEN})
    before = published(root)
    diff(root)
    assert published(root) == before
    assert git(root, "status", "--short") == "?? incidents/"


def test_people_see_one_window_and_months(root: Path) -> None:
    """Of each subject people see the window of the pages and months, and how many more move."""
    commit(root, {"statuary.yml": f"{SETTINGS}uptime: {{windows: [7d, 90d, 30d]}}\n"})
    project(root, {FILE: OVER})
    assert len(told(root)["uptime"]) == 7
    said = diff(root).stdout.partition("Uptime, ")[2].partition("\n\n")[0]
    assert said.splitlines()[1:] == [
        "  The whole page  90d         100.00% → 99.73%",
        "  API             90d         100.00% → 99.47%",
        "  API             March 2026  100.00% → 99.47%",
        "  and 4 more in other windows, which --format json lists",
    ]


def test_names_of_files_hide_nothing(root: Path) -> None:
    """A path with signs that reorder or mark up text is spelled out."""
    project(root, {"static/a\u00adb[i]&@c`.txt": "x"})
    assert "  added  a\\u00adb[i]&@c`.txt\n" in diff(root).stdout
    markdown = diff(root, "HEAD", "--format", "markdown").stdout
    assert "| added | a\\\\u00adb\\[i\\]&amp;@\u200bc\\`\\.txt |\n" in markdown
    assert told(root)["files"]["added"] == ["a\u00adb[i]&@c`.txt"]


def test_components_come_and_go(root: Path) -> None:
    """A new component and one that is gone are told, and figures of theirs do not move."""
    changed = SETTINGS.replace("{id: web, name: Web}", "{id: new, name: New}")
    project(root, {"statuary.yml": changed})
    said = told(root)
    assert [(each["change"], each["id"]) for each in said["components"]] == [
        ("added", "new"),
        ("removed", "web"),
    ]
    assert said["uptime"] == []


def test_a_template_changes_pages(root: Path) -> None:
    """The project's templates and copied files are compared too, on both sides."""
    commit(root, {"templates/404.html": "{% extends 'default/404.html' %}", "static/a.txt": "a"})
    assert told(root)["changes"] is False
    project(root, {"static/a.txt": "b"})
    assert told(root)["files"]["changed"] == 1
    (root / "templates/404.html").unlink()
    assert told(root)["files"]["changed"] > 1


def test_a_hook_in_a_second_working_tree_compares_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hooks are told where the repository is, which must not hide the folder of the project."""
    first = commit(tmp_path / "p", {"status/statuary.yml": SETTINGS})
    commit(first, {f"status/{FILE}": OPEN, "statuary.yml": SETTINGS})
    git(first, "worktree", "add", "--quiet", str(tmp_path / "second"))
    monkeypatch.setenv("GIT_DIR", str(first / ".git/worktrees/second"))
    assert told(tmp_path / "second/status")["changes"] is False
