"""Templates say what they take: their first line and what they use are the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, meta, nodes
from jinja2.defaults import DEFAULT_NAMESPACE

from tests.laws.source import ROOT

TEMPLATES = ROOT / "templates"
SUFFIXES = (".html", ".xml", ".txt", ".svg")
EXTENSIONS = ("jinja2.ext.i18n",)

# There in every template, without being handed over.
GLOBALS = {*DEFAULT_NAMESPACE, "_", "gettext", "ngettext", "pgettext", "npgettext"}

CONTRACT = re.compile(r"\{# takes:(?P<names>[a-z0-9_, ]*)#\}")


def breaches(name: str, text: str) -> Iterator[str]:
    """Say where a template's first line and its body differ."""
    environment = Environment(extensions=EXTENSIONS, autoescape=True)
    parsed = environment.parse(text)
    # Which filters and tests there are is for the theme to say.
    environment.filters |= {node.name: str for node in parsed.find_all(nodes.Filter)}
    environment.tests |= {node.name: callable for node in parsed.find_all(nodes.Test)}
    used = meta.find_undeclared_variables(parsed) - GLOBALS
    written = ", ".join(sorted(used)) or "nothing"
    contract = CONTRACT.match(text)
    if not contract:
        yield f"{name} does not begin with what it takes: write {{# takes: {written} #}}"
        return
    takes = set(re.findall(r"\w+", contract["names"])) - {"nothing"}
    if takes != used:
        yield f"{name} begins with other names than it uses: write {{# takes: {written} #}}"


def paths() -> list[Path]:
    """Give the templates, in order of their paths."""
    return sorted(path for path in TEMPLATES.rglob("*") if path.suffix in SUFFIXES)


@pytest.mark.parametrize("path", paths(), ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_a_template_takes_what_it_says(path: Path) -> None:
    """The first line of a template names all that it uses and nothing else."""
    assert not list(breaches(path.name, path.read_text("utf-8")))


@pytest.mark.parametrize(
    "text",
    [
        "{{ page.title }}",
        "{# takes: page #}{{ page.title }}{{ now }}",
        "{# takes: page, now #}{{ page.title }}",
        "{# takes: nothing #}{% trans n=count %}One{% pluralize %}{{ n }}{% endtrans %}",
        "<!doctype html>{# takes: page #}{{ page }}",
    ],
)
def test_another_contract_is_found(text: str) -> None:
    """A first line that is not there, or says too little or too much, is found."""
    assert len(list(breaches("page.html", text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "{# takes: nothing #}{% trans %}Up{% endtrans %}{{ _('Up') }}{{ range(3) }}",
        "{# takes: page, days #}{% for day in days %}{{ day|label(page) }}{% endfor %}",
        "{# takes: body #}{% extends 'page.html' %}{% block main %}{{ body }}{% endblock %}",
        "{# takes: day #}{% macro bar(size) %}{{ size }}{{ day }}{% endmacro %}",
    ],
)
def test_a_true_contract_is_allowed(text: str) -> None:
    """Words, loops, macros, filters and what every template has need no mention."""
    assert not list(breaches("page.html", text))
