"""Lines of the files that problems stand in, to be shown with them."""

from __future__ import annotations

import re
from pathlib import Path

from statuary.content.files import ContentFile, read_bytes
from statuary.content.reading import Place
from statuary.content.text import SourceText, source_text, unified


class Sources:
    """The files of a project, each read once and when it is asked for.

    Lines and columns are those of problems, also where a file is not UTF-8.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._read: dict[str, SourceText | None] = {}

    def line(self, path: str, number: int) -> str | None:
        """Give a line without its end, or None if there is no such file or line."""
        source = self._source(path)
        if source is None or not 1 <= number <= len(source.starts):
            return None
        start = source.starts[number - 1]
        end = source.text.find("\n", start)
        line = source.text[start:end] if end >= 0 else source.text[start:]
        return None if "\0" in line else line

    def find(self, place: Place, phrase: str) -> Place:
        """Give where a phrase first stands from a place on, or else the place itself.

        Neither case nor how its words are set apart matters.
        """
        source = self._source(place.path)
        if source is None or not phrase or place.line > len(source.starts):
            return place
        words = re.compile(r"\s+".join(map(re.escape, phrase.split())), re.IGNORECASE)
        found = words.search(source.text, source.starts[place.line - 1] + place.column - 1)
        return Place(place.path, *source.mark(found.start())) if found else place

    def _source(self, path: str) -> SourceText | None:
        if path not in self._read:
            data = read_bytes(ContentFile(path, str(self._root / path))).value
            self._read[path] = (
                None
                if data is None
                else source_text(unified(data.decode("utf-8-sig", errors="replace")))
            )
        return self._read[path]
