"""The built-in theme with what a project puts in its place."""

from __future__ import annotations

import hashlib
from pathlib import Path

from statuary.errors import ConfigurationError, Problem
from statuary.theme.files import INLINED, Theme, built_in_folder, read
from statuary.wording import Wording


def load(overrides: Path) -> Theme:
    """Read the built-in theme with a project's overrides, if it has any.

    Raises `ConfigurationError` with every template that does not read, and every link.
    """
    built_in, own = read(built_in_folder().resolve()), read(overrides)
    files = {f"default/{name}": content for name, content in built_in.items()} | built_in | own
    digest = hashlib.blake2b(digest_size=16)
    for name, content in sorted(files.items()):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    theme = Theme(digest.hexdigest(), tuple(sorted(files.items())))
    names = {name for name, _ in theme.templates} | {*INLINED}
    written = sorted(name for name in own if name in names and own[name] != built_in.get(name))
    if written and (problems := _problems(theme, written)):
        raise ConfigurationError(problems)
    return theme


def _problems(theme: Theme, names: list[str]) -> list[Problem]:
    import jinja2

    from statuary.theme.problems import problem
    from statuary.theme.rendering import environment

    made = environment(theme, Wording("en", "UTC"))
    sources = dict(theme.files)
    problems = []
    for name in names:
        try:
            text = sources[name].decode()
            if name not in INLINED:
                made.parse(text, name)
        except jinja2.TemplateSyntaxError as error:
            problems.append(problem(name, error.lineno, error))
        except UnicodeDecodeError as error:
            problems.append(problem(name, 1, error))
    return problems
