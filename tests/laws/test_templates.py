"""Templates say what they take: their first line and what they use are the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, TemplateSyntaxError, meta, nodes
from jinja2.defaults import DEFAULT_NAMESPACE

from tests.laws.source import ROOT, must_be_none

TEMPLATES = ROOT / "templates"
SUFFIXES = (".html", ".xml", ".txt", ".svg")
EXTENSIONS = ("jinja2.ext.i18n",)

# There in every template, without being handed over.
GLOBALS = {*DEFAULT_NAMESPACE, "_", "gettext", "ngettext", "pgettext", "npgettext"}

CONTRACT = re.compile(r"\{# takes:(?P<names>[a-z0-9_, ]*)#\}")


def used(text: str) -> set[str]:
    """Give the names that a template needs from outside, those of what it extends as well."""
    environment = Environment(extensions=EXTENSIONS, autoescape=True)
    parsed = environment.parse(text)
    # Which filters and tests there are is for the theme to say.
    environment.filters |= {node.name: str for node in parsed.find_all(nodes.Filter)}
    environment.tests |= {node.name: callable for node in parsed.find_all(nodes.Test)}
    names = meta.find_undeclared_variables(parsed) - GLOBALS - set(_bound(parsed))
    others = [node.template for node in parsed.find_all(nodes.Extends)]
    others += [node.template for node in parsed.find_all(nodes.Include)]
    for other in others:
        if isinstance(other, nodes.Const):
            names |= used(TEMPLATES.joinpath(other.value).read_text("utf-8"))
    return names


def _bound(parsed: nodes.Template) -> Iterator[str]:
    """Give what a template binds at its top, which its blocks see although they stand alone."""
    for node in parsed.body:
        if isinstance(node, nodes.Import):
            yield node.target
        elif isinstance(node, nodes.FromImport):
            yield from (name if isinstance(name, str) else name[1] for name in node.names)
        elif isinstance(node, nodes.Macro):
            yield node.name
        elif isinstance(node, nodes.Assign | nodes.AssignBlock):
            yield from (name.name for name in node.target.find_all(nodes.Name))
            if isinstance(node.target, nodes.Name):
                yield node.target.name


def breaches(name: str, text: str) -> Iterator[str]:
    """Say where a template's first line and its body differ."""
    try:
        names = used(text)
    except TemplateSyntaxError as error:
        yield f"{name}:{error.lineno}: {error.message}"
        return
    contract = CONTRACT.match(text)
    if not contract or set(re.findall(r"\w+", contract["names"])) != names:
        line = " ".join(("{# takes:", ", ".join(sorted(names)), "#}")).replace("  ", " ")
        yield f"{name} does not begin with the names that it needs: write {line}"


def paths() -> list[Path]:
    """Give the templates, in order of their paths; what lies in `assets/` is none."""
    found = sorted(path for path in TEMPLATES.rglob("*") if path.suffix in SUFFIXES)
    return [path for path in found if "assets" not in path.relative_to(TEMPLATES).parts]


@pytest.mark.parametrize("path", paths(), ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_a_template_takes_what_it_says(path: Path) -> None:
    """The first line of a template names all that it needs and nothing else."""
    must_be_none(breaches(path.name, path.read_text("utf-8")))


@pytest.fixture
def extended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a template to extend into a folder of templates."""
    tmp_path.joinpath("extended.html").write_text("{{ head }}{% block main %}{% endblock %}")
    monkeypatch.setattr(f"{__name__}.TEMPLATES", tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "{{ page.title }}",
        "{# takes: page #}{{ page.title }}{{ now }}",
        "{# takes: page, now #}{{ page.title }}",
        "{# takes: #}{% trans n=count %}One{% pluralize %}{{ n }}{% endtrans %}",
        "<!doctype html>{# takes: page #}{{ page }}",
        "{# takes: none #}{% macro label(none) %}{{ none }}{% endmacro %}",
        "{# takes: #}{% extends 'extended.html' %}",
    ],
)
@pytest.mark.usefixtures("extended")
def test_another_contract_is_found(text: str) -> None:
    """A first line that is not there, or says too little or too much, is found."""
    assert len(list(breaches("page.html", text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "{# takes: #}{% trans %}Up{% endtrans %}{{ _('Up') }}{{ range(3) }}",
        "{# takes: page, days #}{% for day in days %}{{ day|label(page) }}{% endfor %}",
        "{# takes: body, head #}{% extends 'extended.html' %}{% block a %}{{ body }}{% endblock %}",
        "{# takes: #}{% import 'x' as x %}{% set y = 1 %}{% block a %}{{ x(y) }}{% endblock %}",
        "{# takes: day #}{% macro bar(size) %}{{ size }}{{ day }}{% endmacro %}",
    ],
)
@pytest.mark.usefixtures("extended")
def test_a_true_contract_is_allowed(text: str) -> None:
    """Words, loops, macros, filters and what every template has need no mention."""
    assert not list(breaches("page.html", text))
