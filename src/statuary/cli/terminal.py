"""The only place that prints: results to standard output, all else to standard error.

What people read has foreign texts in it, so it neither steers a terminal nor commands the machine
that keeps the log: GitHub and Azure obey lines that begin with `::`, and `##[` wherever it stands.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from statuary.characters import spelled
from statuary.clock import stopwatch
from statuary.errors import Problem

PATIENCE_SECONDS = 1.0


# All that is no letter to a terminal, but for the ends of lines, and what turns letters around.
_STEERING = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_COMMAND = re.compile(r"^(\s*:)(?=:)|#(?=#\w*\[)", re.MULTILINE)


def say(text: str) -> None:
    """Print a result for people."""
    click.echo(_printable(_harmless(text), sys.stdout.encoding))


def complain(text: str) -> None:
    """Print what went wrong."""
    click.echo(_printable(_harmless(text), sys.stderr.encoding), err=True)


def hand_over(text: str) -> None:
    """Print a result for programs, as it is: what made it has escaped what is foreign."""
    click.echo(_printable(text, sys.stdout.encoding))


def _harmless(text: str) -> str:
    """Spell out what steers a terminal, and set apart the signs that begin a command in a log."""
    text = _STEERING.sub(lambda sign: spelled(sign[0]), text)
    return _COMMAND.sub(lambda sign: f"{sign[0]} ", text)


def _printable(text: str, encoding: str | None) -> str:
    """Put `?` for what a terminal or a file cannot take: an old code page, a broken name."""
    encoding = encoding or "utf-8"
    return text.encode(encoding, "replace").decode(encoding)


def show_problems(problems: Iterable[Problem], what: str) -> None:
    """Print problems, and how many there are."""
    problems = tuple(problems)
    for problem in problems:
        complain(str(problem))
    complain(f"{len(problems)} {what}{'' if len(problems) == 1 else 's'}")


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """Give a function that takes how much is done of how much, and shows it if it takes long.

    A bar appears after a second, on a terminal only.
    """
    if not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    begin = stopwatch()
    bars: list[Any] = []

    def show(done: int, whole: int) -> None:
        if not bars and stopwatch() - begin > PATIENCE_SECONDS:
            bars.append(click.progressbar(length=whole, label=label, file=sys.stderr))
            bars[0].__enter__()
        if bars:
            bars[0].update(done - bars[0].pos)

    try:
        yield show
    finally:
        if bars:
            bars[0].__exit__(None, None, None)
