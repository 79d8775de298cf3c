"""The only module that changes the disk for a site. Each function is a step that may fail."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path

from statuary.plain_files import read_plain
from statuary.publishing import exchange as exchanging

CLOSED = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)


def write(path: Path, content: bytes, *, flush: bool = False) -> None:
    """Write a new file, with `flush` down to the disk itself. Whatever is there is an error."""
    with open(path, "xb") as file:  # noqa: PTH123  a quarter quicker, which tells with so many
        file.write(content)
        if flush:
            file.flush()
            os.fsync(file.fileno())


def link(source: Path, path: Path) -> None:
    """Give a file a second name."""
    os.link(source, path, follow_symlinks=False)


def copy(source: Path, path: Path, *, flush: bool = False) -> None:
    """Write a new file that is like another one, its time included."""
    write(path, read_plain(source), flush=flush)
    shutil.copystat(source, path)


def replace(source: Path, path: Path) -> None:
    """Put a file in the place of another one, in one step."""
    source.replace(path)


def make_folder(path: Path) -> None:
    """Make a folder; that it is there already is fine, and so is that it comes and goes."""
    while True:
        try:
            path.mkdir()
        except FileExistsError:
            if not path.is_dir():
                if os.path.lexists(path):
                    raise
                continue
        return


def make_alike(path: Path, model: Path) -> None:
    """Make a folder that is like another one: owner, permissions and what else the system keeps."""
    make_folder(path)
    wanted, made = model.stat(), path.stat()
    if (wanted.st_uid, wanted.st_gid) != (made.st_uid, made.st_gid):
        shutil.chown(path, wanted.st_uid, wanted.st_gid)
    shutil.copystat(model, path)


def remove_file(path: Path) -> None:
    """Remove a file; that it is gone already is fine."""
    path.unlink(missing_ok=True)


def remove_folder(path: Path) -> None:
    """Remove an empty folder. Others stay, and so does what is no folder."""
    with suppress(OSError):
        path.rmdir()


def move(source: Path, path: Path) -> None:
    """Move a folder to where none is, in one step."""
    source.rename(path)


def exchange(one: Path, other: Path) -> None:
    """Let two folders change places, in one step."""
    exchanging.exchange(one, other)


def flush_folder(path: Path) -> None:
    """Write down to the disk itself which names a folder holds, where a system has a way."""
    if os.name != "nt":
        folder = os.open(path, os.O_RDONLY | CLOSED)
        try:
            os.fsync(folder)
        except OSError as error:  # Some file systems have no way for folders.
            if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
                raise
        finally:
            os.close(folder)


def open_lock(path: Path) -> int:
    """Open a file or folder to lock it, and give its descriptor; nothing is written to it."""
    try:
        return os.open(path, os.O_RDWR | CLOSED)
    except OSError as error:  # Locking asks for no right to write.
        if error.errno not in {errno.EACCES, errno.EPERM, errno.EROFS, errno.EISDIR}:
            raise
        return os.open(path, os.O_RDONLY | CLOSED)


def close_lock(lock: int) -> None:
    """Close what was opened, which unlocks it."""
    os.close(lock)
