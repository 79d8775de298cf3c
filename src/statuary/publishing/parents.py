"""The folders that files are put into: made where they are missing, and never behind a link."""

from __future__ import annotations

import os
from pathlib import Path

from statuary.errors import OutputError
from statuary.publishing import disk


class Parents:
    """The folders in a folder, of which those that were seen once are not looked at again.

    To ask about each part of each path takes as long as to write the files.
    """

    def __init__(self, root: Path) -> None:
        self._root = str(root)
        self._seen = {""}

    def place(self, path: str) -> Path:
        """Give where a file with this path goes, once the folders that it lies in are there."""
        self._enter(path.rpartition("/")[0])
        return Path(f"{self._root}/{path}")

    def _enter(self, folder: str) -> None:
        if folder in self._seen:
            return
        self._enter(folder.rpartition("/")[0])
        place = Path(f"{self._root}/{folder}")
        disk.make_folder(place)
        check_no_link(place)
        self._seen.add(folder)


def check_no_link(place: Path) -> None:
    """Raise `OutputError` if a place holds a symbolic link."""
    if os.path.islink(place):  # noqa: PTH114  it is asked ten thousand times
        raise OutputError(f"{place} was just replaced by a link.\n    hint: remove it")
