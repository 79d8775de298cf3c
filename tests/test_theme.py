"""Templates: replaced one by one, extended, located when they are wrong, and never run on texts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from statuary import theme
from statuary.errors import ConfigurationError, Problem
from statuary.theme.rendering import render
from statuary.wording import Wording
from tests.formats.showcase import FILES, build, built, project
from tests.pipes import make_pipe

SMALL = {
    "statuary.yml": "title: Small {{ 7*7 }}\nsince: 2026-01-01\ncomponents: [{id: api, name: A}]\n",
    "incidents/x.yaml": "{title: '{% raw %}', started: 2026-03-01 10:00Z, summary: '{{ 7*7 }}'}",
}


def problems(root: Path, templates: Mapping[str, str | bytes]) -> tuple[Problem, ...]:
    """Build with templates that are wrong, and give what is said of them."""
    files = {f"templates/{name}": text for name, text in templates.items()}
    with pytest.raises(ConfigurationError) as caught:
        built(root, SMALL | files)
    assert not (root / "site").exists()
    return caught.value.problems


def asset(site: Mapping[str, bytes], name: str) -> str:
    """Find where an asset is published."""
    (path,) = [path for path in site if re.fullmatch(rf"assets/[0-9a-f]+/{name}", path)]
    return path


def test_a_file_of_the_theme_is_replaced(tmp_path: Path) -> None:
    """A project's own template or asset takes the place of the built-in one, and of no other."""
    plain = built(tmp_path / "plain", SMALL)
    own = {"templates/404.html": "Gone from {{ head.site.title }}", "templates/assets/icon.svg": ""}
    site = built(tmp_path / "own", SMALL | own)
    assert site["404.html"] == b"Gone from Small {{ 7*7 }}"
    assert site[asset(site, "icon.svg")] == b""
    assert site["404.html"] != plain["404.html"]
    old, new = asset(plain, "icon.svg"), asset(site, "icon.svg")
    renamed = {path: text.replace(new.encode(), old.encode()) for path, text in site.items()}
    pages = [path for path in plain if path.endswith(".html") and path != "404.html"]
    mine, built_in = (asset(each, "statuary.js").encode() for each in (site, plain))
    assert all(renamed[path].replace(mine, built_in) == plain[path] for path in pages)


def test_the_address_of_an_asset_changes_with_it(tmp_path: Path) -> None:
    """Another script is served from another address, and one that is as it was from its own."""
    script = {"templates/assets/statuary.js": "// mine"}
    plain = built(tmp_path / "plain", SMALL)
    again = built(tmp_path / "again", SMALL | {"templates/404.html": "x"})
    other = built(tmp_path / "other", SMALL | script)
    assert asset(plain, "statuary.js") == asset(again, "statuary.js")
    assert asset(plain, "statuary.js") != asset(other, "statuary.js")
    assert asset(other, "statuary.js").encode() in other["index.html"]


def test_an_override_extends_what_it_replaces(tmp_path: Path) -> None:
    """A template may be the built-in one with some block changed."""
    text = '{% extends "default/index.html" %}{% block main %}Mine. {{ super() }}{% endblock %}'
    home = built(tmp_path, SMALL | {"templates/index.html": text})["index.html"].decode()
    assert '<main id="main">\nMine. ' in home
    assert "All systems operational" in home


def test_a_frame_for_all_pages_is_one_file(tmp_path: Path) -> None:
    """What is put into the base template stands on every page that a person reads."""
    text = '{% extends "default/base.html" %}{% block head %}<!-- mine -->{% endblock %}'
    site = built(tmp_path, SMALL | {"templates/base.html": text})
    read = [path for path in site if path.endswith(".html") and not path.startswith("embed/")]
    assert all(b"<!-- mine -->" in site[path] for path in read)


def test_new_files_are_there_for_the_others(tmp_path: Path) -> None:
    """A template of one's own can be included, and an asset of one's own is published."""
    own: dict[str, str | bytes] = {
        "templates/mine/line.html": "A line. {{ 'deep/logo.png'|asset }}",
        "templates/404.html": '{% include "mine/line.html" %}',
        "templates/assets/deep/logo.png": b"\x89PNG\r\n\xff",
    }
    site = built(tmp_path, SMALL | own)
    assert site[asset(site, "deep/logo.png")] == b"\x89PNG\r\n\xff"
    assert site["404.html"].decode() == f"A line. {asset(site, 'deep/logo.png')}"
    assert not [path for path in site if "mine" in path]


def test_texts_are_not_templates(tmp_path: Path) -> None:
    """What a maintainer writes is shown as it is, however much it looks like a template."""
    site = built(tmp_path, SMALL)
    assert "<title>All systems operational – Small {{ 7*7 }}</title>" in site["index.html"].decode()
    assert b"<p>{{ 7*7 }}</p>" in site["incidents/x/index.html"]
    assert b"<h1>{% raw %}</h1>" in site["incidents/x/index.html"]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("\n\n{% if %}", 3, "Expected an expression"),
        ("\n{{ head.site.titel }}", 2, "has no attribute 'titel'"),
        ("\n\n{{ nothing }}", 3, "'nothing' is undefined"),
        ("{{ head|sparkle }}", 1, "No filter named 'sparkle'"),
        ("\n{% include 'nowhere.html' %}", 2, "there is no template `nowhere.html`"),
        ("{% extends 'nowhere.html' %}", 1, "there is no template `nowhere.html`"),
        ("{% extends '404.html' %}", 1, "recursion"),
        ("\n{{ 1 / 0 }}", 2, "division by zero"),
        ("{# takes: #}\n{% for x in head %}", 2, "Unexpected end of template"),
        ("{{ head.title|date }}", 1, ""),
    ],
)
def test_a_mistake_is_located(tmp_path: Path, text: str, line: int, said: str) -> None:
    """A template that does not work is named with its line and what is wrong, in one sentence."""
    (problem,) = problems(tmp_path, {"404.html": text})
    assert (problem.path, problem.line) == ("templates/404.html", line)
    assert said in problem.message
    assert "\n" not in problem.message
    assert problem.hint


def test_a_mistake_is_located_where_it_is(tmp_path: Path) -> None:
    """A mistake in a file that others include or import is reported in that file."""
    own = {"404.html": "{% include 'inner.html' %}", "inner.html": "\n{{ head.x }}"}
    (problem,) = problems(tmp_path, own)
    assert (problem.path, problem.line) == ("templates/inner.html", 2)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    """Every template that does not read is reported by one run."""
    found = problems(tmp_path, {"404.html": "{% if %}", "index.html": "\n{{", "mine.html": b"\xff"})
    assert [(problem.path, problem.line) for problem in found] == (
        [("templates/404.html", 1), ("templates/index.html", 2), ("templates/mine.html", 1)]
    )
    assert found[2].message == "this file is not UTF-8 text"
    assert "templates/assets/" in found[2].hint


def test_a_style_that_is_no_text_is_located(tmp_path: Path) -> None:
    """A style sheet that pages cannot carry is reported as the file that it is."""
    (problem,) = problems(tmp_path, {"assets/style.css": b"a { content: '\xff' }"})
    assert problem.path == "templates/assets/style.css"
    assert problem.message == "this file is not UTF-8 text"


def test_what_is_to_be_inlined_must_be_there(tmp_path: Path) -> None:
    """A template that puts a missing asset into the page is a located mistake."""
    (problem,) = problems(tmp_path, {"404.html": "\n{{ 'assets/none.css'|inlined }}"})
    assert (problem.path, problem.line) == ("templates/404.html", 2)
    assert "`assets/none.css`" in problem.message


def test_the_style_is_replaced_inside_of_pages(tmp_path: Path) -> None:
    """A style sheet in place of the built-in one is inside of pages, and no file of the site."""
    site = built(tmp_path, SMALL | {"templates/assets/style.css": "/* x */ mine { a: b }"})
    assert b"<style>mine{a: b}" in site["index.html"]
    assert not [path for path in site if path.endswith("style.css")]


@pytest.mark.parametrize("ending", ["\r\n", "\n"])
def test_line_ends_do_not_matter(tmp_path: Path, ending: str) -> None:
    """Templates and styles that Windows has touched give the bytes that they gave before."""
    wanted = built(tmp_path / "plain", FILES)
    copies = {
        f"templates/{path.relative_to(theme.built_in_folder()).as_posix()}": path.read_bytes()
        .replace(b"\r\n", b"\n")
        .replace(b"\n", ending.encode())
        for path in theme.built_in_folder().rglob("*")
        if path.is_file()
    }
    assert built(tmp_path / "copied", {**FILES, **copies}) == wanted


def test_a_mark_of_byte_order_is_no_text(tmp_path: Path) -> None:
    """The mark that some editors put before a file does not reach the page."""
    text = b"\xef\xbb\xbf<!doctype html>"
    assert built(tmp_path, SMALL | {"templates/404.html": text})["404.html"] == b"<!doctype html>"


def test_a_theme_is_a_value(tmp_path: Path) -> None:
    """Equal files are an equal theme, and a change in any of them another digest."""
    root = project(tmp_path, SMALL | {"templates/404.html": "a"})
    one = theme.load(root / "templates")
    assert theme.load(root / "templates") == one
    (root / "templates" / "404.html").write_text("b")
    assert theme.load(root / "templates").digest != one.digest
    assert len(repr(one)) < 200


def test_links_are_refused(tmp_path: Path) -> None:
    """A link or a special file among templates is reported, not followed and not waited for."""
    root = project(tmp_path, SMALL | {"secret/key": "secret", "templates/a.html": ""})
    (root / "templates/assets").mkdir()
    (root / "templates/assets/key.txt").symlink_to(root / "secret/key")
    (root / "templates/more").symlink_to(root / "secret")
    make_pipe(root / "templates/404.html")
    with pytest.raises(ConfigurationError) as caught:
        build(root)
    assert [problem.path for problem in caught.value.problems] == [
        "templates/404.html",
        "templates/assets/key.txt",
        "templates/more",
    ]
    assert not (root / "site").exists()


@pytest.mark.parametrize("ending", ["html", "txt", "svg", "xml", "md", "css", "json", "j2", "none"])
def test_every_template_escapes(tmp_path: Path, ending: str) -> None:
    """Whatever a template is called, a text in it is escaped; and so it is in its macros."""
    own = {
        "templates/404.html": f'{{% import "mine.{ending}" as mine with context %}}'
        f'{{% include "mine.{ending}" %}}{{{{ mine.said("<s>") }}}}',
        f"templates/mine.{ending}": "{{ head.site.title }}"
        "{% macro said(it) %}{{ it }}{% endmacro %}",
    }
    title = "title: <b>\"'&\n"
    page = built(tmp_path, SMALL | own | {"statuary.yml": title})["404.html"]
    assert page == b"&lt;b&gt;&#34;&#39;&amp;&lt;s&gt;"


def test_hidden_files_are_no_templates(tmp_path: Path) -> None:
    """What an editor or a system leaves behind in a folder of templates is passed over."""
    own: dict[str, str | bytes] = {
        "templates/.DS_Store": b"\xff",
        "templates/.git/x.html": "{%",
        "templates/assets/.DS_Store": b"\xff",
    }
    plain = built(tmp_path / "plain", SMALL)
    assert built(tmp_path / "own", SMALL | own) == plain


def test_an_override_of_a_page_is_built_anew(tmp_path: Path) -> None:
    """A page follows its template, and nothing that did not change is written."""
    root = project(tmp_path, SMALL)
    build(root)
    project(root, {"templates/404.html": "New."})
    assert build(root).written == ("404.html",)


def test_words_of_every_filter_are_there(tmp_path: Path) -> None:
    """A template can be rendered by itself, from the names that it is given."""
    (tmp_path / "x.html").write_text("{{ at|instant }}; {{ names|listing }}; {{ text|plain }}")
    rendered = render(
        theme.load(tmp_path),
        "x.html",
        Wording("en", "UTC"),
        {"at": 0, "names": ["a", "b"], "text": "*c* <d>"},
    )
    assert rendered == "1 January 1970, 00:00 UTC; a and b; c &lt;d&gt;"
