"""What is in a folder: files by path, what stands in the way of others, and what is not ours."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path

from statuary.errors import OutputError
from statuary.plain_files import read_plain
from statuary.publishing.manifest import MANIFEST, is_damaged, is_inside, is_own

# By what a disk tells that a file is the very one of before: its number, its size, and when it and
# what is known of it were last changed, in nanoseconds.
Stamp = tuple[int, int, int, int]

LINK, SPECIAL, FOLDER, EMPTY = "a symbolic link", "neither a file nor a folder", "", "empty"


@dataclass(frozen=True, slots=True)
class Survey:
    """A folder as it was found, without following any link.

    `files` are the paths, with `/`, of those that are files. `others` is what else there is, by
    path: a link, something special, or a folder, with or without anything in it.
    """

    root: Path
    files: set[str]
    others: dict[str, str]

    def place(self, path: str, ours: Container[str]) -> Stamp | None:
        """Give the stamp of the file in an output's place; None where none is, or none stays.

        Raises `OutputError` if something foreign would have to go, or is a link or no file, for
        whatever part of the path.
        """
        if is_own(path):
            raise OutputError(f"{path} is Statuary's own file.\n    hint: remove it from static/")
        if not is_inside(path):
            raise OutputError(f"{path!r} leads out of the site.\n    hint: give it another path")
        if path in self.files:
            return stamp(self.root, path)
        for part in _parts(path):
            kind = self.others.get(part, FOLDER)
            if kind in (LINK, SPECIAL):
                raise OutputError(f"{self.root / part} is {kind}.\n    hint: remove it")
            if part in self.files:
                if part not in ours:
                    raise self.in_the_way(part)
                return None
        if path in self.others:
            for inside in self.foreign(ours, below=f"{path}/"):
                if self.others.get(inside) != EMPTY:
                    raise self.in_the_way(inside)
        elif self.files and os.path.lexists(self.root / path):
            raise self.in_the_way(path)  # in other letters, on a disk that takes them for the same
        return None

    def digest(self, path: str) -> str:
        """Hash the file at a path."""
        return digest(read_plain(f"{self.root}/{path}"))

    def in_the_way(self, path: str) -> OutputError:
        """Give the error for something that is not ours where something of ours must be."""
        if is_damaged(self.root):
            return OutputError(
                f"{self.root / MANIFEST} is damaged, so nobody knows which files are Statuary's "
                f"own.\n    hint: restore it, or delete {self.root} and build again"
            )
        return OutputError(
            f"{self.root / path} is in the way: it was not written by Statuary.\n"
            "    hint: move it to static/, or build into another folder"
        )

    def foreign(self, ours: Container[str], below: str = "") -> Iterator[str]:
        """Give what is not ours by its path: files, links, anything special, empty folders."""
        for path, kind in self.others.items():
            if kind != FOLDER and path.startswith(below):
                yield path
        for path in self.files:
            if path not in ours and not is_own(path) and path.startswith(below):
                yield path


def survey(folder: Path) -> Survey:
    """Look at all that is in a folder, which need not be there."""
    files: set[str] = set()
    others: dict[str, str] = {}
    folders = [""] if folder.exists() else []
    while folders:
        below = folders.pop()
        prefix = f"{below}/" if below else ""
        kind = EMPTY
        with os.scandir(f"{folder}/{below}") as entries:
            for entry in entries:
                kind = FOLDER
                path = prefix + entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.append(path)
                elif entry.is_file(follow_symlinks=False):
                    files.add(path)
                else:
                    others[path] = LINK if entry.is_symlink() else SPECIAL
        if below:
            others[below] = kind
    return Survey(folder, files, others)


def stamp(folder: Path, path: str) -> Stamp:
    """Give the stamp that a file has now."""
    found = os.lstat(f"{folder}/{path}")
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def is_file(folder: Path, path: str) -> bool:
    """Tell whether a file is in a folder, and not merely behind a link."""
    return (folder / path).is_file() and not is_linked(folder, path)


def is_linked(folder: Path, path: str) -> bool:
    """Tell whether any part of a path is a symbolic link."""
    return any(os.path.islink(f"{folder}/{part}") for part in (*_parts(path), path))  # noqa: PTH114  ten times as quick


def digest(content: bytes) -> str:
    """Hash what a file holds."""
    return hashlib.sha256(content).hexdigest()


def _parts(path: str) -> Iterator[str]:
    """Give the path of each folder that a path leads through, the outermost first, and itself."""
    end = path.find("/")
    while end != -1:
        yield path[:end]
        end = path.find("/", end + 1)
    yield path
