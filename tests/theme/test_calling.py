"""Macros that are called in the quick way."""

from __future__ import annotations

import jinja2
import pytest

from statuary.theme.calling import Calling


class Quick(jinja2.Environment):
    """An environment whose templates call as ours do."""

    context_class = Calling


MACROS = """
{%- macro one(a) %}<{{ a }}>{% endmacro %}
{%- macro two(a, b=a ~ "&") %}<{{ a }} {{ b }}>{{ one(b) }}{% endmacro %}
{%- macro rest(a) %}{{ a }} {{ varargs }}{% endmacro %}
{%- macro named(a) %}{{ a }} {{ kwargs }}{% endmacro %}
{%- macro around(a) %}({{ a }}{{ caller() }}){% endmacro %}
{%- macro own(a, caller=none) %}({{ a }}{{ caller }}){% endmacro %}
"""


def outcome(environment: type[jinja2.Environment], text: str) -> str:
    """Render a template, or tell of what is wrong with it."""
    made = environment(autoescape=True, undefined=jinja2.StrictUndefined)
    try:
        return made.from_string(MACROS + text).render(name="<name>", call=lambda x=0: f"<{x}>")
    except Exception as error:
        return f"{type(error).__name__}: {error}"


@pytest.mark.parametrize(
    "text",
    [
        """{{ one("<") }}{{ one(name) }}{{ one(one(name)) }}{{ one(a="<") }}{{ one(*["<"]) }}""",
        """{{ two("<") }}{{ two("<", ">") }}{{ two("<", b=">") }}{{ two(b=1, a=2) }}""",
        """{{ one() }}""",
        """{{ two() }}""",
        """{{ one(1, 2) }}""",
        """{{ one(1, b=2) }}""",
        """{{ one(1, a=2) }}""",
        """{{ rest(1) }}{{ rest(1, 2, "<") }}{{ rest(*[1, 2, 3]) }}""",
        """{{ named(1) }}{{ named(1, b="<") }}""",
        """{{ named(1, 2) }}""",
        """{% call around("<") %}{{ name }}{% endcall %}""",
        """{% call own("<") %}{{ name }}{% endcall %}""",
        """{{ around(1) }}""",
        """{{ own(1) }}{{ own(1, 2) }}""",
        """{% for x in [1, 2] %}{{ one(x) }}{{ call(x) }}{{ call(x=loop.index) }}{% endfor %}""",
        """{% autoescape false %}{{ one("<") }}{{ name }}{% endautoescape %}{{ one("<") }}""",
        """{% set made = one("<") %}{{ made }}{{ made|escape }}{{ made ~ "<" }}""",
        """{% block a %}{{ self.b() }}{% endblock %}{% block b %}{{ name }}{% endblock %}""",
        """{{ lost("<") }}""",
        """{{ name() }}""",
    ],
)
def test_what_is_called_gives_what_the_library_gets_of_it(text: str) -> None:
    """A macro gives the same, or fails in the same words, however it is called."""
    assert outcome(Quick, text) == outcome(jinja2.Environment, text)
