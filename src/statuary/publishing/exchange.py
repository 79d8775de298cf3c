"""The one step in which two folders change places, where a system has it.

Python has no name for it. Linux has `renameat2` since 3.15, in glibc since 2.28; macOS has
`renamex_np` since 10.12. A file system may still not know how.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2  # linux/fs.h
RENAME_SWAP = 2  # sys/stdio.h of macOS

# What systems say where two folders cannot change places, though each could be written to: no such
# step, another file system, a mount point, a folder that only its owner may move.
UNABLE = frozenset(
    {
        *(errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP),
        *(errno.EXDEV, errno.EBUSY),
        *(errno.EPERM, errno.EACCES, errno.EROFS),
    }
)


def exchange(one: Path, other: Path) -> None:
    """Let two folders change places. Raises `OSError`, with `ENOSYS` where there is no way."""
    import ctypes

    step = _step()
    if step is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(other))
    ctypes.set_errno(0)
    if step(os.fsencode(one), os.fsencode(other)):
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), str(other))


def is_known() -> bool:
    """Tell whether this system has such a step; a file system may still refuse."""
    return _step() is not None


@cache
def _step() -> Callable[[bytes, bytes], int] | None:
    import ctypes

    if sys.platform not in {"linux", "darwin"}:
        return None
    library = ctypes.CDLL(None, use_errno=True)
    path, number, flags = ctypes.c_char_p, ctypes.c_int, ctypes.c_uint
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        renameat2 = library.renameat2
        renameat2.argtypes = (number, path, number, path, flags)
        return lambda one, other: renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE)
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        renamex_np = library.renamex_np
        renamex_np.argtypes = (path, path, flags)
        return lambda one, other: renamex_np(one, other, RENAME_SWAP)
    return None
