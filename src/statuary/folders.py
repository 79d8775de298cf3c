"""The files below a folder of the project, and none that leads elsewhere or never ends.

A link could publish what nobody meant to, a named pipe has no end, and a name that one disk takes
is no name to another one. So all of these are problems, and are not opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from statuary.characters import spelled
from statuary.errors import Problem
from statuary.model.text import is_device
from statuary.plain_files import LinkError, SpecialFileError, read_plain

# What Windows refuses in a name; what controls, hides or reorders text; and halves of characters,
# by which Python names bytes that are no UTF-8.
_UNFIT = re.compile(
    '[<>:"|?*\\\\\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff'
    "\ud800-\udfff\ufffe\uffff]"
)
_LINK = ("this is a link or a special file", "put the file itself there")


@dataclass(frozen=True, slots=True)
class Folder:
    """What was found: files by their names, with `/` in them, and what is wrong with the rest."""

    files: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)
    problems: tuple[Problem, ...] = ()


def read_folder(folder: Path, *, hidden: bool) -> Folder:
    """Read all files below a folder, if it is there; with `hidden` also those with a `.` first."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        hint = "make it a folder with files in it"
        return Folder(problems=(Problem(folder.name, 1, 1, "this is not a folder", hint),))
    found = [
        _read(path, path.relative_to(folder).as_posix(), folder.name)
        for path in _below(folder, hidden=hidden)
    ]
    return Folder(
        tuple(each for each in found if not isinstance(each, Problem)),
        tuple(each for each in found if isinstance(each, Problem)),
    )


def _below(folder: Path, *, hidden: bool) -> Iterator[Path]:
    """Give what is no folder below a folder, sorted, and links whatever they lead to."""
    if not folder.exists():
        return
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") and not hidden:
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _below(path, hidden=hidden)
        else:
            yield path


def _read(path: Path, name: str, folder: str) -> tuple[str, bytes] | Problem:
    source = spelled(f"{folder}/{name}")
    if fault := next(filter(None, map(_fault, name.split("/"))), None):
        return Problem(source, 1, 1, *fault)
    try:
        return name, read_plain(path)
    except (LinkError, SpecialFileError):
        return Problem(source, 1, 1, *_LINK)
    except OSError as error:
        message = f"this file cannot be read: {error.strerror}"
        return Problem(source, 1, 1, message, "look at its permissions")


def _fault(part: str) -> tuple[str, str] | None:
    """Say what is wrong with a name, and what to do about it."""
    if re.search("[\ud800-\udfff]", part):
        return "this name is not UTF-8", "rename the file"
    if found := _UNFIT.search(part):
        sign = spelled(found[0])
        return f"not every disk can have `{sign}` in a name", "rename it without that sign"
    if part.endswith((".", " ")):
        message = "some disks forget the space or dot at the end of this name"
        return message, "rename it without that sign"
    if is_device(part):
        device = part.partition(".")[0]
        return f"`{device}` is a device to Windows, not a name", f"rename it, such as `the-{part}`"
    return None
