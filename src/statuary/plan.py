"""What should exist, with one owner for each path."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from unicodedata import normalize

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
        _check(output)
        key = _key(output.path)
        other = owners.get(key)
        if other is None or (other.gives_way and not output.gives_way):
            owners[key] = output
        elif not output.gives_way:
            raise CollisionError(
                f"two outputs claim one path: {_owner(other)} and {_owner(output)}"
            )
    for output in owners.values():
        for folder in PurePosixPath(_key(output.path)).parents:
            if folder.as_posix() in owners:
                file = owners[folder.as_posix()]
                raise CollisionError(
                    f"{_owner(file)} would be a file, but {_owner(output)} needs it as a folder"
                )
    return tuple(sorted(owners.values(), key=lambda output: output.path))


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
