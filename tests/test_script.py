"""The script of pages: small, and with every word from the page."""

from __future__ import annotations

import gzip
import re

from statuary import theme

FOLDER = theme.built_in_folder()
SCRIPT = (FOLDER / "assets/statuary.js").read_text("utf-8")


def test_it_is_small() -> None:
    """Compressed, it is no more than what arrives at once with the page's first answer."""
    assert len(gzip.compress(SCRIPT.encode(), 9)) <= 5 * 1024


def test_it_never_writes_markup() -> None:
    """What it puts into a page is text and elements; nothing is read as markup or as code."""
    assert not re.search(r"(inner|outer)HTML\s*\+?=[^=]|insertAdjacent|document\.write", SCRIPT)
    assert not re.search(r"\beval\b|\bFunction\(|\.style\b|https?:", SCRIPT)


def test_its_words_are_in_the_templates() -> None:
    """Each word that it asks a page for is given by a template, where it can be translated."""
    templates = "".join(path.read_text("utf-8") for path in FOLDER.glob("*.html"))
    asked = set(re.findall(r"\b(?:words|say|foot\.dataset)\.(\w+)", SCRIPT))
    assert {"about", "stale", "overdue", "toPage"} <= asked
    for name in asked:
        attribute = re.sub("([A-Z])", lambda found: f"-{found[1].lower()}", name)
        assert f"data-{attribute}=" in templates, name
