"""What may go wrong at each step that publishing takes on the disk."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from statuary.publishing import disk

STEPS = (
    *("write", "link", "copy", "replace", "move", "exchange", "flush_folder"),
    *("make_folder", "make_alike", "remove_file", "remove_folder"),
)


class Cut(Exception):  # noqa: N818  it is not an error but a power cut
    """The program was killed here."""


def failing(code: int) -> Callable[[], Exception]:
    """Give what makes the error with which a system refuses."""
    return lambda: OSError(code, os.strerror(code))


FAULTS: dict[str, Callable[[], Exception]] = {
    name: failing(getattr(errno, name)) for name in ("ENOSPC", "EIO", "EROFS", "EACCES")
}


def at_step(
    number: int, fault: Callable[[], Exception], monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    """Let the step of this number go wrong; give a list that will hold the steps that were begun.

    A file that cannot be written is half there.
    """
    begun: list[str] = []

    def faulty(name: str, original: Callable[..., Any]) -> Callable[..., Any]:
        def step(*args: Any, **options: Any) -> Any:
            begun.append(name)
            if len(begun) == number:
                if name == "write":
                    content: bytes = args[1]
                    with (
                        suppress(FileNotFoundError, FileExistsError),
                        Path(args[0]).open("xb") as file,
                    ):
                        file.write(content[: len(content) // 2])
                raise fault()
            return original(*args, **options)

        return step

    for name in STEPS:
        monkeypatch.setattr(disk, name, faulty(name, getattr(disk, name)))
    monkeypatch.setattr(os, "fsync", faulty("fsync", os.fsync))
    return begun


def one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this be a system that cannot swap folders."""
    monkeypatch.setattr("statuary.publishing.exchange.is_known", lambda: False)
