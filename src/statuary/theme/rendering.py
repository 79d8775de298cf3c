"""Templates in an environment that has all words, dates and numbers of a language."""

from __future__ import annotations

import traceback
from collections.abc import Hashable, MutableMapping
from functools import lru_cache
from typing import Any

import jinja2
from jinja2.runtime import Macro
from markupsafe import Markup

from statuary.characters import isolated
from statuary.errors import ConfigurationError
from statuary.inlining import inline_script, inline_style, policy_hash
from statuary.prose import to_html, to_text
from statuary.theme.attributes import Direct
from statuary.theme.calling import Calling, called
from statuary.theme.escaping import NAME, Showing, shown
from statuary.theme.files import ASSETS, Theme
from statuary.theme.problems import problem
from statuary.theme.translating import Translated
from statuary.wording import Wording, iso, translations


def render(theme: Theme, template: str, wording: Wording, facts: dict[str, object]) -> str:
    """Render a template with the names that it takes.

    Whatever goes wrong in a template is a `ConfigurationError` with its file and line.
    """
    try:
        return environment(theme, wording).get_template(template).render(facts)
    except Exception:  # whatever it is: the library finds out
        return _carefully(theme, template, wording, facts)


def _carefully(theme: Theme, template: str, wording: Wording, facts: dict[str, object]) -> str:
    try:
        return environment(theme, wording, careful=True).get_template(template).render(facts)
    except jinja2.TemplateSyntaxError as error:
        raise ConfigurationError([problem(error.name or template, error.lineno, error)]) from error
    except Exception as error:
        places = traceback.extract_tb(error.__traceback__)
        names = {name for name, _ in theme.files}
        name, line = next(
            (
                (place.filename, place.lineno or 1)
                for place in reversed(places)
                if place.filename in names
            ),
            (template, 1),
        )
        raise ConfigurationError([problem(name, line, error)]) from error


class _Environment(jinja2.Environment):
    code_generator_class = Showing
    context_class = Calling

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._found: dict[str, jinja2.Template] = {}

    def _load_template(
        self,
        name: str,
        globals: MutableMapping[str, Any] | None,  # noqa: A002
    ) -> jinja2.Template:
        # The library asks each time whether a template is still as it was; a theme's always are.
        if name not in self._found:
            self._found[name] = super()._load_template(name, globals)
        return self._found[name]

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        # The library would look through two mappings for each name of each template on a page.
        return super().make_globals(d) if d else self.globals


class _QuickEnvironment(_Environment):
    code_generator_class = Direct


@lru_cache(maxsize=4)
def environment(theme: Theme, wording: Wording, *, careful: bool = False) -> jinja2.Environment:
    """Make the environment in which a theme's templates are rendered.

    Only one that is `careful` can do without an attribute, and says what is wrong as it is written.
    """
    sources = dict(theme.templates)
    made = (_Environment if careful else _QuickEnvironment)(
        loader=jinja2.FunctionLoader(lambda name: _source(sources, name)),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n", Translated],
    )
    made.install_gettext_translations(translations(wording.language), newstyle=True)  # type: ignore[attr-defined]
    made.extend(**{"translate": wording.text, NAME: shown})
    published = {name for name, _ in theme.assets}
    made.filters |= {
        "asset": lambda name: _asset(theme.assets_folder, published, name),
        "date": wording.date,
        "day": wording.day,
        "duration": wording.duration,
        "headline": lambda status, names, unread: wording.headline(
            status, [*map(isolated, names)], unread
        ),
        "inlined": lambda name: Markup(_inlined(theme, name)),  # noqa: S704  it closes no element
        "instant": wording.instant,
        "iso": iso,
        "kept": _kept,
        "lasting": wording.lasting,
        "listing": lambda names: wording.listing([*map(isolated, names)]),
        "missing": wording.missing,
        "month": wording.month,
        "number": wording.number,
        "percentage": lambda p: wording.percentage(p.low, p.high, approximate=p.approximate),
        "plain": to_text,
        "policy_hash": _policy_hash,
        "prose": lambda text, base="", top=4: Markup(to_html(text, base, top)),  # noqa: S704  it is sanitised there
        "rule": wording.rule,
        "time": wording.time,
        "uptime": wording.uptime,
        "word": wording.word,
    }
    return made


def _asset(folder: str, published: set[str], name: str) -> str:
    if name not in published:
        raise jinja2.TemplateNotFound(f"{ASSETS}{name}")
    return folder + name


@lru_cache(maxsize=16)
def _inlined(theme: Theme, name: str) -> str:
    content = dict(theme.files).get(name)
    if content is None:
        raise jinja2.TemplateNotFound(name)
    inline = inline_style if name.endswith(".css") else inline_script
    return inline(content.decode())


@lru_cache(maxsize=16)
def _policy_hash(text: str) -> Markup:
    return Markup(policy_hash(text))  # noqa: S704  it is base64


@lru_cache(maxsize=512)
def _kept(macro: Macro, *given: Hashable) -> str:
    """Call a macro, unless it is known what it gives for this: what all pages have in common."""
    return called(macro, given)


def _source(sources: dict[str, bytes], name: str) -> tuple[str, str, None] | None:
    content = sources.get(name)
    return None if content is None else (content.decode(), name, None)
