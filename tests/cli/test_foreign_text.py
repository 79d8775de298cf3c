"""What foreign text does to a terminal, and to the machine that keeps a log: nothing."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.cli.test_commands import NOW, run
from tests.formats.showcase import project

# GitHub's runner takes a line for a command that begins with `::`, after white space too, or has
# `##[` in it; Azure's takes `##vso[`.
COMMAND = re.compile(r"^\s*::|##\w*\[")
TITLE = "::error::x ##[add-mask]y ##vso[task.setvariable]z"
FILES = {
    "statuary.yml": f"title: '{TITLE}'\nsince: 2026-03-01\n"
    f"components: [{{id: api, name: '{TITLE}'}}]\n",
    "incidents/x.yaml": f"title: '{TITLE}'\ncomponents: [api]\nstarted: 2026-03-10 11:00Z\n",
}
BROKEN = FILES | {
    "incidents/y.yaml": f"title: T\n'{TITLE}': x\ncomponents: ['{TITLE}']\n",
    "incidents/##[error]z.yaml": "title: \x1b[2J\n",
    "incidents/::z.yaml": "title: \u202eT\n",
    f"incidents/{TITLE}.md": "x",
}


def quiet(output: str) -> bool:
    """Tell whether a text has no command in it, and nothing but letters and ends of lines."""
    plain = output.replace("\n", "")
    return plain.isprintable() and not any(map(COMMAND.search, output.split("\n")))


@pytest.mark.parametrize(
    "arguments", [("build",), ("build", "--check"), ("check",), ("explain", "api")]
)
@pytest.mark.parametrize("files", [FILES, BROKEN], ids=["reads", "broken"])
def test_no_command_lets_foreign_text_command(
    tmp_path: Path, files: dict[str, str], arguments: tuple[str, ...]
) -> None:
    """Whatever a command prints about hostile files, no terminal and no runner obeys it."""
    result = run(*arguments, project(tmp_path, files), "--now", NOW)
    assert "Usage" not in result.output
    assert quiet(result.output), result.output


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_a_difference_does_not_command(tmp_path: Path, form: str) -> None:
    """In all its forms, what changed is told without a line that a runner would obey."""
    root = project(tmp_path, FILES)
    for arguments in (("init", "-q"), ("add", "statuary.yml"), ("commit", "-qm", "x")):
        who = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")
        subprocess.run(["git", "-C", root, *who, *arguments], check=True)  # noqa: S603, S607
    output = run("diff", "HEAD", root, "--now", NOW, "--format", form).output
    assert "vso" in output
    assert not any(map(COMMAND.search, output.split("\n"))), output


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_findings_for_programs_do_not_command(tmp_path: Path, form: str) -> None:
    """JSON in a log is the same JSON, without what a runner would obey."""
    output = run("check", project(tmp_path, BROKEN), "--now", NOW, "--format", form).output
    assert not any(map(COMMAND.search, output.split("\n"))), output
    assert "##[add-mask]y" in str(json.loads(output))


def test_annotations_are_the_only_commands(tmp_path: Path) -> None:
    """What GitHub is told to annotate has one command a line, which is ours."""
    output = run("check", project(tmp_path, BROKEN), "--now", NOW, "--format", "github").output
    *commands, tally = output.rstrip("\n").split("\n")
    assert commands
    for command in commands:
        assert re.match(
            r"::(error|warning|notice) file=[^:,]*,line=\d+,col=\d+,title=\w[^:,]*::", command
        )
    assert quiet(tally)
