"""The look of a page: what may be written, and what is said of what may not."""

from __future__ import annotations

import re

import pytest
from pydantic import ValidationError

from statuary import theme
from statuary.colours import ENOUGH, contrast
from statuary.model import Link, Look
from statuary.model.look import DARK, LIGHT


def test_nothing_needs_to_be_said() -> None:
    """A look of nothing is the built-in one."""
    assert Look() == Look(accent=None, header=(), footer=())
    assert Look().dark_accent is None


@pytest.mark.parametrize("written", ["#1f4e8c", "#1F4E8C", " #1f4e8c "])
def test_a_colour_has_one_spelling(written: str) -> None:
    """However a colour is written, it is kept in one way."""
    assert Look(accent=written).accent == "#1f4e8c"
    assert Look(accent="#48F").accent == "#4488ff"


@pytest.mark.parametrize(
    "written", ["blue", "1f4e8c", "#1f4e8", "#1f4e8c80", "rgb(0,0,0)", "#", ""]
)
def test_what_is_no_colour_is_refused(written: str) -> None:
    """Colours are three or six digits behind a sign; the hint keeps digits that are right."""
    with pytest.raises(ValidationError, match="is not a colour") as caught:
        Look(accent=written)
    (error,) = caught.value.errors()
    assert '"#1f4e8c", in quotes' in error["ctx"]["error"].faults[0].hint


def test_the_dark_accent_follows_the_light_one() -> None:
    """The dark scheme has an accent of its own, or the light one's, as light as it must be."""
    assert Look(accent="#1f4e8c", accent_dark="#fff").dark_accent == "#ffffff"
    assert Look(accent="#9cf").dark_accent == "#99ccff"
    assert contrast(Look(accent="#1f4e8c").dark_accent or "", *DARK) >= ENOUGH


@pytest.mark.parametrize("path", ["logo.svg", "a b/ü.PNG", "pictures/2026/logo.webp"])
def test_a_file_is_a_path_in_the_folder(path: str) -> None:
    """Files are named as they lie in `static/`."""
    assert Look(logo=path).logo == path


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("static/logo.svg", "is looked for in `static/` already"),
        ("https://example.com/logo.svg", "is not a file of this project"),
        ("//example.com/logo.svg", "is not a file of this project"),
        ("data:image/svg+xml,x.svg", "is not a file of this project"),
        ("/logo.svg", "is not a path inside `static/`"),
        ("../logo.svg", "is not a path inside `static/`"),
        ("a//logo.svg", "is not a path inside `static/`"),
        (r"a\logo.svg", "is not a path inside `static/`"),
        ("logo.pdf", "does not end in .svg, .png"),
        ("logo", "does not end in .svg, .png"),
        ("", "this text is empty"),
    ],
)
def test_other_paths_are_refused(path: str, said: str) -> None:
    """A path out of the folder or the site, or to another kind of file, is refused."""
    with pytest.raises(ValidationError, match=re.escape(said)):
        Look(logo=path)


@pytest.mark.parametrize(
    "url", ["https://example.com/", "http://a.example/?b", "mailto:a@b.example"]
)
def test_links_lead_to_pages_and_people(url: str) -> None:
    """A link has a web address or one of mail."""
    assert Link(name="There", url=url).url == url


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "mailto:", "mailto:a b@c", "/home", "ftp://a/"]
)
def test_other_links_are_refused(url: str) -> None:
    """Whatever else a link might do, it does not."""
    with pytest.raises(ValidationError, match="is not a web address"):
        Link(name="There", url=url)


@pytest.mark.parametrize(("scheme", "surfaces"), [("light", LIGHT), ("dark", DARK)])
def test_the_style_has_the_surfaces_that_are_checked_on(
    scheme: str, surfaces: tuple[str, str]
) -> None:
    """The colours that an accent is checked on are those of the built-in style and of the head."""
    folder = theme.built_in_folder()
    style = (folder / "assets" / "style.css").read_text("utf-8")
    paper, card = surfaces
    blocks: list[str] = re.findall(r":root[^{}]*\{[^{}]*--paper[^{}]*\}", style)
    own = [block for block in blocks if f"--paper: {paper};" in block]
    assert own
    assert all(f"--card: {'#fff' if card == '#ffffff' else card};" in block for block in own)
    frame = (folder / "frame.html").read_text("utf-8")
    assert f'content="{paper}" media="(prefers-color-scheme: {scheme})"' in frame
