"""Making a folder hold what it should, file by file, each in one step and each known as ours.

Nothing changes for readers before all that is new has been written beside it.

The manifest is written twice: before the first file, naming what is there and what will be, so
that work that is cut short leaves nothing that the next build would not know as its own; and at
the end, naming what is there.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from statuary.errors import OutputError
from statuary.publishing import disk, manifest, survey
from statuary.publishing.parents import Parents, check_no_link

# What systems say where a file cannot have a second name, though it could be copied.
UNLINKABLE = frozenset(
    {
        *(errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP),
        *(errno.EXDEV, errno.EMLINK, errno.EPERM, errno.EACCES),
    }
)


@dataclass(frozen=True, slots=True)
class Change:
    """A file to put in its place: what it holds, or another file that it shall be."""

    path: str
    content: bytes | Path


def bring(
    folder: Path,
    before: Mapping[str, str],
    after: Mapping[str, str],
    changes: Iterable[Change],
    *,
    flush: bool,
) -> None:
    """Change a folder from what is ours in it to what should be.

    All that is new is written beside its place before anything takes its place, with `flush` down
    to the disk itself. So a disk that is full or fails is found out while the folder is as it was.
    """
    all_ours = Change(manifest.MANIFEST, manifest.render({**before, **after}))
    in_the_end = Change(manifest.MANIFEST, manifest.render(after))
    try:
        _put(folder, all_ours, flush=flush)
        written = _write(folder, (*changes, in_the_end), flush=flush)
        # What goes makes room first: it may be a file where a folder must be.
        for path in sorted(before.keys() - after.keys()):
            remove(folder, path)
        parents = Parents(folder)
        for path, partial in written:
            _place(parents, path, partial)
    except (OSError, OutputError):
        with suppress(OSError):  # A full disk needs the room.
            clear(folder)
        raise


def save(folder: Path, files: Mapping[str, str], *, flush: bool) -> None:
    """Write down what is ours in a folder."""
    _put(folder, Change(manifest.MANIFEST, manifest.render(files)), flush=flush)


def keep(folder: Path, path: str, content: bytes) -> None:
    """Put a file that no site is made of into a folder that may not be there."""
    make(folder)
    clear(folder)
    _put(folder, Change(path, content), flush=False)


def make(folder: Path) -> None:
    """Make a folder, and those that it is to lie in."""
    _make_folders(folder, *folder.parents)


def clear(folder: Path) -> None:
    """Remove the half-written files that killed builds left."""
    for left in folder.glob(f"{manifest.PARTIAL}*"):
        disk.remove_file(left)


def empty(folder: Path) -> None:
    """Remove all that is ours from a folder, and the folder if that is all there was."""
    clear(folder)
    for path in manifest.read(folder):
        remove(folder, path)
    disk.remove_file(folder / manifest.MANIFEST)
    disk.remove_folder(folder)


def check_rights(folder: Path, paths: Iterable[str]) -> None:
    """Raise `PermissionError` if there is a folder below where something must change and may not.

    A right that is missing would be found out when half of it is done.
    """
    effective = os.access in os.supports_effective_ids
    for place in sorted({(folder / path).parent for path in paths}):
        there = next(each for each in (place, *place.parents) if each.is_dir())
        if not os.access(there, os.W_OK | os.X_OK, effective_ids=effective):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(there))


def _put(folder: Path, change: Change, *, flush: bool) -> None:
    """Put a file in its place in one step, so that no reader ever gets half of it."""
    for path, partial in _write(folder, (change,), flush=flush):
        _place(Parents(folder), path, partial)


def _write(folder: Path, changes: Iterable[Change], *, flush: bool) -> tuple[tuple[str, Path], ...]:
    """Write files beside their places; give for each its path and where it is by now."""
    written: list[tuple[str, Path]] = []
    for change in changes:
        # Without a lock two builds must not fill each other's files: rather one of them fails.
        partial = folder / f"{manifest.PARTIAL}-{os.getpid()}-{len(written)}"
        if isinstance(change.content, bytes):
            disk.write(partial, change.content, flush=flush)
        else:
            link(change.content, partial, flush=flush)
        written.append((change.path, partial))
    return tuple(written)


def _place(parents: Parents, path: str, partial: Path) -> None:
    place = parents.place(path)
    check_no_link(place)
    if place.is_dir():
        _remove_folders(place)
    disk.replace(partial, place)


def link(source: Path, path: Path, *, flush: bool) -> None:
    """Give a file a second name, or where that cannot be make another one like it."""
    try:
        disk.link(source, path)
    except OSError as error:
        if error.errno not in UNLINKABLE:
            raise
        disk.copy(source, path, flush=flush)


def make_room(place: Path) -> None:
    """Take away what is in a place: a file, or a folder that holds nothing but empty folders."""
    if place.is_dir():
        _remove_folders(place)
    else:
        disk.remove_file(place)


def _make_folders(*folders: Path) -> None:
    """Make folders, the innermost of which comes first."""
    missing = []
    for folder in folders:
        if folder.is_dir():
            break
        missing.append(folder)
    for folder in reversed(missing):
        disk.make_folder(folder)


def remove(folder: Path, path: str) -> None:
    """Remove a file, if it is still there, and the folders that it leaves empty."""
    if survey.is_linked(folder, path):
        return
    place = folder / path
    if place.is_file():
        disk.remove_file(place)
    prune(folder, place.parent)


def prune(folder: Path, place: Path) -> None:
    """Remove a folder in another one, and those between the two, as far as they are empty."""
    while place != folder:
        disk.remove_folder(place)
        place = place.parent


def _remove_folders(place: Path) -> None:
    """Remove a folder that holds nothing but empty folders."""
    for inside in sorted(place.rglob("*"), reverse=True):
        disk.remove_folder(inside)
    disk.remove_folder(place)
