"""Files that a project publishes as they are, from its folder `static/`."""

from __future__ import annotations

import re
from pathlib import Path

from statuary.errors import ConfigurationError, Problem
from statuary.outputs import Output, copy


def outputs(folder: Path) -> tuple[Output, ...]:
    """Read a folder, if it is there, into the outputs that copy it.

    Raises `ConfigurationError` for links and special files, which may lead anywhere, for names
    that no address can carry, and for files that cannot be read.
    """
    if not folder.is_dir():
        return ()
    found = [
        _file(path, path.relative_to(folder).as_posix(), folder.name)
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or not path.is_dir()
    ]
    if problems := [each for each in found if isinstance(each, Problem)]:
        raise ConfigurationError(problems)
    return tuple(each for each in found if isinstance(each, Output))


def _file(path: Path, name: str, folder: str) -> Output | Problem:
    source = f"{folder}/{name}"
    if path.is_symlink() or not path.is_file():
        message = "this is a link or a special file"
        return Problem(source, 1, 1, message, "put the file itself there")
    try:
        return copy(name.encode().decode(), path.read_bytes(), source)
    except UnicodeEncodeError:
        readable = re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", source)
        return Problem(readable, 1, 1, "this name is not UTF-8", "rename the file")
    except OSError as error:
        message = f"this file cannot be read: {error.strerror}"
        return Problem(source, 1, 1, message, "look at its permissions")
