"""The documents' examples do what the documents say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from statuary import content, pipeline
from tests.formats.showcase import built

ROOT = Path(__file__).parents[2]
TITLED = re.compile(r"^```\w+ title=(\S+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
PLAIN = re.compile(r"^```(yaml|markdown)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def _write(root: Path, files: list[tuple[str, str]]) -> None:
    for name, text in files:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def test_format_examples(tmp_path: Path) -> None:
    """The files in the description of the format are a project without problems."""
    _write(tmp_path, TITLED.findall((ROOT / "docs/reference/format.md").read_text("utf-8")))
    page = content.load(tmp_path)
    assert (len(page.incidents), len(page.maintenances), len(page.notices)) == (2, 1, 1)
    assert pipeline.build(tmp_path, tmp_path / "site", 1_780_000_000).written


def test_readme_example(tmp_path: Path) -> None:
    """The page and the incident in the README build."""
    names = {"yaml": "statuary.yml", "markdown": "incidents/2026-02-01-login.md"}
    examples = PLAIN.findall((ROOT / "README.md").read_text("utf-8"))
    _write(tmp_path, [(names[language], text) for language, text in examples])
    assert len(content.load(tmp_path).incidents) == 1
    assert pipeline.build(tmp_path, tmp_path / "site", 1_780_000_000).written


def test_readme_shows_the_pipeline() -> None:
    """The function that the README shows is the one that runs."""
    shown = re.search(
        r"^```python\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.M | re.S
    )
    assert shown is not None
    source = Path(pipeline.__file__).read_text("utf-8")
    assert all(f"    {line}\n" in source for line in shown[1].splitlines())


DOCUMENTS = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(ROOT.glob("docs/**/*.md")))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links(path: Path) -> None:
    """Relative links in the documents lead to files."""
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text("utf-8")):
        assert path.parent.joinpath(target).exists(), target


def test_files_that_programs_are_told_of(tmp_path: Path) -> None:
    """Each file that the document for programs names is published, wherever it says so."""
    text = (ROOT / "docs/reference/programs.md").read_text("utf-8")
    named = re.findall(r"`([\w<>/-]+\.(?:json|atom|xml|rss|ics|svg|txt|html|md))`", text)
    assert len(named) > 20
    published = built(tmp_path)
    for name in named:
        pattern = re.sub(r"<[a-z-]+>", "[^/]+", re.escape(name).replace(r"\-", "-"))
        archive = name.startswith("archive/")  # for long records only
        assert archive or any(re.search(rf"(^|/){pattern}$", path) for path in published), name
