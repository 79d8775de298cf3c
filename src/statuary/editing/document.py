"""A file's text to edit: what it is read as, and how its bytes differ from that."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from statuary.content.flaws import Flaw
from statuary.content.text import SourceText, read_text
from statuary.errors import EditError

_LINE_END = re.compile(r"\r\n|\r|\n")


class Insertion(NamedTuple):
    """A text, with line feeds, to put before the character at an index of a `SourceText`."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a file as it is read, its bytes, and the text in them.

    `lines` come without their ends; the last is empty if the text ends with a line end. `text`
    has the line ends of the file, and `starts` are where its lines begin.
    """

    source: SourceText
    lines: tuple[str, ...]
    data: bytes
    text: str
    starts: tuple[int, ...]

    def line_of(self, index: int) -> int:
        """Give the line, from 1, that an index lies in."""
        return self.source.mark(index).line

    def before_line(self, line: int, block: str) -> Insertion:
        """Put whole lines, given without the last end, before a line, counted from 1.

        One behind the last stands for the end of a text that does not end with a line end;
        then it will not end with one either.
        """
        if line <= len(self.source.starts):
            return Insertion(self.source.starts[line - 1], f"{block}\n")
        return Insertion(len(self.source.text), f"\n{block}")

    def with_insertions(self, insertions: Iterable[Insertion]) -> bytes:
        """Give the bytes of the file with texts inserted, with the line ends that it has."""
        text = self.text
        ends = Counter(_LINE_END.findall(text))
        line_end = ends.most_common(1)[0][0] if ends else "\n"
        for place, inserted in sorted(insertions, reverse=True):
            at = self._at(place)
            text = text[:at] + inserted.replace("\n", line_end) + text[at:]
        return self._encoded(text)

    def with_replacement(self, start: int, end: int, text: str) -> bytes:
        """Give the bytes of the file with a text, of one line, between two indices."""
        whole = self.text
        return self._encoded(whole[: self._at(start)] + text + whole[self._at(end) :])

    def rearranged(self, stretches: Sequence[tuple[int, int]], order: Sequence[int]) -> bytes:
        """Give the bytes of the file with stretches of its text in the places of each other.

        Stretches begin and end at indices and come as they stand; `order` has for each place
        which of them comes there. What lies between them stays.
        """
        whole = self.text
        cuts = [(self._at(start), self._at(end)) for start, end in stretches]
        pieces = [whole[: cuts[0][0]]]
        behind = [*(start for start, _ in cuts[1:]), len(whole)]
        for (_, end), index, following in zip(cuts, order, behind, strict=True):
            start, stop = cuts[index]
            pieces += [whole[start:stop], whole[end:following]]
        return self._encoded("".join(pieces))

    def _at(self, index: int) -> int:
        """Give where in the file's own text the character at an index is."""
        mark = self.source.mark(index)
        return self.starts[mark.line - 1] + mark.column - 1

    def _encoded(self, text: str) -> bytes:
        sign = BOM_UTF8 if self.data.startswith(BOM_UTF8) else b""
        return sign + text.encode()


def open_document(data: bytes) -> Document:
    """Open the bytes of a file, or raise `EditError` if they are no text."""
    source = read_text(data)
    if source.value is None:
        raise cannot(source.flaws)
    text = data.decode("utf-8-sig")
    starts = (0, *(found.end() for found in _LINE_END.finditer(text)))
    return Document(source.value, tuple(source.value.text.split("\n")), data, text, starts)


def cannot(flaws: Iterable[Flaw]) -> EditError:
    """Give the error for a file that does not read."""
    first = next(iter(flaws))
    return EditError(f"{first.message}, in line {first.mark.line}.\n    hint: {first.hint}")
