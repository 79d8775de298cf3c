"""From outputs to a folder: what is made again, what stays, and which way it is published.

Fingerprints live in a cache folder that is always safe to delete.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from statuary.errors import OutputError
from statuary.outputs import Output
from statuary.publishing import exchange, folder, manifest, survey
from statuary.publishing.folder import Change
from statuary.publishing.staging import SPARE, Swap, workroom

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
    refuse: Callable[[str, bytes], None] = lambda _path, _content: None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Report:
    """Make a folder hold these outputs, or with `dry` only find out what would change.

    `version` stands for the program in fingerprints. `refuse` is shown each file that is made, by
    path and content, before any is written, and raises what it has against it. Raises
    `OutputError` where the folder holds a file in the way that Statuary did not write, or cannot
    be written.
    """
    try:
        return _write(
            outputs, out.resolve(), cache, version, dry=dry, refuse=refuse, progress=progress
        )
    except OSError as error:
        raise cannot_write(error, out) from error


def cannot_write(error: OSError, out: Path) -> OutputError:
    """Give the error for what the system did not let us do, with the place that somebody knows."""
    place = Path(error.filename2 or error.filename or out)
    if place.name.startswith(manifest.PARTIAL) or workroom(out.resolve()) in place.parents:
        place = out
    return OutputError(f"cannot write {place}: {error.strerror or error}")


def _write(
    outputs: tuple[Output, ...],
    out: Path,
    cache: Path,
    version: str,
    *,
    dry: bool,
    refuse: Callable[[str, bytes], None],
    progress: Callable[[int, int], None],
) -> Report:
    ours = manifest.read(out)
    known = manifest.read_json(cache / CACHE_FILE)
    hashes: dict[str, str] = {}
    fingerprints: dict[str, list[str]] = {}
    changes: list[Change] = []
    for done, output in enumerate(outputs):
        progress(done, len(outputs))
        fingerprint = output.fingerprint(version)
        there = survey.hash_in_place(out, output.path, ours)
        if there is None or known.get(output.path) != [fingerprint, there]:
            content = output.content()
            refuse(output.path, content)
            wanted = survey.digest(content)
            if wanted != there:
                if there is not None and output.path not in ours:
                    raise survey.in_the_way(out, out / output.path)
                changes.append(Change(output.path, content))
            there = wanted
        hashes[output.path] = there
        fingerprints[output.path] = [fingerprint, there]
    gone = sorted(ours.keys() - hashes.keys())
    removed = tuple(path for path in gone if survey.is_file(out, path))
    report = Report(tuple(change.path for change in changes), len(outputs) - len(changes), removed)
    if dry:
        return report
    folder.clear(out)
    if report.changed:
        _publish(out, ours, hashes, tuple(changes))
    elif ours != hashes:
        folder.save(out, hashes, flush=True)
    if known != fingerprints:
        # The site is complete: a cache that cannot be kept costs the next build time alone.
        with suppress(OSError):
            folder.keep(cache, ".gitignore", b"*\n")
            folder.keep(cache, CACHE_FILE, manifest.render_json(fingerprints))
    progress(len(outputs), len(outputs))
    return report


def _publish(
    out: Path, before: Mapping[str, str], after: Mapping[str, str], changes: tuple[Change, ...]
) -> None:
    """Publish in one step, or where that cannot be done file by file."""
    swap = Swap(out, workroom(out) / SPARE)
    if _may_move(out, before) and swap.publish(after, changes):
        return
    swap.discard()
    folder.make(out)
    folder.bring(out, before, after, changes, flush=True)


def _may_move(out: Path, ours: Mapping[str, str]) -> bool:
    """Tell whether a folder may be swapped for another one with all that is in it.

    What is not ours cannot come along in the same instant, so where there is any, nothing moves;
    nor does what is mounted.
    """
    if not out.exists():
        return True
    here = exchange.is_known() and out.stat().st_dev == out.parent.stat().st_dev
    return here and next(survey.foreign(out, ours), None) is None
