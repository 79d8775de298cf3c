"""How something is put into a page that is finished: nothing else in it changes."""

from __future__ import annotations

import codecs
import re
from html import escape
from html.parser import HTMLParser

from statuary.serving.overlay import Overlay
from statuary.serving.policy import allow

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_END = re.compile("</body", re.IGNORECASE)


def insert(page: bytes, overlay: Overlay) -> bytes:
    """Put an overlay into an HTML page, whose policies then allow it."""
    if page.startswith(_WIDE):
        return page  # A file from `static/` may be anything; this one's letters are no bytes.
    text = page.decode("latin-1")  # So every byte comes out as it came in.
    head = _Head(text)
    parts, begin = [], 0
    for start, end, policy in head.policies:
        allowed = allow(policy, script=overlay.script_source, style=overlay.style_source)
        parts += [
            text[begin:start],
            f'<meta http-equiv="Content-Security-Policy" content="{_quoted(allowed)}">',
        ]
        begin = end
    parts += [text[begin : head.end], _bytes(overlay.head)]
    rest = text[head.end :]
    ends = [found.start() for found in _END.finditer(rest)]
    last = ends[-1] if ends else len(rest)
    parts += [rest[:last], _bytes(overlay.body), rest[last:]]
    return "".join(parts).encode("latin-1")


def _quoted(value: str) -> str:
    """Write a value between double quotes; single ones, of which policies are full, may stand."""
    return escape(value, quote=False).replace('"', "&quot;")


def _bytes(text: str) -> str:
    return text.encode().decode("latin-1")


class _EndError(Exception):
    """The head has been read."""


class _Head(HTMLParser):
    """Where a page's policies stand, and where its head ends: in numbers of letters."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.policies: list[tuple[int, int, str]] = []
        self.end = len(text)
        self._text = text
        self._line = 1
        self._line_start = 0
        try:
            self.feed(text)
        except _EndError:
            self.end = self._place()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a policy, and stop where the body begins."""
        if tag == "body":
            raise _EndError
        given = dict(attrs)
        kind = (given.get("http-equiv") or "").strip().lower()
        if tag == "meta" and kind == "content-security-policy":
            start = self._place()
            end = start + len(self.get_starttag_text() or "")
            self.policies.append((start, end, given.get("content") or ""))

    def handle_endtag(self, tag: str) -> None:
        """Stop where the head ends."""
        if tag == "head":
            raise _EndError

    def _place(self) -> int:
        line, column = self.getpos()
        while self._line < line:
            self._line_start = self._text.index("\n", self._line_start) + 1
            self._line += 1
        return self._line_start + column
