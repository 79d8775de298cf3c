"""What the documents claim of the program is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from statuary import pipeline
from statuary.scaffold.hosts import HOSTS, host_files
from tests.docs.blocks import ROOT, blocks
from tests.formats.showcase import built
from tests.laws.test_floors import FLOORS

# `make docs` checks those in all others.
OUTSIDE = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")


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


@pytest.mark.parametrize("host", HOSTS)
def test_what_a_host_gets(host: str) -> None:
    """The document on hosting has a row for each host, with the files that `init` writes."""
    text = (ROOT / "docs/how-to/hosting.md").read_text("utf-8")
    (writes,) = re.findall(rf"^\| `{host}` \| (.*?) \|", text, re.M)
    workflows = ".github/workflows/"
    for path, _ in host_files(host):
        told = path.removeprefix(workflows).removesuffix(".yml")
        assert f"`{path}`" in writes or (path.startswith(workflows) and told in writes), path
    assert all(name in dict(host_files(host)) for name in re.findall("`(.*?)`", writes))


def test_the_floors_are_told_as_they_are() -> None:
    """The table of floors in CONTRIBUTING.md has the rooms that the law knows, floor by floor."""
    rows = re.findall(r"^\| \d+ \|(.*)\|$", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.M)
    told = [tuple(sorted(re.findall(r"`(\w+)`", row))) for row in rows]
    assert told == [tuple(sorted(rooms)) for rooms in reversed(FLOORS)]
