"""Files that a project publishes as they are, from its folder `static/`."""

from __future__ import annotations

from pathlib import Path

from statuary.errors import ConfigurationError, Problem
from statuary.outputs import Output, copy


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
            files.append(copy(name, path.read_bytes(), f"{folder.name}/{name}"))
    if problems:
        raise ConfigurationError(problems)
    return tuple(files)
