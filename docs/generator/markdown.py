"""Markdown that GitHub and the built pages show alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

MADE = "<!-- Made by `make reference` of the code: change that instead. -->"


def document(title: str, *blocks: str) -> str:
    """Give a document: its title, and blocks with an empty line between them."""
    return "\n\n".join((MADE, f"# {title}", *(block for block in blocks if block))) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Give a table; nothing, if it would have no rows."""
    lines = [_row(row) for row in rows]
    return "\n".join((_row(head), "|---" * len(head) + "|", *lines)) if lines else ""


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def code(text: str) -> str:
    """Give a text as code within a line."""
    return f"`{text}`"


def block(language: str, text: str) -> str:
    """Give a text as a block of code; the words behind the language are for tests."""
    return f"```{language}\n{text.strip()}\n```"


def plain(text: str) -> str:
    """Give a text from a terminal: options become code, the rest stays as it is."""
    pieces = re.split("(`[^`]*`)", text)
    return "".join(
        piece if piece.startswith("`") else re.sub(r"(?<![\w-])(--?[a-z][a-z-]*)", r"`\1`", piece)
        for piece in pieces
    ).replace("<", "&lt;")
