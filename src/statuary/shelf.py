"""What this machine keeps for one user between two runs, and may lose at any time.

What is taken from here is believed without being looked at again. A project's own files come from
whoever proposes a change to it, so none of them may be believed: this is a folder among the
user's caches, which nobody else can enter, and never one inside of a project.
"""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

MOST_BYTES = 1 << 28
MOST_FILES = 96  # up to three for each project, the latest ones

_SUFFIX = ".kept"


def fetch(project: Path, name: str) -> bytes | None:
    """Give what was kept for a project under a name, None if there is nothing to be trusted."""
    folder = _folder(project)
    if folder is None:
        return None
    path = folder / f"{name}{_SUFFIX}"
    try:
        found = path.lstat()
        if found.st_size > MOST_BYTES or not _is_private(found, stat.S_ISREG):
            return None
        return path.read_bytes() if _is_private(folder.lstat(), stat.S_ISDIR) else None
    except OSError:
        return None


def keep(project: Path, name: str, data: bytes) -> None:
    """Keep bytes for a project in one step, if there is a place for them and it has the room."""
    folder = _folder(project)
    if folder is None or len(data) > MOST_BYTES:
        return
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_private(folder.lstat(), stat.S_ISDIR):
            return
        handle, partial = tempfile.mkstemp(_SUFFIX, "partial-", folder)
    except OSError:
        return
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(partial).replace(folder / f"{name}{_SUFFIX}")
    except OSError:
        with suppress(OSError):
            Path(partial).unlink()
    _forget_oldest(folder)


def _folder(project: Path) -> Path | None:
    """Find the place for what is kept, None where there is none outside of the project."""
    home = os.environ.get("HOME")
    if sys.platform == "win32":
        caches = os.environ.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        caches = home and f"{home}/Library/Caches"
    else:
        given = os.environ.get("XDG_CACHE_HOME", "")
        caches = given if Path(given).is_absolute() else home and f"{home}/.cache"
    if not caches or not Path(caches).is_absolute():
        return None
    folder = Path(caches) / "statuary"
    try:
        return None if folder.resolve().is_relative_to(project.resolve()) else folder
    except (OSError, RuntimeError):  # links that lead around in a circle
        return None


def _is_private(found: os.stat_result, kind: Callable[[int], bool]) -> bool:
    """Tell whether something is what it should be, ours, and closed to all others.

    What git lays out is open to others, so it cannot pass for what was kept. On Windows a user's
    own folders are closed without us.
    """
    if sys.platform == "win32":
        return kind(found.st_mode)
    closed = not stat.S_IMODE(found.st_mode) & (stat.S_IRWXG | stat.S_IRWXO)
    return kind(found.st_mode) and closed and found.st_uid == os.geteuid()


def _forget_oldest(folder: Path) -> None:
    """Delete what was kept for projects that others have come after, and what was cut off."""
    with suppress(OSError):
        files = [path for path in folder.iterdir() if path.suffix == _SUFFIX]
        for path in sorted(files, key=lambda path: path.stat().st_mtime)[:-MOST_FILES]:
            path.unlink(missing_ok=True)
