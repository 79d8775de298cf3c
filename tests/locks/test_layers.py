"""Locks that stand behind others, each tried as if those before it were open."""

from __future__ import annotations

from pathlib import Path

import pytest

from statuary.errors import InvalidError
from statuary.model.text import RESERVED_IDS, check_slug
from statuary.pipeline import view
from statuary.prose import to_html
from statuary.prose.rendering import LONGEST, MOST_LINES, Rendered
from tests.content.projects import SETTINGS, problems, project

NOW = 1_773_144_000


def test_a_title_is_no_markup(tmp_path: Path) -> None:
    """Names and titles are escaped in pages and pictures, in texts and in attributes."""
    hostile = """<img src=x onerror=alert(1)>"'&"""
    record = f"---\ntitle: |\n  {hostile}\ntags: ['<u>']\n---\n## Resolved @ 2026-02-01 16:12Z\n"
    settings = SETTINGS.replace("Example status", f"|\n  {hostile}").replace("API", '"<i>"')
    root = project(tmp_path, {"incidents/a.md": record, "statuary.yml": settings})
    found = 0
    for output in view(root, NOW).outputs():
        if output.path.endswith((".html", ".svg")):
            text = output.content().decode()
            assert not any(tag in text for tag in ("<img src=x", "<u>", "<i>"))
            found += "&lt;img src=x" in text
    assert found > 3


@pytest.mark.parametrize("base", ["", "https://example.com/"])
@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<p><img src=x onerror=alert(1)></p>",
        "<form action=/x><input></form>",
        "<p id=top style=color:red onclick=alert(1)>x</p>",
        '<p><a href="javascript:alert(1)" onclick="alert(1)" target=_top>x</a></p>',
        "<!-- x --><style>p{}</style><svg><use/></svg>",
    ],
)
def test_whatever_markdown_gives_is_sanitised(
    monkeypatch: pytest.MonkeyPatch, html: str, base: str
) -> None:
    """Were Markdown to let HTML through, only what is listed would reach a page."""
    monkeypatch.setattr("statuary.prose.rendering._rendered", lambda _text: Rendered(html, 0))
    shown = to_html("**a**", base)
    left = ("<script", "<img", "<form", "<input", "<style", "<svg", "<!--", " id=", "onclick")
    assert not any(part in shown for part in (*left, " style=", "javascript:", "target"))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a\x1bb\x00", id="before"),
        pytest.param("*a* &#27;[31m &#x9b; &#0;", id="after"),
    ],
)
def test_no_character_is_carried_that_should_not_be(text: str) -> None:
    """Characters that command terminals are left out, also where they are written as entities."""
    shown = to_html(text)
    assert not any(sign in shown for sign in "\x00\x1b\x9b")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("**a** " + "b " * (LONGEST // 2), id="long"),
        pytest.param("**a**\n" + "b\n" * MOST_LINES, id="lines"),
    ],
)
def test_a_very_long_text_is_shown_as_it_is_written(text: str) -> None:
    """A text beyond all measure keeps its words and loses its formatting."""
    assert "**a**" in to_html(text)
    assert "<strong>a</strong>" in to_html(text[: len(text) // 2])


def test_a_file_has_so_many_values(tmp_path: Path) -> None:
    """A file with very many values is refused before they are looked at."""
    text = "title: A\ntags: [" + "a," * 100_001 + "]\n"
    (problem,) = problems(project(tmp_path, {"incidents/a.yaml": text}))
    assert problem.message == "this file has more than 50,000 values"


@pytest.mark.parametrize("name", sorted(RESERVED_IDS))
def test_reserved_names_are_no_ids(name: str) -> None:
    """Names that a disk or the site itself has another use for are refused."""
    with pytest.raises(InvalidError, match="reserved"):
        check_slug(name)


def test_settings_are_no_link(tmp_path: Path) -> None:
    """Settings that are a link to some other file are not read."""
    (tmp_path / "elsewhere").write_text(SETTINGS)
    root = project(tmp_path / "project", {})
    (root / "statuary.yml").unlink()
    (root / "statuary.yml").symlink_to(tmp_path / "elsewhere")
    (problem,) = problems(root)
    assert problem.message == "this is a symbolic link"


def test_a_message_carries_no_controls(tmp_path: Path) -> None:
    """What a message quotes of a file is spelt where it would command a terminal or turn text."""
    text = 'title: A\nkind: "\\x1b[31m\\u202e"\n"\\x9b\\u2066": b\n'
    found = problems(project(tmp_path, {"incidents/a.yaml": text}))
    assert found
    assert all(f"{problem.message}{problem.hint}".isprintable() for problem in found)
