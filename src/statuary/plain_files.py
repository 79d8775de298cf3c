"""Reading files that somebody else can put there, and of these none but plain ones.

Between a look at a path and its opening something else may take its place: a link, which leads
anywhere, or a named pipe, which keeps whoever opens it waiting. So what counts is not what was
there at the look but what was opened: no link is followed, no opening waits, and what is open is
asked what it is before a byte of it is read.

Where a system cannot be told not to follow links, there is a second look after the opening, which
sees what took the file's place and stayed. That it is still the same file cannot be asked there: a
network drive may number one file in two ways. The folders on the way to a file are followed
whatever they are; whoever lists them passes links over.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

NO_LINKS: int = getattr(os, "O_NOFOLLOW", 0)
NO_WAITING: int = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_READING: int = os.O_RDONLY | getattr(os, "O_BINARY", 0)

_MORE = 65_536  # bytes


class LinkError(OSError):
    """Where a file should be there is a symbolic link."""


class SpecialFileError(OSError):
    """Where a file should be there is something else: a folder, a named pipe, a device."""


def read_plain(path: str | Path, most: int = sys.maxsize) -> bytes:
    """Give the bytes of a plain file, no more than `most` if that is given and not negative.

    Raises `LinkError` and `SpecialFileError` for what is no plain file, and any other `OSError`
    for what cannot be read; all of them say why as `strerror`.
    """
    opened, size = _open_plain(path)
    most = sys.maxsize if most < 0 else most
    try:
        # Room is made for all that is asked for, so that is not much more than there is.
        content = os.read(opened, min(size + 1, most))
        while len(content) < most and (more := os.read(opened, min(_MORE, most - len(content)))):
            content += more
        return content
    finally:
        os.close(opened)


def _open_plain(path: str | Path) -> tuple[int, int]:
    """Give the number of a plain file that is open now, and its size."""
    _check(os.lstat(path), path)  # Some devices do something when they are opened.
    try:
        opened = os.open(path, _READING | NO_LINKS | NO_WAITING)
    except OSError as error:
        if NO_LINKS and error.errno in {errno.ELOOP, errno.EMLINK}:  # FreeBSD says the latter.
            raise _link(path) from error
        raise
    try:
        found = os.fstat(opened)
        _check(found, path)
        if not NO_LINKS:
            _check(os.lstat(path), path)
    except BaseException:
        os.close(opened)
        raise
    return opened, found.st_size


def _check(found: os.stat_result, path: str | Path) -> None:
    if stat.S_ISLNK(found.st_mode):
        raise _link(path)
    if not stat.S_ISREG(found.st_mode):
        raise SpecialFileError(errno.EINVAL, "it is no plain file", str(path))


def _link(path: str | Path) -> LinkError:
    return LinkError(errno.ELOOP, "it is a symbolic link", str(path))
