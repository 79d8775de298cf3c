"""Schemas as files in a folder of the project, to be committed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from statuary.errors import OutputError
from statuary.schemas.documents import MADE_BY


def save(folder: Path, files: Mapping[str, str]) -> None:
    """Write texts by their names into a folder, which need not be there yet.

    Raises `OutputError` before anything is written if another file has one of the names, and if
    the folder cannot be written to.
    """
    try:
        for name in files:
            path = folder / name
            if path.exists() and MADE_BY not in path.read_text("utf-8", "replace"):
                raise OutputError(
                    f"{path} was not made by `statuary schema`\n"
                    "    hint: name another folder with `--output`, or move the file"
                )
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / name).write_bytes(text.encode())
    except OSError as error:
        raise OutputError(f"cannot write {folder}: {error.strerror}") from None
