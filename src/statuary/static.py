"""Files that a project publishes as they are, from its folder `static/`."""

from __future__ import annotations

from pathlib import Path

from statuary.errors import ConfigurationError
from statuary.folders import read_folder
from statuary.outputs import Output, copy


def outputs(folder: Path) -> tuple[Output, ...]:
    """Read a folder, if it is there, into the outputs that copy it.

    Raises `ConfigurationError` for links and special files, which may lead anywhere, for names
    that not every disk can have, and for files that cannot be read.
    """
    found = read_folder(folder, hidden=True)
    if found.problems:
        raise ConfigurationError(found.problems)
    return tuple(copy(name, content, f"{folder.name}/{name}") for name, content in found.files)
