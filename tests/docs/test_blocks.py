"""Every block of code in the documents does what it says, or says why it is only looked at."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from statuary import content, pipeline
from statuary.formats import FORMATS
from tests.docs.blocks import NAMES, ROOT, Block, blocks, is_made
from tests.docs.shell import follow

TUTORIAL = "docs/tutorial.md"
NOW = 1_780_000_000
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
SETTINGS = """\
title: Example status
url: https://status.example.com/
timezone: UTC
components: [{id: website, name: Website}, {id: api, name: REST API}]
"""
PROJECT = {
    "statuary.yml": SETTINGS,
    "report.md": "We learned a lot.\n",
    "static/logo.svg": PICTURE,
    "static/icon.svg": PICTURE,
    "static/custom.css": ":root { --radius: 0 }\n",
}
# The command, with its clock stopped on 1 February 2026.
PROGRAM = f"""\
#!{sys.executable}
from statuary import clock
clock.now = lambda: 1769962320
from statuary.cli import main
main()
"""
OPEN = "title: Nobody can log in\ncomponents: [api]\nstarted: 2026-02-01 12:00\n"
SITE = re.compile(r"https(?:://|%3A%2F%2F)status\.example\.com(?:/|%2F)?([\w./%-]*)")

HAND_WRITTEN = [name for name in NAMES if not is_made(name)]
UNTITLED = [
    pytest.param(block, id=f"{name}:{block.line}")
    for name in HAND_WRITTEN
    for block in blocks(name)
    if not block.title and not block.reason and not block.test and not block.is_run
]


def project(root: Path, files: dict[str, str]) -> Path:
    """Write a project with two components, and more files or others."""
    for path, text in {**PROJECT, **files}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return root


def files(name: str) -> dict[str, str]:
    """Give the files that a document shows, by their paths."""
    return {
        block.title: block.text
        for block in blocks(name)
        if block.title and not block.test and not block.reason
    }


@pytest.mark.parametrize("name", HAND_WRITTEN)
def test_every_block_has_a_kind(name: str) -> None:
    """Blocks are fenced, in a known language, and who leaves one to another test names that."""
    for block in blocks(name):
        assert block.language, f"{name}:{block.line} is indented, or has no language"
        assert not block.test or (ROOT / block.test).is_file(), f"{name}:{block.line}"


@pytest.mark.parametrize(
    "name", [name for name in HAND_WRITTEN if any(each.title for each in blocks(name))]
)
def test_files_are_a_project(name: str, tmp_path: Path) -> None:
    """The files that a document shows, together, are read without a problem and build."""
    shown = files(name)
    root = project(tmp_path, shown)
    page = content.load(root)
    records = sum(path.startswith("incidents/") for path in shown)
    assert len((*page.incidents, *page.maintenances, *page.notices)) == records
    assert pipeline.build(root, root / "site", NOW).written


@pytest.mark.parametrize("block", UNTITLED)
def test_pieces_are_right(block: Block, tmp_path: Path) -> None:
    """A piece of settings reads, JSON parses, Python runs, and addresses lead somewhere."""
    if block.language == "yaml":
        content.load(project(tmp_path, {"statuary.yml": f"{SETTINGS}{block.text}"}))
    elif block.language == "json":
        json.loads(block.text)
    elif block.language == "python":
        subprocess.run([sys.executable, "-c", block.text], check=True, cwd=tmp_path)  # noqa: S603
    else:
        assert block.language in ("html", "markdown", "text"), "say why it is only looked at"
        assert SITE.search(block.text), "say why it is only looked at"


@pytest.mark.parametrize("name", HAND_WRITTEN)
def test_addresses_are_published(name: str) -> None:
    """Wherever a document leads to a file of the example's page, pages have such a file."""
    places = [place for each in FORMATS for place in each.places]
    for found in SITE.finditer((ROOT / name).read_text("utf-8")):
        path = found[1].replace("%2F", "/").rstrip(".")
        page = path if path and not path.endswith("/") else f"{path}index.html"
        assert any(place.holds(page) for place in places), f"{name}: {found[0]}"


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [name for name in NAMES if name != TUTORIAL and any(each.is_run for each in blocks(name))],
)
def test_commands_run(name: str, tmp_path: Path) -> None:
    """The commands of a document do what it says, on a day before those that it names."""
    more = {"incidents/login.yaml": OPEN} if is_made(name) else files(name)
    root = project(tmp_path / "project", more)
    begin = Block(0, "sh", "", "git init -q && git add . && git commit -q -m Begin", "", "")
    run = (begin, *(block for block in blocks(name) if block.is_run))
    program = tmp_path / "programs/statuary"
    program.parent.mkdir()
    program.write_text(PROGRAM)
    program.chmod(0o755)
    follow(run, root, tmp_path / "home", path=program.parent)
