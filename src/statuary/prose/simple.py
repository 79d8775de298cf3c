"""Text with so little Markdown that what becomes of it is known without the library.

Most updates are sentences, some with a command, a link to a guide or a word that is stressed. The
library takes a hundred times as long for them, and says the same: tests hold the two together.
"""

from __future__ import annotations

import re
from html import escape

_BLANK = re.compile(r"\n[ \t]*\n")
_SIGN = re.compile(r"[\\`*_\[\]<>&#|~\t\xa0]")
_BEGINNING = re.compile(r"\s|[-+=]|\d+\.")

_WORDS = r"[A-Za-z0-9](?:[A-Za-z0-9 ,.;:!?'/()%+=-]*[A-Za-z0-9])?"
_LINK = rf"\[(?P<label>{_WORDS})\]\((?P<address>https?://[A-Za-z0-9.-]+(?:/[A-Za-z0-9./-]*)?)\)"
_MARKED = re.compile(
    rf"(?<![^\s(])(?:`(?P<code>{_WORDS})`|{_LINK}|\*(?P<stress>{_WORDS})\*)(?![^\s.,;:!?)])"
)


def simply(text: str) -> str | None:
    """Give the HTML of sentences with no more than plain code, links and stress in their lines.

    None is given for any other text. What is given is safe, and joins no base.
    """
    if not _SIGN.search(text):
        return paragraphs(text) if _is_plain(text) else None
    if not _is_plain(rest := _MARKED.sub("x", text)) or _SIGN.search(rest):
        return None
    return paragraphs(text, mark=True)


def paragraphs(text: str, line_break: str = "\n", *, mark: bool = False) -> str:
    """Give a text as paragraphs; with `mark` code, links and stress are what they mean."""
    blocks = (escape(block.strip(), quote=False) for block in _BLANK.split(text))
    if mark:
        blocks = (_MARKED.sub(_meant, block) for block in blocks)
    return "\n".join(f"<p>{line_break.join(block.split(chr(10)))}</p>" for block in blocks if block)


def _is_plain(text: str) -> bool:
    """Tell whether no line of a text without signs begins or ends as Markdown's blocks do."""
    if "http" in text:
        return False
    return not any(_BEGINNING.match(line) or line[-1:].isspace() for line in text.split("\n"))


def _meant(found: re.Match[str]) -> str:
    if found["code"]:
        return f"<code>{found['code']}</code>"
    if found["stress"]:
        return f"<em>{found['stress']}</em>"
    return f'<a href="{found["address"]}" rel="nofollow noopener">{found["label"]}</a>'
