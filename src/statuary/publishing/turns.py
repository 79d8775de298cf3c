"""Builds of one site take turns, from before they read what it is made of until it is published.

So the newest site was always made of the newest files: a build that has to wait reads nothing
before its turn has come, and none can publish what it read before another one published.

What is locked is a file in the hidden folder beside the site. It stays: systems unlock it by
themselves when a program ends, however it ends. Where no such folder can be made the site's own
folder is locked, which then is never swapped. A disk that knows no locks has none.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Timer

from statuary.publishing import disk
from statuary.publishing.exchange import UNABLE
from statuary.publishing.site import cannot_write
from statuary.publishing.staging import close_workroom, hide_workroom, make_workroom

LOCK = "lock"
PATIENCE_SECONDS = 1.5


@contextmanager
def turn(out: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Hold the turn to build the site in `out`, which need not be there yet.

    `waiting` is called once, from another thread, if another build takes long. Raises
    `OutputError` if nothing can be written there.
    """
    site = out.resolve()
    try:
        lock = _take(site, waiting)
    except OSError as error:
        raise cannot_write(error, out) from error
    try:
        yield
    finally:
        if not site.exists():  # What comes to nothing leaves nothing.
            with suppress(OSError):
                close_workroom(site, LOCK)
        disk.close_lock(lock)


def _take(out: Path, waiting: Callable[[], None]) -> int:
    while True:
        path = _lockable(out)
        # Whoever had it may have removed it, or somebody by hand: then it locks nobody out.
        with suppress(FileNotFoundError):
            lock = _open(path)
            try:
                _wait(lock, waiting)
                if os.path.samestat(os.fstat(lock), path.stat()):
                    if path != out:
                        hide_workroom(out)
                    return lock
            except BaseException:
                disk.close_lock(lock)
                raise
            disk.close_lock(lock)


def _lockable(out: Path) -> Path:
    try:
        return make_workroom(out) / LOCK
    except OSError as error:
        if error.errno in UNABLE and out.is_dir():
            return out
        raise


def _open(path: Path) -> int:
    if not path.exists():
        with suppress(FileExistsError):
            disk.write(path, b"")
    return disk.open_lock(path)


def _wait(lock: int, waiting: Callable[[], None]) -> None:
    with suppress(BlockingIOError):
        _lock(lock, wait=False)
        return
    timer = Timer(PATIENCE_SECONDS, waiting)
    timer.daemon = True
    timer.start()
    try:
        _lock(lock, wait=True)
    finally:
        timer.cancel()


if sys.platform == "win32":
    import errno
    import msvcrt

    def _lock(lock: int, *, wait: bool) -> None:
        while True:
            try:
                msvcrt.locking(lock, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
            except OSError as error:
                if not wait:
                    raise BlockingIOError from error
                if error.errno != errno.EDEADLOCK:  # It gives up after ten seconds.
                    raise
            else:
                return

else:
    import fcntl

    def _lock(lock: int, *, wait: bool) -> None:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            raise
        except OSError:  # Not every disk has locks. It has the site, all the same.
            return
