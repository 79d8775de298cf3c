"""What hosts are told, as their schemas have it and as reviewers judge it.

The schemas come with check-jsonschema. zizmor looks for what is unsafe or unwise in workflows and
actions, hadolint in the recipe of an image, and both are asked to let nothing pass.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from statuary.scaffold import Answers, project
from tests.clients.conftest import Run
from tests.teams.documents import FORM, TEAMS, shown

ROOT = Path(__file__).parents[2]
NOW = 1_773_144_000
GITHUB = ("--builtin-schema", "vendor.github-workflows")
ACTION = ("--builtin-schema", "vendor.github-actions")
ISSUE_FORM = ("--builtin-schema", "vendor.github-issue-forms")
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


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("action.yml", ACTION),
        ("actions/report/action.yml", ACTION),
        (".github/workflows/ci.yml", GITHUB),
        (".github/dependabot.yml", DEPENDABOT),
    ],
)
def test_what_this_repository_has_for_github_is_valid(
    run: Run, path: str, schema: tuple[str, ...]
) -> None:
    """Actions and the workflows of our own read by their schemas."""
    assert "ok -- validation done" in run("check-jsonschema", *schema, ROOT / path)


@pytest.mark.parametrize("path", ["action.yml", "actions/report/action.yml", ".github"])
def test_nothing_is_unsafe_here(run: Run, path: str) -> None:
    """A strict reviewer has nothing to say of the actions, and of how we check ourselves."""
    run("zizmor", *REVIEW, ROOT / path)


@pytest.mark.parametrize("document", [TEAMS, FORM])
def test_nothing_is_unsafe_in_what_is_shown(run: Run, tmp_path: Path, document: str) -> None:
    """Nor of the workflows in the documents, once they say whose action of which commit."""
    flows = {path: text for path, text in shown(document).items() if "/workflows/" in path}
    ((path, flow),) = flows.items()
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text(
        flow.replace("OWNER", "example").replace("COMMIT", f"{'0123456789abcdef' * 3:.40} # v1.0.0")
    )
    run("zizmor", *REVIEW, tmp_path / ".github")
    assert "ok -- validation done" in run("check-jsonschema", *GITHUB, tmp_path / path)


def test_the_form_is_valid(run: Run, tmp_path: Path) -> None:
    """The form for issues reads by GitHub's schema."""
    form = tmp_path / "report-incident.yml"
    form.write_text(shown(FORM)[".github/ISSUE_TEMPLATE/report-incident.yml"])
    assert "ok -- validation done" in run("check-jsonschema", *ISSUE_FORM, form)


def test_nothing_is_unwise_in_the_image(run: Run) -> None:
    """A reviewer of images has nothing to say of ours."""
    run("hadolint", ROOT / "Dockerfile")
