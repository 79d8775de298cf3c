"""One bad record does not take the page down, and the page says that it is missing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from statuary.cli import main
from tests.formats.showcase import elements, project, published

NOW = "2026-03-10 12:00Z"
THEN = "started: 2026-03-05 08:00, ended: 2026-03-05 09:00"
FILES = {
    "statuary.yml": "title: S\nsince: 2026-03-01\ncomponents: [{id: api, name: API}]\n",
    "incidents/good.yaml": f"{{title: Good, components: [api], {THEN}}}",
    "incidents/bad.yaml": "title: Bad\nid: was-good\naliases: [older, good]\nstatus: nope\n",
}
RECORD = "incidents/was-good/index.html"


def build(root: Path, *options: str) -> Result:
    """Build a project."""
    return CliRunner().invoke(main, ["build", str(root), "--now", NOW, *options])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a project in which one record reads and one does not."""
    return project(tmp_path, FILES)


def test_a_build_is_strict_unless_told_otherwise(root: Path) -> None:
    """A problem in any record, and nothing is written."""
    result = build(root)
    assert result.exit_code == 1
    assert result.stderr.endswith("2 problems\n")
    assert not (root / "site").exists()


def test_what_reads_is_published(root: Path) -> None:
    """The problems are told as `check` tells them, then what is left out; the code is 3."""
    strict, result = build(root), build(root, "--keep-going")
    assert result.exit_code == 3
    left = "Left out 1 record: the page says so, and is not green before all of them read.\n"
    assert result.stderr == strict.stderr + left
    assert " written, 0 unchanged, 0 removed, " in result.stdout
    assert b"Good" in published(root / "site")["incidents/good/index.html"]


def test_a_page_with_all_its_records_is_the_same_either_way(root: Path, tmp_path: Path) -> None:
    """Where everything reads, `--keep-going` changes nothing, and the code is 0."""
    (root / "incidents/bad.yaml").unlink()
    other = str(tmp_path / "other")
    assert build(root).exit_code == 0
    assert build(root, "--keep-going", "--output", other).exit_code == 0
    assert published(root / "site") == published(Path(other))


def test_the_page_is_not_green_until_it_is_mended(root: Path) -> None:
    """It says how many could not be read and is unknown, and then it is as it always was."""
    build(root, "--keep-going")
    site = published(root / "site")
    (headline,) = [
        e.text for e in elements(site["index.html"]) if e.attributes.get("class") == "words"
    ]
    assert headline.strip() == "Unknown: 1 record could not be read"
    assert b"All systems operational" not in b"".join(site.values())
    assert json.loads(site["api/v2/status.json"])["status"]["indicator"] == "minor"
    assert json.loads(site["badges/status.json"])["message"] == "Unknown"
    (root / "incidents/bad.yaml").unlink()
    assert build(root, "--keep-going").exit_code == 0
    assert "All systems operational" in (root / "site/index.html").read_text()


def test_its_address_says_that_it_cannot_be_shown(root: Path) -> None:
    """Links to the record, or to an old id of it, lead to a page that no crawler keeps."""
    build(root, "--keep-going")
    site = published(root / "site")
    for path in (RECORD, "incidents/older/index.html"):
        found = elements(site[path])
        assert "cannot be shown at the moment" in "".join(e.text for e in found if e.tag == "h1")
        assert {"name": "robots", "content": "noindex"} in [e.attributes for e in found]
    assert b"was-good" not in b"".join(site[path] for path in ("index.html", "history/index.html"))


def test_a_draft_that_does_not_read_is_nobodys_business(root: Path) -> None:
    """The page is whole without it, and does not give its address away."""
    with (root / "incidents/bad.yaml").open("a") as file:
        file.write("draft: ture\n")
    result = build(root, "--keep-going")
    assert result.exit_code == 3
    assert result.stderr.endswith("Left out only what is a draft: the page is whole.\n")
    assert RECORD not in published(root / "site")
    assert "All systems operational" in (root / "site/index.html").read_text()
    build(root, "--keep-going", "--drafts")
    assert RECORD in published(root / "site")


def test_a_draft_counts_for_those_who_look_at_drafts(root: Path) -> None:
    """A page with drafts is without one of its records if a draft does not read."""
    with (root / "incidents/bad.yaml").open("a") as file:
        file.write("draft: true\n")
    assert "Left out 1 record" in build(root, "--keep-going", "--drafts").stderr


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("statuary.yml", "titel: S\n"),
        ("templates/index.html", "{% if %}"),
        ("static/x", None),
    ],
)
def test_bad_settings_keep_the_last_site(root: Path, path: str, text: str | None) -> None:
    """Settings, templates and static files must read: else nothing is written, and it is 2."""
    build(root, "--keep-going")
    before = published(root / "site")
    (root / path).parent.mkdir(exist_ok=True)
    if text is None:
        (root / path).symlink_to(root / "statuary.yml")
    else:
        (root / path).write_text(text)
    assert build(root, "--keep-going").exit_code == 2
    assert published(root / "site") == before


def test_what_is_no_record_by_its_name_may_have_been_meant_as_one(root: Path) -> None:
    """A name that is wrong, or a link in the place of a file, is a record that is missing."""
    (root / "incidents/bad.yaml").unlink()
    (root / "incidents/login.md.txt").write_text("---\ntitle: Logging in fails\n---\n")
    (root / "incidents/link.md").symlink_to(root / "incidents/good.yaml")
    result = build(root, "--keep-going")
    assert result.exit_code == 3
    assert "Left out 2 records: " in result.stderr


def _unreadable(root: Path) -> Iterator[Path]:
    yield root / "incidents"
    yield root / "incidents/2025"


@pytest.mark.parametrize("number", [0, 1])
def test_a_folder_that_cannot_be_read_may_hold_any_number(root: Path, number: int) -> None:
    """Nothing is built where nobody can say how many records are missing."""
    folder = list(_unreadable(root))[number]
    elsewhere = root / "elsewhere"
    if folder.exists():
        folder.rename(elsewhere)
    else:
        elsewhere.mkdir()
    folder.symlink_to(elsewhere)
    assert build(root, "--keep-going").exit_code == 1
    assert not (root / "site").exists()


def test_ids_that_no_address_can_have_have_no_page(root: Path) -> None:
    """Whatever an id says that does not read, no file is written for it but in its place."""
    for number, id_ in enumerate(("../../../etc", "A B", "x" * 10_000, "index", "ünï", "'\\0'")):
        (root / f"incidents/odd-{number}.yaml").write_text(f"id: {id_}\nstatus: nope\n")
    build(root, "--keep-going")
    pages = [path for path in published(root / "site") if path.startswith("incidents/")]
    assert {path.split("/")[1] for path in pages} == {"good", "was-good", "older"}


def test_a_rehearsal_says_first_whether_the_site_differs(root: Path) -> None:
    """`--check` exits with 1 if the site would differ, and else with 3."""
    assert build(root, "--keep-going", "--check").exit_code == 1
    assert not (root / "site").exists()
    build(root, "--keep-going")
    assert build(root, "--keep-going", "--check").exit_code == 3


def test_a_loss_is_refused_until_it_is_allowed(root: Path) -> None:
    """One sentence with the counts and a hint, code 2, and the site stays."""
    for number in range(10):
        (root / f"incidents/r{number}.yaml").write_text(f"{{title: R, {THEN}}}")
    build(root, "--keep-going")
    before = published(root / "site")
    for number in range(4):
        (root / f"incidents/r{number}.yaml").unlink()
    for options in (("--keep-going",), ("--keep-going", "--check")):
        result = build(root, *options)
        assert result.exit_code == 2
        assert "statuary: this build would remove 4 of the 13 records that are" in result.stderr
        assert "--allow-removal" in result.stderr
        assert result.stdout == ""
    assert published(root / "site") == before
    assert build(root, "--keep-going", "--allow-removal").exit_code == 3
    assert "incidents/r0/index.html" not in published(root / "site")
