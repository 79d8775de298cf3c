"""Markdown that may stand among other Markdown, also where HTML is allowed in it.

What a person wrote is left as it is, but for the signs with which a tag or a comment would begin,
or a link to an address that is no page and no mail, and for a fence that is never closed. Where it
is not certain that a sign stands in code, it is escaped: in code that is merely ugly, elsewhere it
keeps a stranger out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from statuary.prose.rendering import SCHEMES, carried

_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_KNOWN_FENCE = re.compile(r"(?:`{3,}|~{3,}) ?[A-Za-z0-9+#-]*")
_TAG = re.compile(r"<(?!(?:https?://|mailto:)[^\s<>]*>)")
# Where the address of a link begins, after its text or after its label, and enough of it.
_ENOUGH = 100
_LINK = re.compile(rf"\]([(:])(?=[ \t]{{0,9}}<?([^\s>)]{{0,{_ENOUGH}}}))")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_TICKS = re.compile("`+")
_SIGN = re.compile(r"[<`~\]]")  # without one there is no tag, no code and no link


def quoted(text: str) -> str:
    """Give Markdown out of which nothing breaks: no HTML, and no code that goes on behind it."""
    text = carried(text)
    if not _SIGN.search(text):
        return text
    lines: list[str] = []
    fence, known = "", False
    for line in text.split("\n"):
        found = _FENCE.match(line)
        if not fence and found:
            # Not everybody takes it for one if it is indented, or whatever stands behind it.
            fence, known = found[1], bool(_KNOWN_FENCE.fullmatch(line))
            line = line[: found.end(1)] + _plain(line[found.end(1) :])
        elif not fence:
            line = "".join(_spans(line))
        elif found and found[1].startswith(fence) and line.strip() == found[1]:
            line, fence = fence, ""  # in the one way that closes it for everybody
        elif not known:
            line = _plain(line)
        lines.append(line)
    return "\n".join((*lines, fence) if fence else lines)


def _spans(line: str) -> Iterator[str]:
    """Give the parts of a line, code as it is and what is between without tags."""
    runs = tuple(_TICKS.finditer(line))
    last_of: dict[int, int] = {}
    closing: dict[int, int] = {}
    for index in reversed(range(len(runs))):
        length = len(runs[index][0])
        if length in last_of:
            closing[index] = last_of[length]
        last_of[length] = index
    end, index = 0, 0
    while index < len(runs):
        begin = runs[index].start()
        if index in closing and line[begin - 1 : begin] != "\\":
            index = closing[index]
            yield _plain(line[end:begin])
            yield line[begin : runs[index].end()]
            end = runs[index].end()
        index += 1
    yield _plain(line[end:])


def _plain(text: str) -> str:
    """Give a part of a line that is no code without tags, and without links that are not safe."""
    return _TAG.sub("&lt;", _LINK.sub(_link, text))


def _link(found: re.Match[str]) -> str:
    sign, address = found.groups()
    # As a browser reads it: references and escapes resolved, space and tabs left out.
    read = unescape(address).replace("\\", "")
    scheme = _SCHEME.match("".join(each for each in read if each > " "))
    if scheme:
        safe = scheme[1].casefold() in SCHEMES
    else:  # What is empty may go on in the next line, and what is spelled out at length as well.
        safe = 0 < len(address) < _ENOUGH or read == address != ""
    return found[0] if safe else f"]\\{sign}"
