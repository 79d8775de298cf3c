"""The one place that writes the files of a project, each whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from statuary.errors import EditError
from statuary.plain_files import read_plain

PARTIAL = ".statuary-partial"  # a name that is no record's

# What a folder may hold before a project begins in it: what git hosts and machines put there.
BEFOREHAND = (
    *(".git", ".gitattributes", ".gitkeep", ".hg", ".jj", ".svn", ".DS_Store", ".idea", ".vscode"),
    *(".venv", "venv", "LICENSE", "LICENSE.md", "README.md"),
)


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


def standing(path: Path, mark: str, command: str) -> bytes | None:
    """Give what a file has by now that a command makes, None where there is none.

    `mark` is what every file has that the command made. Raises `EditError` where the file is
    somebody else's, or cannot be read.
    """
    try:
        content = read_plain(path) if os.path.lexists(path) else None
    except OSError as error:
        raise EditError(f"cannot read {path}: {error.strerror or error}.") from error
    if content is not None and mark.encode() not in content:
        raise foreign(path, command)
    return content


def foreign(path: Path, command: str) -> EditError:
    """Give the error of a file that is in the way of one that a command makes."""
    return EditError(
        f"{path} was not made by `{command}`.\n    hint: move it away, and run this again"
    )


def save_project(folder: Path, files: Iterable[tuple[str, str]]) -> None:
    """Write the files of a project, paths with texts, into a folder where nothing is yet.

    The folder need not be there, and may hold what is in `BEFOREHAND`. Raises `EditError`
    if it holds anything else, or cannot be written to; then it is as it was.
    """
    made: list[Path] = []
    try:
        check_empty(folder)
        for name, text in files:
            path = folder / name
            made += reversed([each for each in path.parents if not each.exists()])
            save(path, text.encode(), None)
            made.append(path)
    except BaseException:
        for path in reversed(made):
            with suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()
        raise


def check_empty(folder: Path) -> None:
    """Raise `EditError` if a folder holds more than a project may begin with."""
    try:
        there = sorted(path.name for path in folder.iterdir()) if os.path.lexists(folder) else []
    except OSError as error:
        raise EditError(f"cannot read {folder}: {error.strerror or error}.") from error
    if foreign := [name for name in there if name not in BEFOREHAND]:
        more = f" and {len(foreign) - 1} more" if len(foreign) > 1 else ""
        raise EditError(
            f"{folder} is not empty: it holds {foreign[0]}{more}. Nothing was written.\n"
            "    hint: name a folder that is new, such as `statuary init status`"
        )


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
    elif read_plain(path) != before:
        raise EditError(f"{path} was changed by somebody else just now.\n    hint: try again")
