"""Texts as YAML: plain where that is safe, in quotes or as a block where it is not."""

from __future__ import annotations

import json
import re

WIDTH = 100

_PLAIN = re.compile(r"(?:~?\d|[^\W\d_])(?:[^\n\t:#]|:(?=\S)|(?<=\S)#)*", re.UNICODE)
_NOT_TEXT = re.compile(  # other programs take these for something else than a text
    r"y|n|yes|no|on|off|true|false|null|[\d.,_:+-]+|0[xo][\da-f]+|\d[\d.]*e[+-]?\d+|\.(inf|nan)",
    re.IGNORECASE,
)


def scalar(text: str, *, flow: bool = False) -> str:
    """Write a text of one line as a value; `flow` is inside of brackets."""
    return text if is_plain(text, flow=flow) and not _NOT_TEXT.fullmatch(text) else quoted(text)


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Tell whether a text needs no quotes."""
    whole = bool(_PLAIN.fullmatch(text)) and text == text.strip() and not text.endswith(":")
    return whole and not (flow and set(",[]{}") & set(text))


def quoted(text: str) -> str:
    """Write a text in quotes: single ones where that saves escapes."""
    if '"' in text and not set("'\n\t") & set(text):
        return f"'{text}'"
    return json.dumps(text, ensure_ascii=False)


def block(text: str, indent: str) -> str:
    """Write a text of any length as what follows `key: `, its lines behind an indent.

    The indent is two deeper than the key.
    """
    lines = [f"{indent}{line}" if line else "" for line in text.split("\n")]
    sign = "|2" if text[:1].isspace() else "|"
    return "\n".join((sign, *lines))
