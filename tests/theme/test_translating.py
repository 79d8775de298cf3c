"""Translations that are known before a page is rendered."""

from __future__ import annotations

from typing import Any

import jinja2
import pytest

from statuary.theme.translating import Translated


def environment(*extensions: type[Translated]) -> Any:
    """Make an environment whose language is the same words, louder, with signs of HTML."""
    made: Any = jinja2.Environment(autoescape=True, extensions=["jinja2.ext.i18n", *extensions])
    made.install_gettext_callables(spoken, lambda _, many, __: spoken(many), newstyle=True)
    made.extend(translate=spoken)
    return made


def spoken(text: str) -> str:
    """Say a text in that language."""
    return text if "%" in text else f"{text.upper()} <b>&'"


@pytest.mark.parametrize(
    "template",
    [
        """{{ _("about") }}""",
        """<p title='{{ _("a") }}'>{{ _("b") }}</p>{{ _('c "d"') }}""",
        """{% for name in [_("a"), "x", _("b")] %}{{ name }}{% endfor %}""",
        """{{ _("a") if name else _("b") }}{{ _("a") ~ name ~ "<i>" }}{{ _("a") + name }}""",
        """{{ _(_("a")) }}{{ _(name) }}{{ _("a" "b") }}{{ _("a", x=name) }}{{ (_)("a") }}""",
        """{{ _("100%%") }}{{ _("%(x)s", x=name) }}""",
        """{{ other._("a") }}{{ "a"|upper|replace(_("a"), "b") }}{{ "_" ~ "(" }}""",
        """{% trans %}a{% endtrans %}{% trans n=2 %}{{ n }} a{% pluralize %}bs{% endtrans %}""",
        """{% macro m(x=_("a")) %}{{ x }}{% endmacro %}{{ m(_("b")) }}{{ _("a")|length }}""",
        """{% set x = _("a") %}{{ x }}{{ {"k": _("b")}.k }}{{ _("a")[0] }}""",
        """{{ _ is none }}{{ _("a\\n\\u2028é🙂") }}""",
    ],
)
def test_a_text_is_translated_as_the_library_does(template: str) -> None:
    """A template gives the same whether it is translated when it is compiled or when rendered."""
    names = {"name": "<name>", "other": {"_": lambda text: f"other {text}"}}
    late, early = environment(), environment(Translated)
    assert early.from_string(template).render(names) == late.from_string(template).render(names)


def test_a_text_alone_is_part_of_the_template() -> None:
    """Of a translated text nothing is left to do for a page."""
    code = environment(Translated).compile('<p>{{ _("about") }}</p>', raw=True)
    assert "<p>ABOUT <b>&" in code


@pytest.mark.parametrize(
    "template", ["{{ _(", '{{ _("a"', '{{ _("a") _("b") }}', "{{ _) }}", '{{ 1 _("a") }}']
)
def test_what_is_no_template_is_refused_all_the_same(template: str) -> None:
    """A call that is not finished is an error in its line, with the library's own words."""
    errors = []
    for made in (environment(), environment(Translated)):
        with pytest.raises(jinja2.TemplateSyntaxError) as error:
            made.from_string(f"\n{template}")
        errors.append((error.value.lineno, error.value.message))
    assert errors[0] == errors[1]
