"""Files that a project publishes as they are, from its folder `static/`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from statuary.errors import ConfigurationError, Problem
from statuary.outputs import Output


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file's content, and a digest that stands for it."""

    digest: str
    content: bytes = field(repr=False)


def outputs(folder: Path) -> tuple[Output, ...]:
    """Read a folder, if it is there, into the outputs that copy it.

    Raises `ConfigurationError` for links and special files, which may lead anywhere.
    """
    if not folder.is_dir():
        return ()
    files, problems = [], []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            hint = "put the file itself there"
            problems.append(
                Problem(f"{folder.name}/{name}", 1, 1, "this is a link or a special file", hint)
            )
        elif path.is_file():
            content = path.read_bytes()
            digest = hashlib.blake2b(content).hexdigest()
            files.append(Output(name, _content, StaticFile(digest, content)))
    if problems:
        raise ConfigurationError(problems)
    return tuple(files)


def _content(file: StaticFile) -> bytes:
    return file.content
