"""From Markdown to plain text, for terminals, mails and descriptions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from html import unescape

from statuary.prose.rendering import carried, to_html
from statuary.prose.simple import simply_told

_LISTS = ("ul", "ol")
_BLOCKS = ("p", "h4", "h5", "h6", "blockquote", "pre", "table", "hr", *_LISTS)

# The sanitiser writes tags in this one way, so that a parser for all HTML, which takes many times
# as long, would find the same.
_TOKEN = re.compile(r'<(/?)([a-z0-9]+)((?: [a-z]+="[^"]*")*)>|([^<]+)')
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')


def to_text(text: str, base: str = "") -> str:
    """Turn Markdown into plain text: links as `text (address)`, items with `- ` or numbers.

    Paragraphs are separated by an empty line; `base` is that of `to_html`. The result is text,
    not HTML: escape it before it stands in a page.
    """
    simple = simply_told(carried(text))
    return text_of(to_html(text, base)) if simple is None else simple


def text_of(html: str) -> str:
    """Turn what `to_html` gave into the plain text that `to_text` gives."""
    reader = _Reader()
    for closing, tag, attributes, data in _TOKEN.findall(html):
        if data:
            reader.text(unescape(data))
        elif closing:
            reader.end(tag)
        else:
            reader.start(tag, {name: unescape(v) for name, v in _ATTRIBUTE.findall(attributes)})
    return "\n".join(line.rstrip() for line in "".join(reader.parts).split("\n")).rstrip()


# A page says in several places what it is about.
@lru_cache(maxsize=64)
def excerpt(text: str, limit: int = 200) -> str:
    """Give the beginning of a Markdown text on one line of at most `limit` characters."""
    line = " ".join(to_text(text).split())
    if len(line) <= limit:
        return line
    return line[:limit].rsplit(" ", 1)[0][: limit - 1].rstrip(" ,;:–—-") + "…"


class _Reader:
    """Reads sanitised HTML as a person would copy it out, into `parts`."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._margins: list[str] = []  # what each quote and item puts before its lines
        self._counters: list[int | None] = []
        self._breaks = 0
        self._after_marker = False
        self._verbatim = False
        self._row_begins = False
        self._between_cells = False
        self._shown = ""  # the text since the last link began
        self._address = ""

    def start(self, tag: str, values: Mapping[str, str]) -> None:
        if tag in _BLOCKS:
            self._break(1 if self._counters and tag in _LISTS else 2)
        if tag in _LISTS:
            start = values.get("start", "")
            first = int(start) if re.fullmatch("[0-9]{1,9}", start) else 1
            self._counters.append(first if tag == "ol" else None)
        elif tag == "li":
            self._item()
        elif tag == "blockquote":
            self._margins.append("> ")
        elif tag == "pre":
            self._verbatim = True
        elif tag in ("br", "tr"):
            self._break(1)
            self._row_begins = tag == "tr"
        elif tag == "hr":
            self._write("---")
            self._break(2)
        elif tag in ("td", "th"):
            self._between_cells = False
            if not self._row_begins:
                self._write(" | ")
            self._row_begins = False
        elif tag == "a":
            self._address, self._shown = values.get("href", ""), ""

    def end(self, tag: str) -> None:
        if tag in _LISTS:
            self._counters.pop()
        elif tag in ("li", "blockquote"):
            self._margins.pop()
            self._after_marker = False
        elif tag == "pre":
            self._verbatim = False
        elif tag in ("td", "th", "table"):
            self._between_cells = tag != "table"
        elif tag == "a" and self._address not in ("", self._shown, f"mailto:{self._shown}"):
            self._write(f" ({self._address})")
        if tag in _BLOCKS:
            self._break(1 if self._counters and tag in _LISTS else 2)

    def text(self, data: str) -> None:
        if self._verbatim:
            for index, line in enumerate(data.rstrip("\n").split("\n")):
                self._break(min(index, 1))
                self._write(line)
            return
        if self._between_cells:
            return
        line = re.sub(r"[ \t\n]+", " ", data)
        if self._breaks or self._after_marker or not self.parts:
            line = line.lstrip(" ")
        if line:
            self._write(line)

    def _item(self) -> None:
        self._break(1)
        number = self._counters[-1] if self._counters else None
        marker = "- " if number is None else f"{number}. "
        if number is not None:
            self._counters[-1] = number + 1
        self._write(marker)
        self._margins.append(" " * len(marker))
        self._after_marker = True

    def _break(self, lines: int) -> None:
        if self.parts and not self._after_marker:
            self._breaks = max(self._breaks, lines)

    def _write(self, text: str) -> None:
        margin = "".join(self._margins)
        if self._breaks:
            self.parts.append(f"\n{margin.rstrip()}" * (self._breaks - 1) + f"\n{margin}")
        elif not self.parts:
            self.parts.append(margin)
        self._breaks = 0
        self._after_marker = False
        self._shown += text
        self.parts.append(text)
