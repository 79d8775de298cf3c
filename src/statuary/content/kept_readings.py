"""What was read of records, kept from one run to the next.

A reading is believed only for the very bytes that a file has now, read with the same settings by
the same program. Where things stand in a file is not kept; who asks has it read again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple, ParamSpec, TypeVar, cast

from statuary.content.files import ContentFile, read_bytes
from statuary.content.flaws import Mark
from statuary.content.records import Claim, RecordReading, read_record, reading_of, unopened
from statuary.errors import ProblemsError
from statuary.keeping import PARTS, Keeping, Makers, part_of, pickled
from statuary.model import AnyRecord, Frame
from statuary.recall import Recall
from statuary.workers import FEWEST, shared_out

P = ParamSpec("P")
T = TypeVar("T")
A = TypeVar("A")
B = TypeVar("B")

KIND = "readings"


class _Kept(NamedTuple):
    """What a file with a digest was read as."""

    digest: bytes
    record: AnyRecord
    claims: tuple[Claim, ...]


MAKERS: Makers = {_Kept: _Kept, Claim: Claim, Mark: Mark}


@contextmanager
def kept(root: Path, version: str, jobs: int = 1) -> Iterator[Recall]:
    """Give a way to read the records of the project in `root` that remembers earlier runs.

    `version` names the program, and has to change with it. What was read in the end is kept,
    whether it had problems or not, and what was not asked for is forgotten. Where nothing is known
    up to `jobs` processes read.
    """
    readings = KeptReadings(root, version, jobs)
    try:
        yield readings
    except ProblemsError:
        readings.keep()
        raise
    readings.keep()


class KeptReadings(Recall):
    """Recalls what was read of a record's file, and nothing else."""

    def __init__(self, root: Path, version: str, jobs: int = 1) -> None:
        self._root = root
        self._version = version
        self._jobs = jobs
        self._frame: Frame | None = None
        self._kept: Keeping[str, _Kept] | None = None

    def __call__(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Read a record's file, unless what it says is known."""
        if function is not cast("object", read_record):
            return function(*args, **kwargs)
        file, frame = cast("tuple[ContentFile, Frame]", args)
        return cast("T", _reading(file, frame, self._within(frame)))

    def each(self, function: Callable[[A, B], T], items: Iterable[A], other: B) -> Iterator[T]:
        """Read records' files, all that are unknown at once."""
        if function is not cast("object", read_record):
            return super().each(function, items, other)
        files, frame = cast("tuple[ContentFile, ...]", tuple(items)), cast("Frame", other)
        kept = self._within(frame)
        if self._jobs < 2 or len(files) < FEWEST or not kept.is_empty:
            return super().each(function, items, other)
        return cast("Iterator[T]", _read_all(files, frame, kept, self._jobs))

    def keep(self) -> None:
        """Keep what was asked for, if that is not what is on the shelf, and let go of it here."""
        if self._kept is not None:
            self._kept.keep()
        self._kept = None

    def _within(self, frame: Frame) -> Keeping[str, _Kept]:
        """Give what is kept for a frame."""
        if self._kept is None or frame != self._frame:
            self._kept = Keeping(self._root, KIND, (self._version, frame), MAKERS)
            self._frame = frame
        return self._kept


def _reading(file: ContentFile, frame: Frame, kept: Keeping[str, _Kept]) -> RecordReading:
    data = read_bytes(file)
    if data.value is None:
        return unopened(file, data.flaws)
    digest = blake2b(data.value, digest_size=16).digest()
    known = kept.known(file.path)
    if known is None or known.digest != digest:
        reading = reading_of(file, data.value, frame)
        if reading.record is None:
            return reading
        known = _Kept(digest, reading.record, reading.claims)
    kept.ask(file.path, known)
    return RecordReading(file.path, known.record, data.value, known.claims)


def _read_all(
    files: tuple[ContentFile, ...], frame: Frame, kept: Keeping[str, _Kept], jobs: int
) -> Iterator[RecordReading]:
    """Read files in several processes, each of which makes whole parts of what is kept."""
    parts: list[list[ContentFile]] = [[] for _ in range(PARTS)]
    for file in files:
        parts[part_of(file.path)].append(file)
    found: dict[str, RecordReading] = {}
    for number, (part, contents, others) in shared_out(
        lambda part: _read_part(part, frame), parts, jobs, fewest=2
    ):
        for path, known in kept.take(number, part).items():
            found[path] = RecordReading(path, known.record, contents[path], known.claims)
        found |= {reading.path: reading for reading in others}
    return (found[file.path] for file in files)


def _read_part(
    files: Iterable[ContentFile], frame: Frame
) -> tuple[bytes, dict[str, bytes], list[RecordReading]]:
    """Read files; give what is kept of those that read, their contents, and the other readings."""
    part: dict[str, _Kept] = {}
    contents: dict[str, bytes] = {}
    others: list[RecordReading] = []
    for file in files:
        reading = read_record(file, frame)
        if reading.record is None:
            others.append(reading)
            continue
        contents[file.path] = reading.data
        digest = blake2b(reading.data, digest_size=16).digest()
        part[file.path] = _Kept(digest, reading.record, reading.claims)
    return pickled(part, MAKERS), contents, others
