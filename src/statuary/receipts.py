"""A receipt for a build: of what it was made, and what it left.

While it stands, to build the same again changes nothing: each file that went in and each that came
out is the very one of then, by its number, size and times. It is kept among the user's caches,
since a project's own files come from whoever proposes a change to it, and would be believed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from statuary import shelf
from statuary.publishing import manifest, turn
from statuary.publishing.survey import EMPTY, FOLDER, Stamp, stamp, survey

SOURCES = ("incidents", "static", "statuary.yml", "templates")

# Nanoseconds, each longer than a tick of a disk's clock: of one that counts whole seconds, and of
# all others, where Windows' is the longest with 16 ms. What changed twice within a tick looks as if
# it had changed once.
_SECONDS, _TICK = 2_000_000_000, 20_000_000


class Receipt:
    """What is known of a build of `root` into `out` before it begins, and of the last one.

    `words` say all that it depends on besides its files; `clock` gives nanoseconds since 1970.
    """

    def __init__(
        self, root: Path, out: Path, words: tuple[object, ...], clock: Callable[[], int]
    ) -> None:
        self._root = root
        self._site = out.resolve()
        self._clock = clock
        self._went_in = _digest(repr(words), _sources(root), clock())

    def files(self, waiting: Callable[[], None] = lambda: None) -> int | None:
        """Give how many files the site has if a build would change none of them; None if it may.

        It waits for another build at work, as that may publish what was read before; `waiting` is
        called once if that takes long.
        """
        kept = shelf.fetch(self._root, self._name)
        if self._went_in is None or kept is None or not kept.startswith(self._went_in):
            return None
        with turn(self._site, waiting):
            files = manifest.read(self._site)
            return len(files) if kept == self._came_out(files) else None

    def keep(self) -> None:
        """Keep the receipt for the site as it is now, while it is still this build's turn."""
        made = self._came_out(manifest.read(self._site))
        if made is not None and made != shelf.fetch(self._root, self._name):
            shelf.keep(self._root, self._name, made)

    def _came_out(self, files: dict[str, str]) -> bytes | None:
        if self._went_in is None:
            return None
        stamps = ((path, stamp(self._site, path)) for path in files)
        came_out = _digest(repr(files), stamps, self._clock())
        return came_out and self._went_in + came_out

    @property
    def _name(self) -> str:
        places = os.fsencode(self._root.resolve()) + b"\0" + os.fsencode(self._site)
        return f"{blake2b(places, digest_size=16).hexdigest()}-receipt"


def _sources(root: Path) -> Iterator[tuple[str, Stamp]]:
    """Give all files of the sources with their stamps; raise `OSError` for what is no file."""
    for name in SOURCES:
        place = root / name
        if place.is_symlink():
            raise OSError(f"{place} is a link")
        if place.is_file():
            yield name, stamp(root, name)
            continue
        found = survey(place)
        if not {*found.others.values()} <= {FOLDER, EMPTY}:
            raise OSError(f"{place} holds what is neither a file nor a folder")
        for path in sorted(found.files):
            yield f"{name}/{path}", stamp(place, path)


def _digest(basis: str, files: Iterable[tuple[str, Stamp]], now: int) -> bytes | None:
    """Give a digest of files as they are; None if one is gone, or too young to know it again."""
    try:
        found = [*files]
    except OSError:
        return None
    times = [max(modified, changed) for _, (_, _, modified, changed) in found]
    if any(time + (_TICK if time % 1_000_000_000 else _SECONDS) > now for time in times):
        return None
    # All at once, which takes a third of the time.
    told = repr((basis, found)).encode("utf-8", "surrogateescape")
    return blake2b(told, digest_size=32).digest()
