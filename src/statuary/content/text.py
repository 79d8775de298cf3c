"""Bytes of a file → text whose every character has a line and a column."""

from __future__ import annotations

import re
from bisect import bisect_right
from codecs import BOM_UTF8
from dataclasses import dataclass
from itertools import accumulate

from statuary.content.flaws import Flaw, Mark, Outcome

MAX_BYTES = 1 << 20

# Control characters, and what some editors and parsers take for a line end while others do not.
_UNWANTED = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\u2028\u2029\ufeff\ufffe\uffff]")

_BLANK_LINES = re.compile(r"(?:[ \t]*\n)+")


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text whose lines end with line feeds alone, and the index at which each starts."""

    text: str
    starts: tuple[int, ...]

    def mark(self, index: int) -> Mark:
        """Give the place of the character at an index."""
        line = bisect_right(self.starts, index)
        return Mark(line, index - self.starts[line - 1] + 1)

    def index(self, mark: Mark) -> int:
        """Give the index of the character at a place."""
        return self.starts[mark.line - 1] + mark.column - 1


def source_text(text: str) -> SourceText:
    """Give a text with the starts of its lines."""
    lengths = (len(line) + 1 for line in text.split("\n")[:-1])
    return SourceText(text, tuple(accumulate(lengths, initial=0)))


def read_text(data: bytes) -> Outcome[SourceText]:
    """Read the bytes of a file as UTF-8, without a byte order mark, whatever its line ends."""
    if len(data) > MAX_BYTES:
        return _refused(Mark(), "this file is larger than 1 MiB", "split it, or shorten its texts")
    try:
        text = data.decode("utf-8-sig" if data.startswith(BOM_UTF8) else "utf-8")
    except UnicodeDecodeError as error:
        before = source_text(unified(error.object[: error.start].decode("utf-8")))
        return _refused(
            before.mark(len(before.text)),
            f"the byte 0x{error.object[error.start]:02X} is not UTF-8",
            "this file looks like UTF-16; save it as UTF-8"
            if data.startswith((b"\xff\xfe", b"\xfe\xff"))
            else "save the file as UTF-8",
        )
    source = source_text(unified(text))
    if found := _UNWANTED.search(source.text):
        return _refused(
            source.mark(found.start()),
            f"the character U+{ord(found[0]):04X} cannot be shown",
            "put a line end in its place" if found[0] in "\u2028\u2029" else "delete it",
        )
    return Outcome(source)


def unified(text: str) -> str:
    """Turn all line ends into line feeds."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _refused(mark: Mark, message: str, hint: str) -> Outcome[SourceText]:
    return Outcome(None, (Flaw(mark, message, hint),))


def trimmed(text: str) -> str:
    """Give a text without blank lines around it; the first line keeps its indent."""
    return text[blank(text) :].rstrip()


def blank(text: str) -> int:
    """Give the index at which the first line of a text begins that is not blank."""
    found = _BLANK_LINES.match(text)
    return found.end() if found else 0
