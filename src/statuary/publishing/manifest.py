"""The list of what is ours in a folder: paths of files, with the hashes of what they hold."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from statuary.addresses import is_usual
from statuary.plain_files import read_plain

MANIFEST = ".statuary-manifest.json"
PARTIAL = ".statuary-partial"


def read(folder: Path) -> dict[str, str]:
    """Read which files are ours. A path that leads out of the folder cannot be."""
    files = read_json(folder / MANIFEST).get("files")
    if not isinstance(files, dict):
        return {}
    return {path: str(digest) for path, digest in files.items() if is_inside(path)}


def published(folder: Path) -> tuple[str, ...]:
    """Give the paths of the files that the last build wrote into a folder; none if none did."""
    return tuple(read(folder))


def render(files: Mapping[str, str]) -> bytes:
    """Write a manifest."""
    return render_json({"files": dict(sorted(files.items()))})


def is_damaged(folder: Path) -> bool:
    """Tell whether a folder has a manifest that says nothing."""
    return (folder / MANIFEST).is_file() and not isinstance(
        read_json(folder / MANIFEST).get("files"), dict
    )


def is_inside(path: str) -> bool:
    """Tell whether a path, with `/` between its parts, names something below a folder."""
    if is_usual(path):
        return True
    pure = PurePosixPath(path)
    shortest = pure.as_posix() == path and bool(pure.name)
    odd = {"\\", "\0"} & {*path} or path.encode(errors="ignore").decode() != path
    return shortest and not odd and not Path(path).anchor and ".." not in pure.parts


def is_own(path: str) -> bool:
    """Tell whether a path is one of those that are Statuary's own besides the site."""
    return path == MANIFEST or path.startswith(PARTIAL)


def read_json(path: Path) -> dict[str, object]:
    """Read a file that may be missing, damaged or no file at all: then it says nothing."""
    try:
        content = json.loads(read_plain(path))
    except (OSError, ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def render_json(content: object) -> bytes:
    """Write a file that `read_json` reads, with lines that tools for comparing can tell apart."""
    # Asked for an indent, the library would leave C for Python, ten times as slow.
    return (json.dumps(content, separators=(",\n", ": "), ensure_ascii=False) + "\n").encode()
