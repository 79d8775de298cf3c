"""Text with so little Markdown that what becomes of it is known without the library.

Most updates are sentences, some with a command, a link to a guide or a word that is stressed. The
library takes a hundred times as long for them, and says the same: tests hold the two together.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

_BLANK = re.compile(r"\n[ \t]*\n")
_SPACE = re.compile(r"[ \n]{2,}|\n")
_SIGN = re.compile(r"[\\`*_\[\]<>&#|~\t\xa0]")
_BEGINNING = re.compile(r"\s|[-+=]|\d+\.")

_WORDS = r"[A-Za-z0-9](?:[A-Za-z0-9 ,.;:!?'/()%+=-]*[A-Za-z0-9])?"
_AFTER = r"(?<![^\s(].)"
_LINK = (
    rf"\[{_AFTER}(?P<label>{_WORDS})\]\((?P<address>https?://[A-Za-z0-9.-]+(?:/[A-Za-z0-9./-]*)?)\)"
)
# What comes before a sign is looked at from behind it, as places to try are found quickly so.
_MARKED = re.compile(
    rf"(?:`{_AFTER}(?P<code>{_WORDS})`|{_LINK}|\*{_AFTER}(?P<stress>{_WORDS})\*)(?![^\s.,;:!?)])"
)
_STEP = _MARKED.groups + 1  # from what stands before one to what stands behind it


def simply(text: str) -> str | None:
    """Give the HTML of sentences with no more than plain code, links and stress in their lines.

    None is given for any other text. What is given is safe, and joins no base.
    """
    # Whatever means something in HTML is a sign too, so that there is nothing to escape.
    html = _read(text, _meant)
    return None if html is None else "\n".join([f"<p>{block}</p>" for block in _blocks(html)])


def simply_told(text: str) -> str | None:
    """Give the plain text of what `simply` gives HTML of, and None for any other text."""
    told = _read(text, _told)
    if told is None:
        return None
    return "\n\n".join([_SPACE.sub(" ", block) for block in _blocks(told)])


def paragraphs(text: str, line_break: str) -> str:
    """Give any text as paragraphs, escaped."""
    blocks = (escape(block, quote=False).split("\n") for block in _blocks(text))
    return "\n".join(f"<p>{line_break.join(lines)}</p>" for lines in blocks)


def _read(text: str, mark: Callable[..., str]) -> str | None:
    """Give a text with what its signs `mark`, by their groups, or None if it is not simple."""
    if not _SIGN.search(text):
        return text if _is_plain(text) else None
    parts = _MARKED.split(text)
    rest = "x".join(parts[::_STEP])
    if _SIGN.search(rest) or not _is_plain(rest):
        return None
    read = parts[:1]
    for at in range(_STEP, len(parts), _STEP):
        read += mark(*parts[at - _STEP + 1 : at]), parts[at]
    return "".join(read)


def _blocks(text: str) -> list[str]:
    return [block for each in _BLANK.split(text) if (block := each.strip())]


def _is_plain(text: str) -> bool:
    """Tell whether no line of a text without signs begins or ends as Markdown's blocks do."""
    if "http" in text:
        return False
    for line in text.split("\n"):  # noqa: SIM110  a generator would take most of the time
        if _BEGINNING.match(line) or line[-1:].isspace():
            return False
    return True


def _meant(code: str, label: str, address: str, stress: str) -> str:
    if code:
        return f"<code>{code}</code>"
    if stress:
        return f"<em>{stress}</em>"
    return f'<a href="{address}" rel="nofollow noopener">{label}</a>'


def _told(code: str, label: str, address: str, stress: str) -> str:
    if label and label != address:
        return f"{label} ({address})"
    return code or stress or label
