"""From outputs to a folder: what is made again, what stays, and which way it is published.

    survey + index      which files are as they should be, without making them
    making              the others are made, by several processes if they are many
    staging or folder   all of them are published

Nothing that is made is held in memory: it is put aside, in the folder that will be the site.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from statuary.errors import OutputError
from statuary.outputs import Output
from statuary.publishing import folder, index, manifest, survey
from statuary.publishing.exchange import UNABLE
from statuary.publishing.folder import Change
from statuary.publishing.index import Entry
from statuary.publishing.making import Made, Making
from statuary.publishing.staging import Staging, may_move, workroom
from statuary.publishing.survey import Stamp
from statuary.workers import shared_out


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
    refuse: Callable[[str, bytes], None] = lambda _path, _content: None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
    *,
    jobs: int = 1,
    dry: bool = False,
) -> Report:
    """Make a folder hold these outputs, or with `dry` only find out what would change.

    `version` stands for the program in fingerprints. Up to `jobs` processes take part. `refuse` is
    shown each file that is made, by path and content, before any is published, and raises what it
    has against it. Raises `OutputError` where the folder holds a file in the way that Statuary did
    not write, or cannot be written.
    """
    site = out.resolve()
    try:
        making = Making(
            version, survey.survey(site), manifest.read(site), index.read(cache), refuse
        )
        return _write(outputs, making, cache, jobs=jobs, dry=dry, progress=progress)
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
    making: Making,
    cache: Path,
    *,
    jobs: int,
    dry: bool,
    progress: Callable[[int, int], None],
) -> Report:
    files = _standing(making, outputs, jobs)
    stale = tuple(output for output in outputs if output.path not in files)
    gone = making.ours.keys() - {output.path for output in outputs}

    def make(put_aside: Callable[[str, bytes], bool], jobs: int) -> None:
        progress(len(outputs) - len(stale), len(outputs))
        for _, each in shared_out(partial(making.make, put_aside=put_aside), stale, jobs):
            files[each.path] = each
            progress(len(files), len(outputs))

    if dry:
        make(_dropped, jobs)
        return _report(making, outputs, files, gone)
    folder.clear(making.found.root)
    staging = _staging(making, outputs) if stale or gone else None
    try:
        try:
            # What cannot be put aside is held by this process, so it is made here too.
            make(*((staging.put, jobs) if staging else (_held, 1)))
        except OSError as error:
            if staging is None or error.errno not in UNABLE:
                raise
            staging.discard()
            staging = None
            make(_held, 1)
        report = _report(making, outputs, files, gone)
        published = {output.path: files[output.path] for output in outputs}
        linked = _publish(making, staging, published, jobs)
        _keep(making, cache, published, linked)
    except OSError:
        if staging:
            staging.discard()  # A full disk needs the room.
        raise
    return report


def _standing(making: Making, outputs: tuple[Output, ...], jobs: int) -> dict[str, Made]:
    """Find the files that are as they should be, by their paths.

    Where something is that is not ours, it is as it should be, or nothing begins.
    """
    # Several processes would each take their own copy of most of the memory for this short look.
    files = {each.path: each for each in map(making.standing, outputs) if each}
    contested = [each for each in outputs if each.path not in files and making.is_contested(each)]
    for _, each in shared_out(partial(making.make, put_aside=_dropped), contested, jobs):
        files[each.path] = each
    return files


def _dropped(_path: str, _content: bytes) -> bool:
    return True


def _held(_path: str, _content: bytes) -> bool:
    return False


def _report(
    making: Making, outputs: tuple[Output, ...], files: Mapping[str, Made], gone: Iterable[str]
) -> Report:
    written = tuple(output.path for output in outputs if files[output.path].stamp is None)
    removed = tuple(path for path in sorted(gone) if survey.is_file(making.found.root, path))
    return Report(written, len(outputs) - len(written), removed)


def _staging(making: Making, outputs: tuple[Output, ...]) -> Staging | None:
    """Begin to make the next site beside the one that is, where that can be."""
    try:
        return Staging.begin(making.found, [output.path for output in outputs])
    except OSError as error:
        if error.errno in UNABLE:
            return None
        raise
    except OutputError:  # Where nothing is swapped, what is there is in nobody's way.
        if may_move(making.found, making.ours):
            raise
        return None


def _publish(
    making: Making, staging: Staging | None, files: Mapping[str, Made], jobs: int
) -> Container[str]:
    """Publish in one step, or where that cannot be done file by file.

    Give those of the files that stayed that have one more name now.
    """
    out, ours = making.found.root, making.ours
    after = {path: made.digest for path, made in files.items()}
    changed = {path: made for path, made in files.items() if made.stamp is None}
    staying = {path: made.stamp for path, made in files.items() if made.stamp is not None}
    if not changed and ours.keys() <= after.keys():
        if ours != after:
            folder.save(out, after, flush=True)
        return ()
    # To make it took a while, in which somebody may have put something there.
    if staging and may_move(survey.survey(out), ours):
        linked = staging.publish(after, staying, jobs)
        if linked is not None:
            return linked
    folder.check_rights(out, (*changed, *(ours.keys() - after.keys())))
    folder.make(out)
    aside = staging.held.root if staging else out
    changes = (
        Change(path, aside / path if made.content is None else made.content)
        for path, made in changed.items()
    )
    folder.bring(out, ours, after, changes, flush=True)
    if staging:
        staging.discard()
    return after


def _keep(making: Making, cache: Path, files: Mapping[str, Made], linked: Container[str]) -> None:
    """Remember the files as they are now; a name more in the spare folder is a change to a disk."""

    def stamp(made: Made) -> Stamp:
        if made.stamp is not None and made.path not in linked:
            return made.stamp
        return survey.stamp(making.found.root, made.path)

    entries = {
        path: Entry(made.fingerprint, made.digest, stamp(made)) for path, made in files.items()
    }
    if entries != making.index.entries:
        index.keep(cache, entries)
