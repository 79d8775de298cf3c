"""Which files there are, and their bytes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from statuary.content.flaws import Flaw, Mark, Outcome
from statuary.content.text import MAX_BYTES
from statuary.errors import Problem
from statuary.plain_files import LinkError, SpecialFileError, read_plain

FOLDER = "incidents"
SUFFIXES = (".md", ".yaml", ".yml")
MAX_FILES = 200_000
MAX_FOLDERS = 16  # in one another


class ContentFile(NamedTuple):
    """A file: its path from the project's folder, with `/`, and the same on the disk.

    `data` is what it would hold, where that is not on the disk yet. `stamp` is by what the disk
    tells that a file has changed: its number, its size, and when it was written, in nanoseconds.
    """

    path: str
    disk: str
    data: bytes | None = None
    stamp: tuple[int, ...] = ()

    @property
    def stem(self) -> str:
        """The name without its ending, from which a record has its id."""
        name = self.path.rpartition("/")[2]
        stem, _, suffix = name.rpartition(".")
        return stem if stem and suffix else name


def read_bytes(file: ContentFile) -> Outcome[bytes]:
    """Give a file's bytes, at most one more than may be, or say why it cannot be read."""
    if file.data is not None:
        return Outcome(file.data)
    try:
        return Outcome(read_plain(file.disk, MAX_BYTES + 1))
    except LinkError:
        return _refused("this is a symbolic link", "put the file itself here")
    except SpecialFileError:
        return _refused("this is not a file", "put a text file in its place")
    except OSError as error:
        return _refused(f"this file cannot be opened: {error.strerror}", "look at its permissions")


def _refused(message: str, hint: str) -> Outcome[bytes]:
    return Outcome(None, (Flaw(Mark(), message, hint),))


def record_files(root: Path) -> tuple[tuple[ContentFile, ...], tuple[Problem, ...]]:
    """List the files under `incidents/`, sorted by path, and what there should not be there.

    Names that begin with `.` or `_` or end with `~` are passed over.
    """
    found = [*_under(root, FOLDER)] if os.path.lexists(root / FOLDER) else []
    files = sorted(
        (each for each in found if isinstance(each, ContentFile)), key=attrgetter("path")
    )
    return tuple(files), tuple(each for each in found if isinstance(each, Problem))


def as_they_would_be(
    root: Path, files: Iterable[ContentFile], instead: Mapping[str, bytes]
) -> tuple[ContentFile, ...]:
    """Give files with other bytes at some paths, whether there is a file by now or not."""
    kept = (file for file in files if file.path not in instead)
    planned = (ContentFile(path, str(root / path), data) for path, data in instead.items())
    return tuple(sorted((*kept, *planned), key=attrgetter("path")))


def _under(root: Path, folder: str) -> Iterator[ContentFile | Problem]:
    if (root / folder).is_symlink() or not (root / folder).is_dir():
        yield _problem(folder, "this is not a folder", "make it a folder with records in it")
        return
    folders = [folder]
    found = 0
    while folders:
        current = folders.pop()
        if current.count("/") > MAX_FOLDERS:
            message = f"this folder lies more than {MAX_FOLDERS} folders deep"
            yield _problem(current, message, "put its records further up")
            continue
        try:
            with os.scandir(root / current) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            message = f"this folder cannot be opened: {error.strerror}"
            yield _problem(current, message, "look at its permissions")
            continue
        for entry in listed:
            if entry.name.startswith((".", "_")) or entry.name.endswith("~"):
                continue
            path = f"{current}/{entry.name}"
            found += 1
            if found > MAX_FILES:
                message = f"there are more than {MAX_FILES:,} files and folders"
                yield _problem(folder, message, "move the oldest records to a page of their own")
                return
            if entry.is_dir(follow_symlinks=False):
                folders.append(path)
            elif entry.is_symlink():
                yield _problem(path, "this is a symbolic link", "put the file itself here")
            elif not entry.is_file(follow_symlinks=False):
                yield _problem(path, "this is not a file", "delete it")
            elif not entry.name.casefold().endswith(SUFFIXES):
                yield _problem(
                    path,
                    "this file is not a record",
                    "records end in .md, .yaml or .yml; put `_` before the name of other files",
                )
            else:
                yield ContentFile(path, entry.path, stamp=_stamp(entry))


def _stamp(entry: os.DirEntry[str]) -> tuple[int, ...]:
    try:
        found = entry.stat(follow_symlinks=False)
    except OSError:  # gone or closed to us, which reading it will say
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _problem(path: str, message: str, hint: str) -> Problem:
    return Flaw(Mark(), message, hint).on(path)
