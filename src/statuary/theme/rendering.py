"""How pages look: templates and assets, read once into a value. The only owner of Jinja.

A project's `templates/` may replace single files of the built-in theme, and a file that does
may extend what it replaces under the name `default/<file>`.
"""

from __future__ import annotations

import codecs
import hashlib
import traceback
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import jinja2
from markupsafe import Markup

from statuary.characters import isolated
from statuary.errors import ConfigurationError, Problem
from statuary.folders import read_folder
from statuary.inlining import inline_script, inline_style, policy_hash
from statuary.prose import to_html, to_text
from statuary.wording import Wording, iso, translations

ASSETS = "assets/"
INLINED = ("assets/scheme.js", "assets/style.css")  # They travel inside of each page.
TEXT_SUFFIXES = (".html", ".xml", ".txt", ".svg", ".css", ".js")


@dataclass(frozen=True, slots=True)
class Theme:
    """All files of a theme, by name, and a digest that stands for them."""

    digest: str
    files: tuple[tuple[str, bytes], ...] = field(repr=False)

    @property
    def assets(self) -> tuple[tuple[str, bytes], ...]:
        """The files that are published as they are, by their names in `assets`."""
        return tuple(
            (name.removeprefix(ASSETS), content)
            for name, content in self.files
            if name.startswith(ASSETS) and name not in INLINED
        )

    @property
    def assets_folder(self) -> str:
        """Where assets are published: in a folder that is named by what is in it.

        So their addresses change with them, and may be kept for good. With a slash at its end.
        """
        digest = hashlib.blake2b(digest_size=5)
        for name, content in self.assets:
            digest.update(f"{name}\0{len(content)}\0".encode() + content)
        return f"{ASSETS}{digest.hexdigest()}/"

    @property
    def templates(self) -> tuple[tuple[str, bytes], ...]:
        """The files that are rendered, the built-in ones under both of their names."""
        return tuple(
            file for file in self.files if not file[0].removeprefix("default/").startswith(ASSETS)
        )


def load(overrides: Path) -> Theme:
    """Read the built-in theme with a project's overrides, if it has any.

    Raises `ConfigurationError` with every template that does not read, and every link.
    """
    built_in, own = _read(built_in_folder().resolve()), _read(overrides)
    files = {f"default/{name}": content for name, content in built_in.items()} | built_in | own
    digest = hashlib.blake2b(digest_size=16)
    for name, content in sorted(files.items()):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    theme = Theme(digest.hexdigest(), tuple(sorted(files.items())))
    names = {name for name, _ in theme.templates} | {*INLINED}
    written = sorted(name for name in own if name in names and own[name] != built_in.get(name))
    if problems := _problems(theme, written):
        raise ConfigurationError(problems)
    return theme


def built_in_folder() -> Path:
    """Find the built-in theme: in the package, or beside the sources in a checkout."""
    packaged = Path(__file__).with_name("_templates")
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "templates"


def render(theme: Theme, template: str, wording: Wording, facts: dict[str, object]) -> str:
    """Render a template with the names that it takes.

    Whatever goes wrong in a template is a `ConfigurationError` with its file and line.
    """
    try:
        return environment(theme, wording).get_template(template).render(facts)
    except jinja2.TemplateSyntaxError as error:
        raise ConfigurationError([_problem(error.name or template, error.lineno, error)]) from error
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
        raise ConfigurationError([_problem(name, line, error)]) from error


@lru_cache(maxsize=4)
def environment(theme: Theme, wording: Wording) -> jinja2.Environment:
    """Make the environment in which a theme's templates are rendered."""
    sources = dict(theme.templates)
    made = jinja2.Environment(
        loader=jinja2.FunctionLoader(lambda name: _source(sources, name)),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(translations(wording.language), newstyle=True)  # type: ignore[attr-defined]
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
        "lasting": wording.lasting,
        "listing": lambda names: wording.listing([*map(isolated, names)]),
        "missing": wording.missing,
        "month": wording.month,
        "number": wording.number,
        "percentage": lambda p: wording.percentage(p.low, p.high, approximate=p.approximate),
        "plain": to_text,
        "policy_hash": lambda text: Markup(policy_hash(text)),  # noqa: S704  it is base64
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


def _source(sources: dict[str, bytes], name: str) -> tuple[str, str, None] | None:
    content = sources.get(name)
    return None if content is None else (content.decode(), name, None)


def _read(folder: Path) -> dict[str, bytes]:
    found = read_folder(folder, hidden=False)
    if found.problems:
        raise ConfigurationError(found.problems)
    return {name: _content(name, content) for name, content in found.files}


def _content(name: str, content: bytes) -> bytes:
    if not name.endswith(TEXT_SUFFIXES):
        return content
    # Windows checkouts turn line ends, its editors mark UTF-8; pages must not differ for it.
    return content.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n")


def _problems(theme: Theme, names: list[str]) -> list[Problem]:
    made = environment(theme, Wording("en", "UTC"))
    sources = dict(theme.files)
    problems = []
    for name in names:
        try:
            text = sources[name].decode()
            if name not in INLINED:
                made.parse(text, name)
        except jinja2.TemplateSyntaxError as error:
            problems.append(_problem(name, error.lineno, error))
        except UnicodeDecodeError as error:
            problems.append(_problem(name, 1, error))
    return problems


def _problem(name: str, line: int, error: Exception) -> Problem:
    message = str(error) or type(error).__name__
    hint = "compare with the built-in template of that name"
    if isinstance(error, UnicodeDecodeError):
        message = "this file is not UTF-8 text"
        hint = "save it as UTF-8; pictures and fonts belong in templates/assets/"
    elif isinstance(error, jinja2.TemplateNotFound):
        message = f"there is no template `{error.name}`"
        hint = "correct the name; one that is replaced is there as `default/` and its name"
    return Problem(f"templates/{name.removeprefix('default/')}", line, 1, message, hint)
