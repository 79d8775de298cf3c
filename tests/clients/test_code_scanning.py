"""SARIF as services for code scanning read it: by the schema in Microsoft's own tool, from npm."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from statuary.cli import main
from statuary.lint import RULES
from tests.clients.conftest import INSTALLED, program
from tests.formats.showcase import HOSTILE, project

SCHEMA = INSTALLED / "node/node_modules/@microsoft/sarif-multitool-linux/sarif-2.1.0.json"
SETTINGS = "title: S\ncomponents: [{id: api, name: API}]\n"


@pytest.fixture(scope="module")
def schema() -> Any:
    """Read the official schema."""
    if not SCHEMA.exists():
        program("sarif-multitool-linux")  # which says that it is missing
    return json.loads(SCHEMA.read_text("utf-8-sig"))


def reported(root: Path) -> Any:
    """Check a project and read its report."""
    arguments = ["check", str(root), "--now", "2026-03-10 12:00Z", "--format", "sarif"]
    return json.loads(CliRunner().invoke(main, arguments).stdout)


def test_every_rule_makes_a_valid_report(schema: Any, tmp_path: Path) -> None:
    """What is found in the bad example of each rule reads by the official schema."""
    for rule in RULES:
        report = reported(project(tmp_path / rule.id, dict(rule.bad.files)))
        assert report["runs"][0]["results"]
        Draft202012Validator(schema).validate(report)


def test_problems_make_a_valid_report(schema: Any, tmp_path: Path) -> None:
    """So do problems in files of any kind, and a project with none."""
    files: dict[str, str | bytes] = {
        "statuary.yml": SETTINGS,
        "incidents/a b.yaml": f"title: {HOSTILE}\nnope: 1\n",
        "incidents/bytes.yaml": b"\xff\xfe\x00",
        "incidents/control.yaml": "title: \x1b[31mred\n",
        "templates/404.html": "{% if %}",
    }
    report = reported(project(tmp_path / "bad", files))
    assert len(report["runs"][0]["results"]) > 3
    Draft202012Validator(schema).validate(report)
    Draft202012Validator(schema).validate(
        reported(project(tmp_path / "good", {"statuary.yml": SETTINGS}))
    )
