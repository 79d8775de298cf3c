"""What `check` found, as programs read it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from statuary import __version__
from statuary.cli import main
from statuary.cli.check import FORMATS
from statuary.errors import Problem
from statuary.findings import FORMS, Finding, Findings
from statuary.model import Severity
from statuary.model.checking import RULE_IDS
from tests.formats.showcase import project

NOW = "2026-03-10 12:00Z"
SETTINGS = "title: S\ncomponents: [{id: api, name: API}]\n"
SLOW = """\
---
title: Slow, 100%
components: [api]
---
## Investigating @ 2026-03-10 11:00Z
Today some users see 東京 slowly.
"""
FILES = {"statuary.yml": SETTINGS, "incidents/slow.md": SLOW}
ANY = st.text(max_size=40)


def check(root: Path, form: str, *more: str) -> Result:
    """Check a project in this process; whatever is not expected comes through."""
    arguments = ["check", str(root), "--now", NOW, "--format", form, *more]
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def document(root: Path, form: str) -> Any:
    """Check a project and read what is printed as JSON."""
    result = check(root, form)
    assert result.stderr == ""
    return json.loads(result.stdout)


def finding(message: str, hint: str = "", path: str = "a", source: str = "x") -> Finding:
    """Give a finding that a rule might make."""
    return Finding("dead-link", Severity.WARNING, Problem(path, 3, 1, message, hint), source)


def test_json_has_its_keys(tmp_path: Path) -> None:
    """The document has counts, and for each finding its rule, place, message, hint and line."""
    assert document(project(tmp_path, FILES), "json") == {
        "version": 1,
        "problems": 0,
        "warnings": 0,
        "hints": 1,
        "findings": [
            {
                "rule": "vague-wording",
                "severity": "hint",
                "path": "incidents/slow.md",
                "line": 6,
                "column": 7,
                "message": "“some users” is vague",
                "hint": "say whom it hits: which plans, regions or clients, "
                "or how many in a hundred",
                "source": "Today some users see 東京 slowly.",
                "fixable": False,
            }
        ],
    }


def test_a_page_without_findings_is_a_document_too(tmp_path: Path) -> None:
    """Where nothing is found, each form says so in its own way."""
    root = project(tmp_path, {"statuary.yml": SETTINGS})
    assert document(root, "json")["findings"] == []
    assert document(root, "sarif")["runs"][0]["results"] == []
    assert check(root, "github").stdout == "No problems\n"


def test_a_very_long_line_is_cut(tmp_path: Path) -> None:
    """Of a line that is very long, documents quote the beginning and people see the place."""
    line = f"title: {'x' * 5000} #y"
    root = project(tmp_path, {"statuary.yml": SETTINGS, "incidents/a.yaml": line})
    found = document(root, "json")["findings"]
    assert {each["source"] for each in found} == {line[:1000]}
    assert max(map(len, check(root, "text").stderr.splitlines())) < 200


def test_each_form_can_be_asked_for() -> None:
    """The command offers the forms that there are."""
    assert tuple(FORMS) == FORMATS


def test_workflow_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """GitHub gets a command for each finding, with the path as seen from where it runs."""
    monkeypatch.chdir(tmp_path)
    project(tmp_path / "status, page", FILES | {"incidents/slow.md": SLOW + "## Resolved @ ~\n"})
    result = check(Path("status, page"), "github")
    assert result.exit_code == 1
    command, count = result.stdout.splitlines()
    assert command.startswith(
        "::error file=status%2C page/incidents/slow.md,line=7,col=15,title=problem::"
    )
    assert "%0Ahint: " in command
    assert count == "1 problem"


@given(ANY, ANY, ANY)
def test_nothing_gets_out_of_a_command(message: str, hint: str, path: str) -> None:
    """Whatever a message or a path holds, there is one command, whose parts come back."""
    printed = FORMS["github"](Findings((finding(message, hint, path),), "1"))
    command, count = printed.splitlines()
    assert count == "1 warning"
    parts = re.fullmatch(r"::warning ((?:\w+=[^,:]*,?)+)::(.*)", command)
    assert parts is not None
    assert [pair.partition("=")[0] for pair in parts[1].split(",")] == (
        ["file", "line", "col", "title"]
    )
    assert command.isprintable()
    told = unquote(parts[2])
    assert "\r" not in told
    assert told.count("\n") == bool(hint)


@given(ANY, ANY, ANY, ANY)
def test_nothing_gets_out_of_a_line(message: str, hint: str, path: str, source: str) -> None:
    """In text, only the path begins a line, and every line is printable."""
    printed = FORMS["text"](Findings((finding(message, hint, f"a{path}", source),), "1"))
    lines = printed.split("\n")
    assert lines[0].startswith("a")
    assert all(line.startswith(" ") for line in lines[1:])
    assert all(sign.isprintable() or sign in "\u200c\u200d" for line in lines for sign in line)
    assert len(lines) == 1 + 2 * bool(source.strip()) + bool(hint)


def test_sarif_has_all_that_scanners_need(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run has the tool with every rule, and results that point to rules and to places."""
    monkeypatch.chdir(tmp_path)
    log = document(project(tmp_path / "ä b", FILES), "sarif")
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("Statuary", __version__)
    ids = [rule["id"] for rule in driver["rules"]]
    assert ids == ["problem", *RULE_IDS]
    assert run["columnKind"] == "unicodeCodePoints"
    (result,) = run["results"]
    assert ids[result["ruleIndex"]] == result["ruleId"] == "vague-wording"
    assert result["level"] == "note"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "%C3%A4%20b/incidents/slow.md"}
    assert (place["region"]["startLine"], place["region"]["startColumn"]) == (6, 7)


def test_sarif_of_a_project_elsewhere(tmp_path: Path) -> None:
    """A file that does not lie below where the command runs is named in full."""
    root = project(tmp_path / "a%b", FILES)
    result = document(root, "sarif")["runs"][0]["results"][0]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == (root.resolve() / "incidents/slow.md").as_uri()


@given(ANY, ANY, ANY, ANY)
def test_documents_are_ascii(message: str, hint: str, path: str, source: str) -> None:
    """The documents read whatever they hold, and any terminal and log can carry them."""
    findings = Findings(
        (finding(message, hint, path, source),),
        "1",
        rules=(("dead-link", "a link", Severity.WARNING),),
    )
    for form in ("json", "sarif"):
        printed = FORMS[form](findings)
        assert printed.isascii()
        assert json.loads(printed)


@pytest.mark.parametrize("form", FORMS)
def test_exit_codes(tmp_path: Path, form: str) -> None:
    """Hints and warnings are 0, problems and rules that are errors 1, the settings' problems 2."""
    assert check(project(tmp_path / "hint", FILES), form).exit_code == 0
    strict = f"{SETTINGS}check: {{rules: {{vague-wording: error}}}}\n"
    assert check(project(tmp_path / "rule", FILES | {"statuary.yml": strict}), form).exit_code == 1
    bad = FILES | {"incidents/bad.md": "?"}
    assert check(project(tmp_path / "bad", bad), form).exit_code == 1
    wrong = FILES | {"statuary.yml": "titel: S\n"}
    assert check(project(tmp_path / "wrong", wrong), form).exit_code == 2
    assert (
        check(
            project(tmp_path / "theme", FILES | {"templates/404.html": "{% if %}"}), form
        ).exit_code
        == 2
    )


def test_text_shows_the_place(tmp_path: Path) -> None:
    """People see the place, the severity, the rule, the line, a caret, and what to do."""
    result = check(project(tmp_path, FILES), "text")
    assert result.stderr == (
        "incidents/slow.md:6:7: hint: “some users” is vague [vague-wording]\n"
        "    6 | Today some users see 東京 slowly.\n"
        "      |       ^\n"
        "    hint: say whom it hits: which plans, regions or clients, or how many in a hundred\n"
        "1 hint\n"
    )
    assert result.stdout.startswith("No problems: ")


def test_problems_show_their_lines(tmp_path: Path) -> None:
    """A problem is shown in its line too: in records, settings, templates, and broken bytes."""
    files: dict[str, str | bytes] = {
        "statuary.yml": SETTINGS,
        "incidents/word.yaml": "title: 東京\r\ncomponents: {api: majr}\r\n",
        "incidents/bytes.yaml": b"title: \xff\xfe\n",
        "incidents/control.yaml": "title: \x1b[31mred\n",
        "templates/404.html": "\n{% if %}",
    }
    shown = check(project(tmp_path, files), "text").stderr
    assert "    2 | components: {api: majr}\n      |                   ^\n" in shown
    assert "    1 | title: \ufffd\ufffd\n      |        ^\n" in shown
    assert "    1 | title: \ufffd[31mred\n      |        ^\n" in shown
    assert "    2 | {% if %}\n" in shown
    assert shown.endswith("\n4 problems\n")


def test_a_rule_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    """An unknown rule or severity is told where it stands, with the one that may be meant."""
    settings = f"{SETTINGS}check:\n  rules: {{dead-links: off, contrast: loud}}\n"
    root = project(tmp_path, {"statuary.yml": settings})
    found = document(root, "json")["findings"]
    assert [(each["line"], each["column"], each["hint"]) for each in found] == [
        (4, 11, "did you mean `dead-link`?"),
        (4, 38, "known: error, warning, hint, off"),
    ]
    slow = SLOW.replace("components", "allow: [vague-words]\ncomponents")
    (only,) = document(project(tmp_path, FILES | {"incidents/slow.md": slow}), "json")["findings"]
    assert (only["message"], only["hint"]) == (
        "`check` has no rule `vague-words`",
        "did you mean `vague-wording`?",
    )
    assert (only["line"], only["column"]) == (3, 9)
