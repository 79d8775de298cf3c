"""What is wrong with a template, for who wrote it."""

from __future__ import annotations

import jinja2

from statuary.errors import Problem


def problem(name: str, line: int, error: Exception) -> Problem:
    """Say what is wrong in a line of a template, and what to do about it."""
    message = str(error) or type(error).__name__
    hint = "compare with the built-in template of that name"
    if isinstance(error, UnicodeDecodeError):
        message = "this file is not UTF-8 text"
        hint = "save it as UTF-8; pictures and fonts belong in templates/assets/"
    elif isinstance(error, jinja2.TemplateNotFound):
        message = f"there is no template `{error.name}`"
        hint = "correct the name; one that is replaced is there as `default/` and its name"
    return Problem(f"templates/{name.removeprefix('default/')}", line, 1, message, hint)
