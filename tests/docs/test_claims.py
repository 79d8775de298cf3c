"""What the documents claim of the program is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from statuary import pipeline
from tests.docs.blocks import ROOT, blocks
from tests.formats.showcase import built

# `make docs` checks those in all others.
OUTSIDE = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")


def _anchors(path: Path) -> set[str]:
    """Give the anchors of a document's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.M)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", OUTSIDE)
def test_links(name: str) -> None:
    """Relative links in the documents at the top lead to files, and to headings in them."""
    for target, anchor in re.findall(
        r"\]\((?!https?:)([^)#]*)#?([^)]*)\)", (ROOT / name).read_text("utf-8")
    ):
        path = ROOT / (target or name)
        assert path.exists(), target
        assert not anchor or anchor in _anchors(path), f"{target}#{anchor}"


def test_readme_shows_the_pipeline() -> None:
    """The function that the README shows is the one that runs."""
    (shown,) = (block for block in blocks("README.md") if block.language == "python")
    source = Path(pipeline.__file__).read_text("utf-8")
    assert all(f"    {line}\n" in source for line in shown.text.splitlines())


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
