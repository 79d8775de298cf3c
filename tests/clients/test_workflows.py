"""Workflows as the hosts' schemas have them, which check-jsonschema carries with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from statuary.scaffold import Answers, project
from tests.clients.conftest import Run

NOW = 1_773_144_000
GITHUB = ("--builtin-schema", "vendor.github-workflows")
GITLAB = ("--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci")


@pytest.mark.parametrize(
    ("host", "schema"),
    [("github", GITHUB), ("netlify", GITHUB), ("cloudflare", GITHUB), ("gitlab", GITLAB)],
)
def test_workflows_are_valid(run: Run, tmp_path: Path, host: str, schema: tuple[str, ...]) -> None:
    """What `init` writes for a host reads by the schema of the host's workflows."""
    flows: list[Path] = []
    for path, text in project(Answers("Status", "", ("API",), "UTC", host), NOW):
        if path.startswith(".git") and path.endswith(".yml"):
            flows.append(tmp_path / path.replace("/", "-"))
            flows[-1].write_text(text, encoding="utf-8")
    assert flows
    assert "ok -- validation done" in run("check-jsonschema", *schema, *flows)
