"""What hosts are told, as their schemas have it and as a reviewer of workflows judges it.

The schemas come with check-jsonschema; zizmor looks for what is unsafe or unwise, and is asked to
let nothing pass.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from statuary.scaffold import Answers, project
from tests.clients.conftest import Run

ROOT = Path(__file__).parents[2]
NOW = 1_773_144_000
GITHUB = ("--builtin-schema", "vendor.github-workflows")
GITLAB = ("--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci")
DEPENDABOT = ("--builtin-schema", "vendor.dependabot")
REVIEW = ("--offline", "--no-progress", "--quiet", "--persona", "pedantic")


def begun(root: Path, host: str) -> Path:
    """Lay out a new project."""
    for path, text in project(Answers("Status", "", ("API",), "UTC", host), NOW):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("host", "schema", "files"),
    [
        ("github", GITHUB, ".github/workflows/*.yml"),
        ("netlify", GITHUB, ".github/workflows/*.yml"),
        ("cloudflare", GITHUB, ".github/workflows/*.yml"),
        ("gitlab", GITLAB, ".gitlab-ci.yml"),
        ("github", DEPENDABOT, ".github/dependabot.yml"),
    ],
)
def test_what_hosts_are_told_is_valid(
    run: Run, tmp_path: Path, host: str, schema: tuple[str, ...], files: str
) -> None:
    """What `init` writes for a host reads by the schema of the host's files."""
    found = sorted(begun(tmp_path / "project", host).glob(files))
    assert found
    assert "ok -- validation done" in run("check-jsonschema", *schema, *found)


@pytest.mark.parametrize("host", ["github", "netlify", "cloudflare"])
def test_nothing_is_unsafe_in_what_init_writes(run: Run, tmp_path: Path, host: str) -> None:
    """A strict reviewer of workflows has nothing to say of what `init` writes."""
    run("zizmor", *REVIEW, begun(tmp_path / "project", host))
