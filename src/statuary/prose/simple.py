"""Text with so little Markdown that what becomes of it is known without the library.

Most updates are sentences, some with a command, a link to a guide or a word that is stressed. The
library takes a hundred times as long for them, and says the same: tests hold the two together.
"""

from __future__ import annotations

import re
from html import escape

_BLANK = re.compile(r"\n[ \t]*\n")
_SPACE = re.compile(r"[ \n]{2,}|\n")
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
    signs = _signs(text)
    if signs is None:
        return None
    # Whatever means something in HTML is a sign too, so that there is nothing to escape.
    blocks = _BLANK.split(_MARKED.sub(_meant, text) if signs else text)
    return "\n".join([f"<p>{block}</p>" for each in blocks if (block := each.strip())])


def simply_told(text: str) -> str | None:
    """Give the plain text of what `simply` gives HTML of, and None for any other text."""
    signs = _signs(text)
    if signs is None:
        return None
    blocks = _BLANK.split(_MARKED.sub(_told, text) if signs else text)
    return "\n\n".join([_SPACE.sub(" ", block) for each in blocks if (block := each.strip())])


def paragraphs(text: str, line_break: str) -> str:
    """Give any text as paragraphs, escaped."""
    blocks = (escape(block.strip(), quote=False) for block in _BLANK.split(text))
    return "\n".join(f"<p>{line_break.join(block.split(chr(10)))}</p>" for block in blocks if block)


def _signs(text: str) -> bool | None:
    """Tell whether a text has signs, or give None if it has others than plain ones."""
    if not _SIGN.search(text):
        return False if _is_plain(text) else None
    rest = _MARKED.sub("x", text)
    return True if _is_plain(rest) and not _SIGN.search(rest) else None


def _is_plain(text: str) -> bool:
    """Tell whether no line of a text without signs begins or ends as Markdown's blocks do."""
    if "http" in text:
        return False
    for line in text.split("\n"):  # noqa: SIM110  a generator would take most of the time
        if _BEGINNING.match(line) or line[-1:].isspace():
            return False
    return True


def _meant(found: re.Match[str]) -> str:
    if found["code"]:
        return f"<code>{found['code']}</code>"
    if found["stress"]:
        return f"<em>{found['stress']}</em>"
    return f'<a href="{found["address"]}" rel="nofollow noopener">{found["label"]}</a>'


def _told(found: re.Match[str]) -> str:
    if found["label"] and found["label"] != found["address"]:
        return f"{found['label']} ({found['address']})"
    return found["code"] or found["stress"] or found["label"]
