"""The Markdown that is understood, on top of the library's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from threading import Lock
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import (
    IMAGE_LINK_RE,
    IMAGE_REFERENCE_RE,
    InlineProcessor,
    LinkInlineProcessor,
    ReferenceInlineProcessor,
)
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

_DEEPEST = 8
_ITEM = re.compile(r"(?:[-+*]|\d{1,9}\.)[ ]+(?=\S)")
_ADDRESS = r"(?<![\w/])(https?://[^\s<>\x02\x03\"]*[^\s<>\x02\x03\"'.,:;!?)\]}*_])"
_DEMOTED = {"h1": "h4", "h2": "h4", "h3": "h4", "h4": "h5", "h5": "h6"}
_LOCK = Lock()


def convert(text: str) -> str:
    """Turn Markdown into HTML that is still to be sanitised; raise RecursionError if too deep."""
    with _LOCK:
        try:
            return _markdown().reset().convert(text)
        except RecursionError:
            _markdown.cache_clear()  # it stopped midway, and its state did too
            raise


class _Address(InlineProcessor):
    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        del data
        link = Element("a", href=m[1])
        link.text = AtomicString(m[1])
        return link, m.start(), m.end()


class _Lines(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return list(_nested(_unhashed(line) for line in lines))


class _Headings(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            element.tag = _DEMOTED.get(element.tag, element.tag)


@cache
def _markdown() -> Markdown:
    """Make the one converter; setting it up costs more than most texts."""
    md = Markdown(extensions=["fenced_code", "tables", "sane_lists"])
    md.preprocessors.deregister("html_block")
    md.parser.blockprocessors.deregister("setextheader")
    md.inlinePatterns.deregister("html")
    md.inlinePatterns.register(LinkInlineProcessor(IMAGE_LINK_RE, md), "image_link", 150)
    md.inlinePatterns.register(
        ReferenceInlineProcessor(IMAGE_REFERENCE_RE, md), "image_reference", 140
    )
    md.inlinePatterns.register(_Address(_ADDRESS, md), "address", 95)
    md.preprocessors.register(_Lines(md), "lines", 20)
    md.treeprocessors.register(_Headings(md), "headings", 5)
    return md


def _unhashed(line: str) -> str:
    return f"\\{line}" if re.match(r"#+[^#\s]", line) else line


def _nested(lines: Iterable[str]) -> Iterator[str]:
    """Indent items by four spaces a level, and set a list off from the text before it.

    Markdown in Python wants it so; people, and every other Markdown, indent by what they see.
    """
    begins: list[int] = []  # for each open item, the column of its text
    blank, listed = True, False  # about the line before, and the first since a blank line
    for line in lines:
        text = line.lstrip(" ")
        indent = len(line) - len(text)
        item = _ITEM.match(text) if begins or indent < 4 else None
        if item or blank:
            while text and begins and indent < begins[-1]:
                begins.pop()
        if item:
            del begins[_DEEPEST:]
            if not blank and not listed:
                yield ""
            yield " " * (4 * len(begins)) + text
            begins.append(indent + len(item[0]))
        elif begins and text:
            over = max(0, indent - begins[-1]) if blank else 0
            yield " " * (4 * len(begins) * blank + over) + text
        else:
            yield line
        listed = bool(item) or (listed and not blank)
        blank = not text
