"""The one place that writes the files of a project, each whole or not at all."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from statuary.errors import EditError

PARTIAL = ".statuary-partial"  # a name that is no record's


def save(path: Path, data: bytes, before: bytes | None) -> None:
    """Put bytes in a file's place in one step; it keeps its permissions.

    `before` is what the file must hold by now, None where there must be none. Raises
    `EditError` if it is otherwise, or if the file cannot be written; then it stays as it is.
    """
    partial = path.parent / f"{PARTIAL}-{os.getpid()}"
    try:
        _check(path, before)
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(data)
        if before is None:
            _create(partial, path)
        else:
            shutil.copymode(path, partial)
            partial.replace(path)
    except OSError as error:
        raise EditError(f"cannot write {path}: {error.strerror or error}.") from error
    finally:
        with suppress(OSError):
            partial.unlink()


def _create(partial: Path, path: Path) -> None:
    try:
        os.link(partial, path)  # which fails where somebody was quicker
    except FileExistsError:
        raise
    except OSError:  # not every disk has links
        partial.replace(path)


def _check(path: Path, before: bytes | None) -> None:
    if before is None:
        if os.path.lexists(path):
            raise EditError(f"{path} is there already.\n    hint: give another `--id`")
    elif path.read_bytes() != before:
        raise EditError(f"{path} was changed by somebody else just now.\n    hint: try again")
