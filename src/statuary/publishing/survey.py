"""What is in a folder: files that stay, files that are in the way, and what is not ours."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Container, Iterator
from pathlib import Path

from statuary.errors import OutputError
from statuary.publishing.manifest import MANIFEST, is_damaged, is_inside, is_own


def hash_in_place(out: Path, path: str, ours: Container[str]) -> str | None:
    """Hash the file in an output's place; give None where there is none, or none that stays.

    Raises `OutputError` if something foreign would have to go, or is a link or no file, for
    whatever part of the path.
    """
    if is_own(path):
        raise OutputError(f"{path} is Statuary's own file.\n    hint: remove it from static/")
    if not is_inside(path):
        raise OutputError(f"{path!r} leads out of the site.\n    hint: give it another path")
    place = out / path
    for part in (*reversed(place.parents[: path.count("/")]), place):
        try:
            mode = part.lstat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            return None
        if stat.S_ISLNK(mode):
            raise OutputError(f"{part} is a symbolic link.\n    hint: remove it")
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            raise OutputError(f"{part} is neither a file nor a folder.\n    hint: remove it")
        if part is not place and stat.S_ISREG(mode):
            if _name(out, part) not in ours:
                raise in_the_way(out, part)
            return None
    if stat.S_ISDIR(mode):
        for inside in foreign(out, ours, below=path):
            if inside.is_symlink() or not inside.is_dir():
                raise in_the_way(out, inside)
        return None
    return digest(place.read_bytes())


def in_the_way(out: Path, place: Path) -> OutputError:
    """Give the error for something that is not ours where something of ours must be."""
    if is_damaged(out):
        return OutputError(
            f"{out / MANIFEST} is damaged, so nobody knows which files are Statuary's own.\n"
            f"    hint: restore it, or delete {out} and build again"
        )
    return OutputError(
        f"{place} is in the way: it was not written by Statuary.\n"
        "    hint: move it to static/, or build into another folder"
    )


def foreign(folder: Path, ours: Container[str], below: str = "") -> Iterator[Path]:
    """Give what is in a folder and not ours: files, links, anything special, empty folders."""
    with os.scandir(folder / below) as scanned:
        entries = tuple(scanned)
    if below and not entries:
        yield folder / below
    for entry in entries:
        path = f"{below}/{entry.name}" if below else entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from foreign(folder, ours, path)
        elif not entry.is_file(follow_symlinks=False) or not (path in ours or is_own(path)):
            yield folder / path


def is_file(folder: Path, path: str) -> bool:
    """Tell whether a file is in a folder, and not merely behind a link."""
    return (folder / path).is_file() and not is_linked(folder, path)


def is_linked(folder: Path, path: str) -> bool:
    """Tell whether any part of a path is a symbolic link."""
    place = folder / path
    return any(part.is_symlink() for part in (place, *place.parents[: path.count("/")]))


def digest(content: bytes) -> str:
    """Hash what a file holds."""
    return hashlib.sha256(content).hexdigest()


def _name(out: Path, place: Path) -> str:
    return place.relative_to(out).as_posix()
