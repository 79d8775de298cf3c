"""The Markdown that is understood, on top of the library's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from threading import Lock
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import ReferenceProcessor
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

from statuary.prose.fences import Fences
from statuary.prose.metering import Meter, TooDearError, metered

_DEEPEST = 8
_ITEM = re.compile(r"(?:[-+*]|\d{1,9}\.)[ ]+(?=\S)")
_ADDRESS = r"(?<![\w/])(https?://[^\s<>\x02\x03\"]*[^\s<>\x02\x03\"'.,:;!?)\]}*_])"
_DEMOTED = {"h1": "h4", "h2": "h4", "h3": "h4", "h4": "h5", "h5": "h6"}
_LOCK = Lock()


def convert(text: str) -> str:
    """Turn Markdown into HTML that is still to be sanitised, or raise `TooDearError`."""
    with _LOCK:
        md, meter = _markdown()
        meter.spent = 0
        try:
            return md.reset().convert(text)
        except (RecursionError, TooDearError):
            _markdown.cache_clear()  # it stopped midway, and its state did too
            raise TooDearError from None


def steps() -> int:
    """Give the steps that the last text cost."""
    return _markdown()[1].spent


class _Address(InlineProcessor):
    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        del data
        link = Element("a", href=m[1])
        link.text = AtomicString(m[1])
        return link, m.start(), m.end()


class _References(ReferenceProcessor):
    # The library's pattern lets an address end anywhere, and tries what follows at each sign.
    RE = re.compile(
        r"^ {0,3}\[([^\[\]]*)\]:[ ]*+(?:\n[ ]*+)?(\S++)"
        r"(?:[ ]*+(?:\n[ ]*+)?((?<=\s)([\"'])(.*)\4[ ]*|(?<=\s)\((.*)\)[ ]*))?[ ]*$",
        re.MULTILINE,
    )


class _Lines(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return list(_nested(_unhashed(line) for line in lines))


class _Headings(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            element.tag = _DEMOTED.get(element.tag, element.tag)


@cache
def _markdown() -> tuple[Markdown, Meter]:
    """Make the one converter, and its meter; setting it up costs more than most texts."""
    md = Markdown(extensions=["tables", "sane_lists"])
    md.preprocessors.deregister("html_block")
    md.preprocessors.register(Fences(md), "fences", 25)
    md.parser.blockprocessors.deregister("setextheader")
    md.parser.blockprocessors.register(_References(md.parser), "reference", 15)
    md.inlinePatterns.deregister("html")
    md.inlinePatterns.register(LinkInlineProcessor(IMAGE_LINK_RE, md), "image_link", 150)
    md.inlinePatterns.register(
        ReferenceInlineProcessor(IMAGE_REFERENCE_RE, md), "image_reference", 140
    )
    md.inlinePatterns.register(_Address(_ADDRESS, md), "address", 95)
    md.preprocessors.register(_Lines(md), "lines", 20)
    md.treeprocessors.register(_Headings(md), "headings", 5)
    return md, metered(md)


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
