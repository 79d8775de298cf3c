"""What is known of the files of a site since the last build, so that they need not be read.

A file is the one that was published if its stamp is the same. An edit within the same tick of the
disk's clock would leave it so: hence a file that is as young as the index is read again, and so is
every file of a disk that keeps whole seconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from statuary.publishing import folder, manifest
from statuary.publishing.survey import Stamp

FILE = "fingerprints.json"
_TICK = 50_000_000  # nanoseconds, longer than any clock of a disk but those of whole seconds
_SECOND = 1_000_000_000


class Entry(NamedTuple):
    """A file: the fingerprint of what it was made of, its hash, and its stamp."""

    fingerprint: str
    digest: str
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Index:
    """The files of a site by their paths, as they were `written` in nanoseconds."""

    entries: Mapping[str, Entry] = field(default_factory=lambda: MappingProxyType({}))
    written: int = 0

    def digest(self, path: str, stamp: Stamp) -> str | None:
        """Give the hash of the file with this stamp, if that is known without reading it."""
        entry = self.entries.get(path)
        if entry is None or entry.stamp != stamp or not stamp[2] % _SECOND:
            return None
        return entry.digest if max(stamp[2:]) + _TICK < self.written else None


def read(cache: Path) -> Index:
    """Read the index in a cache folder; one that is missing or damaged knows nothing."""
    listed = manifest.read_json(cache / FILE)
    try:
        written = (cache / FILE).stat().st_mtime_ns
    except OSError:
        return Index()
    return Index({path: entry for path, of in listed.items() if (entry := _entry(of))}, written)


def keep(cache: Path, entries: Mapping[str, Entry]) -> None:
    """Write the index; a cache that cannot be kept costs the next build time alone."""
    with suppress(OSError):
        folder.keep(cache, ".gitignore", b"*\n")
        folder.keep(cache, FILE, manifest.render_json(entries))


def _entry(of: object) -> Entry | None:
    match of:
        case [str(fingerprint), str(digest), [int(i), int(size), int(modified), int(changed)]]:
            return Entry(fingerprint, digest, (i, size, modified, changed))
    return None
