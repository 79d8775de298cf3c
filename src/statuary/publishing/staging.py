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

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from statuary.errors import OutputError
from statuary.publishing import disk, folder, manifest, survey
from statuary.publishing.exchange import UNABLE
from statuary.publishing.folder import Change

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
    Swap(out, room / SPARE).discard()
    for name in (".gitignore", lock):
        disk.remove_file(room / name)
    disk.remove_folder(room)


@dataclass(frozen=True, slots=True)
class Swap:
    """A site's folder, which is no link, and the spare one that takes its place."""

    out: Path
    spare: Path

    def publish(self, after: Mapping[str, str], changes: tuple[Change, ...]) -> bool:
        """Put a site in the place of the one before; give False if that is not to be done here.

        `changes` is what the site has not yet. Raises `OSError`, and then as with False the site
        is whole: it is the one before, or if no more than cleaning up went wrong the new one.
        """
        old = self.out.exists()
        try:
            self._prepare(old)
            self._fill(after, changes, flush=old)
            disk.exchange(self.spare, self.out) if old else disk.move(self.spare, self.out)
        except OSError as error:
            with suppress(OSError):  # A full disk needs the room.
                self.discard()
            if error.errno in UNABLE:
                return False
            raise
        if old:
            disk.flush_folder(self.spare.parent)
            disk.flush_folder(self.out.parent)
            self._clear()
        return True

    def _prepare(self, old: bool) -> None:
        make_workroom(self.out)
        hide_workroom(self.out)
        if self.spare.is_symlink():
            raise OutputError(f"{self.spare} is a symbolic link.\n    hint: remove it")
        if old:
            disk.make_alike(self.spare, self.out)
        else:
            disk.make_folder(self.spare)

    def _fill(self, after: Mapping[str, str], changes: tuple[Change, ...], *, flush: bool) -> None:
        before = self._clear()
        changed = {change.path for change in changes}
        same = (Change(path, self.out / path) for path in after if path not in changed)
        links = tuple(change for change in same if not self._is_there(change))
        # Without an old site there is nothing to lose, and thousands of files take their time.
        folder.bring(self.spare, before, after, (*changes, *links), flush=flush)
        if flush:
            # File systems with a journal keep the order of names: what was linked comes with these.
            written = {(self.spare / path).parent for path in changed} - {self.spare}
            for place in (*sorted(written), self.spare):
                disk.flush_folder(place)

    def discard(self) -> None:
        """Remove the spare folder with all that is ours in it."""
        if self.spare.is_dir() and not self.spare.is_symlink():
            self._clear()
            folder.empty(self.spare)

    def _is_there(self, change: Change) -> bool:
        """Tell whether both folders have one and the same file already."""
        with suppress(OSError):
            one, other = (self.out / change.path).lstat(), (self.spare / change.path).lstat()
            return os.path.samestat(one, other)
        return False

    def _clear(self) -> dict[str, str]:
        """Leave nothing but what is ours in the spare folder, and give what that is.

        What somebody put into the site just as it was swapped goes to where it was put.
        """
        folder.clear(self.spare)
        ours = manifest.read(self.spare)
        for place in tuple(survey.foreign(self.spare, ours)):
            if place.is_dir() and not place.is_symlink():
                folder.prune(self.spare, place)
            else:
                self._give_back(place)
        return ours

    def _give_back(self, place: Path) -> None:
        home = self.out / place.relative_to(self.spare)
        try:
            disk.link(place, home)
        except OSError as error:
            raise OutputError(
                f"{place} was put into {self.out} while that was published, and cannot be put "
                f"back: {error.strerror}.\n    hint: move it to where it belongs"
            ) from error
        disk.remove_file(place)
