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
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from statuary.errors import OutputError
from statuary.outputs import Output

MANIFEST = ".statuary-manifest.json"
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
        there = _hash_of_file(out / output.path)
        if there is None or known.get(output.path) != [fingerprint, there]:
            content = output.content()
            wanted = _hash(content)
            if wanted != there:
                if there is not None and output.path not in ours:
                    raise OutputError(
                        f"{out / output.path} is in the way: it was not written by Statuary.\n"
                        "    hint: move it to static/, or build into another folder"
                    )
                pending.append((output.path, content))
            there = wanted
        hashes[output.path] = there
        fingerprints[output.path] = [fingerprint, there]
    removed = tuple(sorted(path for path in ours if path not in hashes and (out / path).is_file()))
    written = tuple(path for path, _ in pending)
    report = Report(written, len(outputs) - len(written), removed)
    if dry:
        return report
    if report.changed or ours != hashes:
        _save(out / MANIFEST, {"files": dict(sorted((ours | hashes).items()))})
        for path, content in pending:
            _replace(out / path, content)
        for path in removed:
            _remove(out, path)
        _save(out / MANIFEST, {"files": dict(sorted(hashes.items()))})
    if known != fingerprints:
        cache.mkdir(parents=True, exist_ok=True)
        _replace(cache / ".gitignore", b"*\n")
        _save(cache / CACHE_FILE, fingerprints)
    progress(len(outputs), len(outputs))
    return report


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _hash_of_file(path: Path) -> str | None:
    if path.is_symlink():
        raise OutputError(f"{path} is a symbolic link.\n    hint: remove it")
    try:
        return _hash(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None


def _read_json(path: Path) -> dict[str, object]:
    """Read a file that may be missing or damaged: then it says nothing."""
    try:
        content = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _read_manifest(out: Path) -> dict[str, str]:
    """Read which files are ours. A path that leads out of the folder cannot be."""
    files = _read_json(out / MANIFEST).get("files")
    if not isinstance(files, dict):
        return {}
    return {
        path: str(value)
        for path, value in files.items()
        if not PurePosixPath(path).is_absolute() and ".." not in PurePosixPath(path).parts
    }


def _save(path: Path, content: object) -> None:
    _replace(path, (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode())


def _replace(path: Path, content: bytes) -> None:
    """Put a file in its place in one step, so that no reader ever gets half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    partial.write_bytes(content)
    partial.replace(path)


def _remove(out: Path, path: str) -> None:
    """Remove a file, and the folders that it leaves empty."""
    (out / path).unlink(missing_ok=True)
    for folder in (out / path).parents:
        if folder == out or any(folder.iterdir()):
            return
        folder.rmdir()
