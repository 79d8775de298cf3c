"""The documents, as `make docs` builds them."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.docs.blocks import ROOT

pytestmark = pytest.mark.slow

BUILD = ("-m", "sphinx", "--quiet", "--fail-on-warning", "--keep-going", "--builder", "html")


def build(source: Path, output: Path) -> subprocess.CompletedProcess[str]:
    """Build documents as the Makefile does, with a cache of their own."""
    folders = ("--doctree-dir", f"{output}.cache", str(source), str(output))
    command = [sys.executable, *BUILD, *folders]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603


class _Loaded(HTMLParser):
    """Collects the addresses that a page has a browser fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = ("src", "srcset", "href") if tag == "link" else ("src", "srcset")
        self.found += [value for name, value in attrs if name in names and value]


def test_built_pages_load_nothing_from_elsewhere(tmp_path: Path) -> None:
    """The documents build without a warning, and no page or style asks another host."""
    done = build(ROOT / "docs", tmp_path / "built")
    assert done.returncode == 0, done.stderr
    pages = list((tmp_path / "built").rglob("*.html"))
    assert len(pages) > 15
    for page in pages:
        loaded = _Loaded()
        loaded.feed(page.read_text("utf-8"))
        assert loaded.found
        assert not [each for each in loaded.found if re.match(r"[a-z]+:|//", each)], page
    for style in (tmp_path / "built").rglob("*.css"):
        text = style.read_text("utf-8")
        assert not re.search(r"""url\(["']?(https?:)?//|@import""", text), style


@pytest.mark.parametrize("link", ["nowhere.md", "tutorial.md#no-such-heading"])
def test_a_link_that_leads_nowhere_is_an_error(link: str, tmp_path: Path) -> None:
    """A page or a heading that there is not keeps the documents from being built."""
    source = tmp_path / "docs"
    source.mkdir()
    for name in ("conf.py", "_static/statuary.css", "tutorial.md"):
        (source / name).parent.mkdir(exist_ok=True)
        (source / name).write_text((ROOT / "docs" / name).read_text("utf-8"), "utf-8")
    text = re.sub(r"\[([^]]+)\]\([^)]+\)", r"\1", (source / "tutorial.md").read_text("utf-8"))
    (source / "tutorial.md").write_text(text, "utf-8")
    index = "# Documents\n\n## Begin\n\n- [Begin](tutorial.md)\n"
    (source / "index.md").write_text(index, "utf-8")
    assert build(source, tmp_path / "good").returncode == 0
    (source / "index.md").write_text(f"{index}\nAnd [this]({link}).\n", "utf-8")
    done = build(source, tmp_path / "bad")
    assert done.returncode != 0
    assert link.partition("#")[2] or link.removesuffix(".md") in done.stderr
