"""What the document on theming shows, built."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from statuary import checks, theme
from tests.formats.showcase import build, elements, project, published

DOCUMENT = Path(__file__).parents[1] / "docs/how-to/theming.md"
TITLED = re.compile(r"^```\w+ title=(\S+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'


@pytest.fixture(scope="module")
def text() -> str:
    """Give the document."""
    return DOCUMENT.read_text("utf-8")


@pytest.fixture(scope="module")
def root(text: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the files of the worked example, with pictures that the document does not draw."""
    pictures = {"static/logo.svg": PICTURE, "static/icon.svg": PICTURE}
    return project(tmp_path_factory.mktemp("example"), dict(TITLED.findall(text)) | pictures)


@pytest.fixture(scope="module")
def site(root: Path) -> dict[str, bytes]:
    """Build the worked example."""
    build(root)
    return published(root / "site")


def test_the_example_has_no_warnings(root: Path) -> None:
    """The example reads, and its colours are readable."""
    assert checks.check(root, 0).findings.found == ()


def test_the_example_has_its_colours(site: dict[str, bytes]) -> None:
    """Both accents stand on every page, after the built-in ones."""
    for path in ("index.html", "components/website/index.html", "404.html"):
        style = site[path].decode().partition("<style>")[2].partition("</style>")[0]
        light, dark = style.rindex(":root{--accent:#7a1fa2}"), style.rindex("--accent:#d9a6f2")
        assert style.index("--accent") < light < dark


def test_the_example_has_its_files(site: dict[str, bytes]) -> None:
    """The icon and the style of one's own are linked from everywhere and are there."""
    for path, way in (("index.html", ""), ("components/website/index.html", "../../")):
        found = elements(site[path])
        links = {e.attributes["rel"]: e.attributes["href"] for e in found if e.tag == "link"}
        assert (links["icon"], links["stylesheet"]) == (f"{way}icon.svg", f"{way}custom.css")
    assert {"icon.svg", "logo.svg", "custom.css"} <= site.keys()


def test_the_example_has_its_template(site: dict[str, bytes]) -> None:
    """What the overridden block adds stands before what was there, on that page alone."""
    home = site["index.html"].decode()
    assert home.index("On the phone") < home.index('id="banner"')
    assert [path for path in site if b"On the phone" in site[path]] == ["index.html"]


def test_the_example_has_its_policy(site: dict[str, bytes]) -> None:
    """The overridden policy is the only one, and allows what is inline by its hash."""
    policies = re.findall(
        r'http-equiv="Content-Security-Policy" content="(.*?)"', site["404.html"].decode()
    )
    assert len(policies) == 1
    assert "https://pictures.example.com" in policies[0]
    assert policies[0].count("sha256-") == 2


def test_every_property_is_named(text: str) -> None:
    """The document names the custom properties that the built-in style has, each of them."""
    style = (theme.built_in_folder() / "assets" / "style.css").read_text("utf-8")
    (first,) = re.findall(r"^:root \{(.*?)\}", style, re.MULTILINE | re.DOTALL)[:1]
    table = text.partition("| property |")[2].partition("\n\n")[0]
    assert {*re.findall(r"`(--[\w-]+)`", table)} == {*re.findall(r"(--[\w-]+):", first)}


def test_every_block_is_there(text: str) -> None:
    """The blocks that the document names are those of the built-in templates."""
    for name, blocks in (("base.html", {"head", "main", "age"}), ("head.html", {"policy"})):
        template = (theme.built_in_folder() / name).read_text("utf-8")
        assert {*re.findall(r"\{% block (\w+) %\}", template)} == blocks
        (row,) = [line for line in text.splitlines() if line.startswith(f"| `{name}`")]
        assert blocks <= {*re.findall(r"`(\w+)`", row)}
