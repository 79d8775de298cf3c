"""What of a text every output can carry.

Control characters, halves of characters and what is no character at all: XML forbids them,
browsers and terminals obey them, and one of them can cost a whole file. What people write is
refused where it has one; what is published is cleaned of them once more.
"""

from __future__ import annotations

import re

UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

# Letters of scripts that are written from right to left.
_LEFTWARD = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def clean(text: str) -> str:
    """Leave out what cannot be carried, and turn all line ends into one kind."""
    # Most have nothing else than line ends, if that, and to know this is many times as quick.
    if text.isprintable() or text.replace("\n", "").isprintable():
        return text
    return UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def line(text: str) -> str:
    """Put a text on one line."""
    return " ".join(clean(text).split())


def address(text: str) -> str:
    """Take the white space out of an address."""
    if text.isprintable() and " " not in text:
        return text
    return "".join(clean(text).split())


def isolated(text: str) -> str:
    """Keep a name that is written from right to left from turning what stands beside it around."""
    return f"\u2068{text}\u2069" if _LEFTWARD.search(text) else text


def spelled(text: str) -> str:
    r"""Put escapes such as `\u202e` for characters that hide, reorder or control text."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else _escaped(ord(sign)) for sign in text)


def _escaped(code: int) -> str:
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
