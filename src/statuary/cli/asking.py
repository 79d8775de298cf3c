"""Asking the person at the terminal, and nobody else: a script is told what is missing."""

from __future__ import annotations

import sys

import click

SCISSORS = "------------------------ >8 ------------------------"


def asked(value: str | None, label: str, option: str) -> str:
    """Give what was given, else ask for it on a terminal, else say how to give it."""
    if value and value.strip():
        return value.strip()
    if not _is_a_terminal():
        raise click.UsageError(f"{label.lower()} is missing; give {option}")
    answer: str = click.prompt(label, err=True)
    return answer.strip()


def composed(text: str | None, about: str) -> str:
    """Give the text that was given, that stands on standard input, or that an editor makes.

    It is empty where there is none. `about` is what the editor shows below the line that ends
    the text.
    """
    from statuary.editing import body_text

    if text == "-":
        return body_text(sys.stdin.read())
    if text is not None:
        return body_text(text)
    if not _is_a_terminal():
        return ""
    below = f"Above this line: what users should know, in Markdown.\n{about}"
    edited = click.edit(f"\n\n{SCISSORS}\n{below}\n", extension=".md")
    return body_text((edited or "").partition(SCISSORS)[0])


def _is_a_terminal() -> bool:
    return sys.stdin.isatty()
