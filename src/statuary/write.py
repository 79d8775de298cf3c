"""Publishing: from outputs to a folder, touching only what changed and only what is ours.

The folder holds a manifest of the files that Statuary wrote there, with their hashes. Nothing
else in it is ever replaced or removed. The manifest is written twice: before the first file,
naming what is about to be written, so that a build that is cut short leaves nothing that the
next one would not know as its own; and at the end, naming what is there.

Fingerprints live in a cache folder that is always safe to delete.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from statuary.errors import OutputError
from statuary.outputs import Output

MANIFEST = ".statuary-manifest.json"
PARTIAL = ".statuary-partial"
CACHE_FILE = "fingerprints.json"


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: the paths written and removed, and how many files stayed as they were."""

    written: tuple[str, ...]
    unchanged: int
    removed: tuple[str, ...]

    @property
    def changed(self) -> bool:
        """Whether anything is or would be different."""
        return bool(self.written or self.removed)


def published(out: Path) -> tuple[str, ...]:
    """Give the paths of the files that the last build wrote into a folder; none if there was none.

    Raises `OutputError` if the folder cannot be read.
    """
    return tuple(_read_manifest(out))


def write(
    outputs: tuple[Output, ...],
    out: Path,
    cache: Path,
    version: str,
    *,
    dry: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Report:
    """Make a folder hold these outputs, or with `dry` only find out what would change.

    `version` stands for the program in fingerprints. Raises `OutputError` where the folder
    holds a file in the way that Statuary did not write, or cannot be written.
    """
    try:
        return _write(outputs, out, cache, version, dry=dry, progress=progress)
    except OSError as error:
        place = error.filename or out
        raise OutputError(f"cannot write {place}: {error.strerror or error}") from error


def _write(
    outputs: tuple[Output, ...],
    out: Path,
    cache: Path,
    version: str,
    *,
    dry: bool,
    progress: Callable[[int, int], None],
) -> Report:
    ours = _read_manifest(out)
    known = _read_json(cache / CACHE_FILE)
    hashes: dict[str, str] = {}
    fingerprints: dict[str, list[str]] = {}
    pending: list[tuple[str, bytes]] = []
    for done, output in enumerate(outputs):
        progress(done, len(outputs))
        fingerprint = output.fingerprint(version)
        there = _hash_in_place(out, output.path, ours)
        if there is None or known.get(output.path) != [fingerprint, there]:
            content = output.content()
            wanted = _hash(content)
            if wanted != there:
                if there is not None and output.path not in ours:
                    raise _in_the_way(out, out / output.path)
                pending.append((output.path, content))
            there = wanted
        hashes[output.path] = there
        fingerprints[output.path] = [fingerprint, there]
    gone = sorted(ours.keys() - hashes.keys())
    removed = tuple(path for path in gone if _is_file(out, path))
    written = tuple(path for path, _ in pending)
    report = Report(written, len(outputs) - len(written), removed)
    if dry:
        return report
    for left in out.glob(f"{PARTIAL}*"):
        left.unlink()
    if report.changed or ours != hashes:
        _save(out, MANIFEST, {"files": dict(sorted((ours | hashes).items()))})
        # What goes makes room first: it may be a file where a folder must be.
        for path in gone:
            _remove(out, path)
        for path, content in pending:
            _replace(out, path, content)
        _save(out, MANIFEST, {"files": dict(sorted(hashes.items()))})
    if known != fingerprints:
        # The site is complete: a cache that cannot be kept costs the next build time alone.
        with suppress(OSError):
            _replace(cache, ".gitignore", b"*\n")
            _save(cache, CACHE_FILE, fingerprints)
    progress(len(outputs), len(outputs))
    return report


def _hash_in_place(out: Path, path: str, ours: Mapping[str, str]) -> str | None:
    """Hash the file in an output's place; give None where there is none, or none that stays.

    Raises `OutputError` if something foreign would have to go, or is a link, for whatever part
    of the path.
    """
    if path == MANIFEST or path.startswith(PARTIAL):
        raise OutputError(f"{path} is Statuary's own file.\n    hint: remove it from static/")
    place = out / path
    for part in (place, *place.parents[: path.count("/")]):
        if part.is_symlink():
            raise OutputError(f"{part} is a symbolic link.\n    hint: remove it")
    for folder in place.parents[: path.count("/")]:
        if folder.is_file():
            if _name(out, folder) not in ours:
                raise _in_the_way(out, folder)
            return None
    if place.is_dir():
        for inside in place.rglob("*"):
            if inside.is_symlink() or (not inside.is_dir() and _name(out, inside) not in ours):
                raise _in_the_way(out, inside)
        return None
    try:
        return _hash(place.read_bytes())
    except FileNotFoundError:
        return None


def _in_the_way(out: Path, place: Path) -> OutputError:
    if _is_damaged(out):
        return OutputError(
            f"{out / MANIFEST} is damaged, so nobody knows which files are Statuary's own.\n"
            f"    hint: restore it, or delete {out} and build again"
        )
    return OutputError(
        f"{place} is in the way: it was not written by Statuary.\n"
        "    hint: move it to static/, or build into another folder"
    )


def _is_file(out: Path, path: str) -> bool:
    """Tell whether a file is in a folder, and not merely behind a link."""
    return (out / path).is_file() and not _is_linked(out, path)


def _is_linked(out: Path, path: str) -> bool:
    place = out / path
    return any(part.is_symlink() for part in (place, *place.parents[: path.count("/")]))


def _name(out: Path, place: Path) -> str:
    return place.relative_to(out).as_posix()


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _read_json(path: Path) -> dict[str, object]:
    """Read a file that may be missing or damaged: then it says nothing."""
    try:
        content = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def _is_damaged(out: Path) -> bool:
    return (out / MANIFEST).is_file() and not isinstance(
        _read_json(out / MANIFEST).get("files"), dict
    )


def _read_manifest(out: Path) -> dict[str, str]:
    """Read which files are ours. A path that leads out of the folder cannot be."""
    files = _read_json(out / MANIFEST).get("files")
    if not isinstance(files, dict):
        return {}
    return {path: str(digest) for path, digest in files.items() if _is_inside(path)}


def _is_inside(path: str) -> bool:
    pure = PurePosixPath(path)
    shortest = pure.as_posix() == path and bool(pure.name)
    odd = {"\\", "\0"} & {*path} or path.encode(errors="ignore").decode() != path
    return shortest and not odd and not Path(path).anchor and ".." not in pure.parts


def _save(root: Path, path: str, content: object) -> None:
    _replace(root, path, (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode())


def _replace(root: Path, path: str, content: bytes) -> None:
    """Put a file in its place in one step, so that no reader ever gets half of it."""
    # Two builds at once must not fill each other's files: rather one of them fails.
    place, partial = root / path, root / f"{PARTIAL}-{os.getpid()}"
    place.parent.mkdir(parents=True, exist_ok=True)
    partial.write_bytes(content)
    if place.is_dir():
        _remove_folders(place)
    partial.replace(place)


def _remove(out: Path, path: str) -> None:
    """Remove a file, if it is still there, and the folders that it leaves empty."""
    if _is_linked(out, path):
        return
    if (out / path).is_file():
        (out / path).unlink()
    for folder in (out / path).parents[: path.count("/")]:
        with suppress(OSError):  # it is not empty, is no folder, or is gone already
            folder.rmdir()


def _remove_folders(place: Path) -> None:
    """Remove a folder that holds nothing but empty folders."""
    for inside in sorted(place.rglob("*"), reverse=True):
        inside.rmdir()
    place.rmdir()
