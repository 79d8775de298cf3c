"""Asking the person at the terminal, and nobody else: a script is told what is missing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

import click

T = TypeVar("T")

SCISSORS = "------------------------ >8 ------------------------"


def asked(value: str | None, label: str, option: str) -> str:
    """Give what was given, else ask for it on a terminal, else say how to give it."""
    if value and value.strip():
        return value.strip()
    if not _is_a_terminal():
        raise click.UsageError(f"{label.lower()} is missing; give {option}")
    answer: str = click.prompt(label, err=True)
    return answer.strip()


def proposed(
    value: str | None, label: str, default: str, read: Callable[[str], T], *, quiet: bool
) -> T:
    """Give what was given, else what a person at a terminal says, else the default; as read.

    At a terminal a mistake is told and asked for again. With `quiet` nobody is asked.
    """
    if value is not None:
        return read(value)
    if quiet or not _is_a_terminal():
        return read(default)
    answer: T = click.prompt(
        label, default=default, show_default=bool(default), value_proc=read, err=True
    )
    return answer


def composed(text: str | None, about: str, prepared: str = "") -> str:
    """Give the text that was given, that stands on standard input, or that an editor makes.

    It is empty where there is none. `about` is what the editor shows below the line that ends
    the text. A `prepared` text is what the editor begins with, and what holds where nobody is
    asked, or where it is left as it is.
    """
    from statuary.editing import body_text

    if text == "-":
        return body_text(sys.stdin.read())
    if text is not None:
        return body_text(text)
    prepared = body_text(prepared)
    if not _is_a_terminal():
        return prepared
    below = f"Above this line: what users should know, in Markdown.\n{about}"
    begun = f"{prepared}\n\n{SCISSORS}\n{below}\n"
    edited = click.edit(begun, extension=".md")
    return prepared if edited is None else body_text(edited.partition(SCISSORS)[0])


def _is_a_terminal() -> bool:
    return sys.stdin.isatty()
