"""Attributes that are read in the quick way."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from pathlib import Path

import jinja2
import pytest

from statuary.errors import ConfigurationError
from statuary.theme import Theme, rendering
from statuary.theme.rendering import render
from statuary.wording import Wording
from tests.formats.showcase import FILES, built

WORDING = Wording("en", "UTC")
numbers = count()


@dataclass(frozen=True)
class Thing:
    """What a template may be given."""

    name: str
    items: str = "own"


FACTS: dict[str, object] = {"thing": Thing("<a>"), "map": {"name": "<b>", "items": 1}, "none": None}


def themed(text: str) -> Theme:
    """Give a theme of one template."""
    return Theme(f"of one template {next(numbers)}", (("x.html", text.encode()),))


@pytest.mark.parametrize(
    "text",
    [
        "{{ thing.name }}{{ thing.name.upper() }}{{ thing.items }}{{ 'a'.upper() }}{{ 1.0.real }}",
        "{{ map.name }}{{ map.items() is iterable }}{{ {'class': 1}.class }}{{ {'é': 2}.é }}",
        "{{ map.lost is defined }}{{ thing.lost is undefined }}{{ thing.name is defined }}",
        "{{ thing.lost|default('<') }}{{ map.lost|d(thing.name) }}{{ map.lost|d(map.name) }}",
        "{% for x in [1] %}{{ loop.last }}{% endfor %}{% set n = namespace(a=1) %}{{ n.a }}",
        "{% macro m(x) %}{{ x.name }}{% endmacro %}{{ m(thing) }}{{ m(map) }}{{ m.name }}",
        "{{ thing.name is none }}{{ none.real is defined }}{{ (thing.name ~ map.name).lower() }}",
    ],
)
def test_an_attribute_is_what_the_library_finds(text: str) -> None:
    """Attributes and keys are found by the same names, and what is lost is known to be."""
    library = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    assert render(themed(text), "x.html", WORDING, FACTS) == library.from_string(text).render(FACTS)


@pytest.mark.parametrize("text", ["{{ thing.lost }}", "{{ map.lost.name }}", "{{ gone.name }}"])
def test_a_lost_attribute_is_an_error_in_its_line(text: str) -> None:
    """What is not there is reported with the library's words and its place."""
    library = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    with pytest.raises(jinja2.UndefinedError) as expected:
        library.from_string(text).render(FACTS)
    with pytest.raises(ConfigurationError) as caught:
        render(themed(f"1\n2 {text}"), "x.html", WORDING, FACTS)
    (problem,) = caught.value.problems
    assert (problem.line, problem.message) == (2, str(expected.value))


def test_no_template_of_ours_needs_the_slow_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Attributes that the built-in templates read are there."""
    quick = rendering.environment
    monkeypatch.setattr(rendering, "environment", lambda theme, wording: quick(theme, wording))
    assert "index.html" in built(tmp_path, FILES)
