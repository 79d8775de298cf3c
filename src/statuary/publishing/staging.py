"""Publishing in one step: a second folder beside the site is made what it should be, then swapped.

    .site.statuary/     beside `site`, and hidden
        .gitignore      so that git does not see any of this
        lock            see `turns`
        spare/          the site before, or what will be the next one

The spare folder is not removed after a swap: whoever opened the folder goes on reading a whole
site, the one before, and the next build has but little to change in it. What is the same in both
is the same file, by a hard link. All that it holds is in its manifest, whenever a build is killed.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from statuary.errors import OutputError
from statuary.publishing import disk, exchange, folder, manifest, survey
from statuary.publishing.exchange import UNABLE
from statuary.publishing.parents import Parents, check_no_link
from statuary.publishing.survey import Stamp, Survey
from statuary.workers import shared_out

SPARE = "spare"


def workroom(out: Path) -> Path:
    """Name the hidden folder that belongs to a site's folder, which is no link."""
    return out.parent / f".{out.name}.statuary"


def make_workroom(out: Path) -> Path:
    """Make the hidden folder that belongs to a site's folder, and give its path."""
    room = workroom(out)
    if room.is_symlink():
        raise OutputError(f"{room} is a symbolic link.\n    hint: remove it")
    folder.make(room)
    return room


def hide_workroom(out: Path) -> None:
    """Tell git to look away."""
    if not (workroom(out) / ".gitignore").exists():
        folder.keep(workroom(out), ".gitignore", b"*\n")


def close_workroom(out: Path, lock: str) -> None:
    """Remove the hidden folder of a site that there is not, with the lock of this name last."""
    room = workroom(out)
    _discard(room / SPARE, out)
    for name in (".gitignore", lock):
        disk.remove_file(room / name)
    disk.remove_folder(room)


def may_move(found: Survey, ours: Container[str]) -> bool:
    """Tell whether a site's folder may be swapped for another one with all that is in it.

    What is not ours cannot come along in the same instant, so where there is any, nothing moves;
    nor does what is mounted.
    """
    out = found.root
    if not out.exists():
        return True
    here = exchange.is_known() and out.stat().st_dev == out.parent.stat().st_dev
    return here and next(found.foreign(ours), None) is None


@dataclass(frozen=True, slots=True)
class Staging:
    """A spare folder that is being made the next site.

    `found` is the site as it is, and `held` what the spare folder held. Where there is an `old`
    site, what is written is flushed down to the disk itself; without one there is nothing to lose,
    and thousands of files take their time.
    """

    found: Survey
    held: Survey
    old: bool
    parents: Parents

    @classmethod
    def begin(cls, found: Survey, paths: Iterable[str]) -> Staging:
        """Prepare the spare folder for a site with these paths. Raises `OSError`."""
        out, spare = found.root, workroom(found.root) / SPARE
        old = out.exists()
        make_workroom(out)
        hide_workroom(out)
        if spare.is_symlink():
            raise OutputError(f"{spare} is a symbolic link.\n    hint: remove it")
        if old:
            disk.make_alike(spare, out)
        else:
            disk.make_folder(spare)
        ours, held = _clear(spare, out)
        planned = dict.fromkeys(paths, "")
        folder.save(spare, {**ours, **planned}, flush=False)
        # What goes makes room first: it may be a file where a folder must be.
        for path in sorted(ours.keys() - planned.keys()):
            folder.remove(spare, path)
        return cls(found, held, old, Parents(spare))

    def put(self, path: str, content: bytes) -> bool:
        """Write a file of the next site. It takes no place that anybody reads from."""
        self._put(path, lambda place: disk.write(place, content, flush=self.old))
        return True

    def publish(
        self, after: Mapping[str, str], staying: Mapping[str, Stamp], jobs: int
    ) -> frozenset[str] | None:
        """Put the next site in the place of the one before; give None if that cannot be here.

        What is `staying` is what the site has; of that those are given that have one more name
        now. Raises `OSError`, and then as with None the site is whole: it is the one before, or if
        no more than cleaning up went wrong the new one.
        """
        out = self.found.root
        linked = [path for path, stamp in staying.items() if not self._holds(path, stamp)]
        try:
            for _ in shared_out(self._link, linked, jobs):
                pass
            folder.save(self.held.root, after, flush=self.old)
            if self.old:
                self._flush_folders(path for path in after if path not in staying)
                disk.exchange(self.held.root, out)
            else:
                disk.move(self.held.root, out)
        except OSError as error:
            if error.errno in UNABLE:
                return None
            raise
        if self.old:
            disk.flush_folder(self.held.root.parent)
            disk.flush_folder(out.parent)
            _clear(self.held.root, out)
        return frozenset(linked)

    def discard(self) -> None:
        """Remove the spare folder; that it cannot be removed is no reason to fail once more."""
        with suppress(OSError):
            _discard(self.held.root, self.found.root)

    def _put(self, path: str, put: Callable[[Path], None]) -> None:
        """Put something into its place, and in place of what is there."""
        place = self.parents.place(path)
        try:
            put(place)
        except FileExistsError:
            check_no_link(place)
            folder.make_room(place)
            put(place)

    def _link(self, path: str) -> None:
        source = self.found.root / path
        self._put(path, lambda place: folder.link(source, place, flush=self.old))

    def _holds(self, path: str, stamp: Stamp) -> bool:
        """Tell whether the spare folder has the very file with this stamp already."""
        return path in self.held.files and survey.stamp(self.held.root, path) == stamp

    def _flush_folders(self, changed: Iterable[str]) -> None:
        # File systems with a journal keep the order of names: what was linked comes with these.
        written = {(self.held.root / path).parent for path in changed} - {self.held.root}
        for place in (*sorted(written), self.held.root):
            disk.flush_folder(place)


def _discard(spare: Path, out: Path) -> None:
    """Remove a spare folder with all that is ours in it."""
    if spare.is_dir() and not spare.is_symlink():
        _clear(spare, out)
        folder.empty(spare)


def _clear(spare: Path, out: Path) -> tuple[dict[str, str], Survey]:
    """Leave nothing but what is ours in the spare folder, and give what that is and was.

    What somebody put into the site just as it was swapped goes to where it was put.
    """
    folder.clear(spare)
    ours = manifest.read(spare)
    found = survey.survey(spare)
    for path in tuple(found.foreign(ours)):
        if found.others.get(path) == survey.EMPTY:
            folder.prune(spare, spare / path)
        else:
            _give_back(spare, out, path)
    return ours, found


def _give_back(spare: Path, out: Path, path: str) -> None:
    try:
        disk.link(spare / path, out / path)
    except OSError as error:
        raise OutputError(
            f"{spare / path} was put into {out} while that was published, and cannot be put "
            f"back: {error.strerror}.\n    hint: move it to where it belongs"
        ) from error
    disk.remove_file(spare / path)
