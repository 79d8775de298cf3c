"""What should exist, with one owner for each path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter
from pathlib import PurePosixPath
from unicodedata import normalize

from statuary.addresses import is_usual
from statuary.characters import spelled
from statuary.errors import CollisionError
from statuary.outputs import Output


def plan(outputs: Iterable[Output]) -> tuple[Output, ...]:
    """Put outputs in the order of their paths, each path with one owner.

    Paths that differ in case alone, or in how their accents are put together, are the same to
    many disks, and a file cannot be a folder too: these are collisions. Raises `CollisionError`
    with the names of both owners.
    """
    owners: dict[str, Output] = {}
    for output in outputs:
        if not is_usual(output.path):
            _check(output)
        key = _key(output.path)
        other = owners.get(key)
        if other is None or (other.gives_way and not output.gives_way):
            owners[key] = output
        elif not output.gives_way:
            raise CollisionError(
                f"two outputs claim one path: {_owner(other)} and {_owner(output)}"
            )
    _check_folders(owners)
    return tuple(sorted(owners.values(), key=attrgetter("path")))


def _check_folders(owners: dict[str, Output]) -> None:
    """Raise `CollisionError` if a file would be in the way of a folder."""
    known: set[str] = set()
    for key, output in owners.items():
        for folder in _folders(key):
            if folder in known:
                break  # and so are those around it
            known.add(folder)
            if folder in owners:
                raise CollisionError(
                    f"{_owner(owners[folder])} would be a file, "
                    f"but {_owner(output)} needs it as a folder"
                )


def _folders(key: str) -> Iterator[str]:
    """Give the folders that a path is in, the innermost first."""
    folder = key.rpartition("/")[0]
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]


def _key(path: str) -> str:
    """Give what two paths have in common that lie in one place on some disk."""
    return (
        path.casefold() if path.isascii() else normalize("NFC", normalize("NFD", path).casefold())
    )


def _check(output: Output) -> None:
    path = PurePosixPath(output.path)
    written_shortest = path.as_posix() == output.path and path.name
    if not written_shortest or path.is_absolute() or ".." in path.parts or "\\" in output.path:
        raise CollisionError(f"{_owner(output)} is not a path inside the site")


def _owner(output: Output) -> str:
    source = output.source or output.render.__module__.rpartition(".")[2]
    return spelled(f"`{output.path}` ({source})")
