"""What was read of records, kept from one run to the next.

A reading is taken from the shelf only for the very bytes that a file has now, read with the same
settings by the same program. It lies there in parts, each a pickle: one changed record costs the
writing of one part anew. Where things stand in a file is not kept; who asks has it read again.
"""

from __future__ import annotations

import io
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import Enum
from functools import lru_cache
from hashlib import blake2b
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple, ParamSpec, TypeVar, cast
from zlib import crc32

from statuary import shelf
from statuary.content.files import ContentFile, read_bytes
from statuary.content.flaws import Mark
from statuary.content.records import Claim, RecordReading, read_record, reading_of, unopened
from statuary.errors import ProblemsError
from statuary.model import AnyRecord, Frame, Instant
from statuary.model.value import Value
from statuary.recall import Recall
from statuary.workers import FEWEST, shared_out

P = ParamSpec("P")
T = TypeVar("T")
A = TypeVar("A")
B = TypeVar("B")

PARTS = 64
SEAL = 32  # bytes
READERS = ("pydantic", "pydantic-core", "python-dateutil", "pyyaml", "tzdata")


class _Kept(NamedTuple):
    """What a file with a digest was read as."""

    digest: bytes
    record: AnyRecord
    claims: tuple[Claim, ...]


_Part = dict[str, _Kept]


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
        self._is_new = False
        self._pickles: list[bytes | None] = [None] * PARTS
        self._before: list[_Part] = [{} for _ in range(PARTS)]
        self._asked: list[_Part] = [{} for _ in range(PARTS)]

    def __call__(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Read a record's file, unless what it says is known."""
        if function is not cast("object", read_record):
            return function(*args, **kwargs)
        return cast("T", self._reading(*cast("tuple[ContentFile, Frame]", args)))

    def each(self, function: Callable[[A, B], T], items: Iterable[A], other: B) -> Iterator[T]:
        """Read records' files, all that are unknown at once."""
        if function is not cast("object", read_record):
            return super().each(function, items, other)
        files, frame = cast("tuple[ContentFile, ...]", tuple(items)), cast("Frame", other)
        if frame != self._frame:
            self._fetch(frame)
        if self._jobs < 2 or len(files) < FEWEST or any(self._before):
            return super().each(function, items, other)
        return cast("Iterator[T]", self._read_all(files, frame))

    def _read_all(self, files: tuple[ContentFile, ...], frame: Frame) -> Iterator[RecordReading]:
        """Read files in several processes, each of which makes whole parts of what is kept."""
        parts: list[list[ContentFile]] = [[] for _ in range(PARTS)]
        for file in files:
            parts[_part_of(file)].append(file)
        found: dict[str, RecordReading] = {}
        for number, (pickle_, contents, others) in shared_out(
            lambda part: _read_part(part, frame), parts, self._jobs, fewest=2
        ):
            part = self._before[number] = self._asked[number] = _unpickled(pickle_)
            self._pickles[number] = pickle_
            for path, known in part.items():
                found[path] = RecordReading(path, known.record, contents[path], known.claims)
            found |= {reading.path: reading for reading in others}
        self._is_new = True
        return (found[file.path] for file in files)

    def _reading(self, file: ContentFile, frame: Frame) -> RecordReading:
        if frame != self._frame:
            self._fetch(frame)
        data = read_bytes(file)
        if data.value is None:
            return unopened(file, data.flaws)
        digest = blake2b(data.value, digest_size=16).digest()
        number = _part_of(file)
        known = self._before[number].get(file.path)
        if known is None or known.digest != digest:
            reading = reading_of(file, data.value, frame)
            if reading.record is None:
                return reading
            known = _Kept(digest, reading.record, reading.claims)
        self._asked[number][file.path] = known
        return RecordReading(file.path, known.record, data.value, known.claims)

    def keep(self) -> None:
        """Keep what was asked for, if that is not what is on the shelf."""
        if self._frame is None:
            return
        pickles = [
            old if old is not None and _same(before, asked) else _pickled(asked)
            for old, before, asked in zip(self._pickles, self._before, self._asked, strict=True)
        ]
        if self._is_new or pickles != self._pickles:
            body = _pickled(pickles)
            shelf.keep(self._root, self._name, self.seal(body) + body)

    def _fetch(self, frame: Frame) -> None:
        """Take what was kept for a frame from the shelf, if all of it is as it was put there."""
        self._frame = frame
        self._pickles, self._before = [None] * PARTS, [{} for _ in range(PARTS)]
        self._asked = [{} for _ in range(PARTS)]
        data = memoryview(shelf.fetch(self._root, self._name) or b"")
        if data[:SEAL] != self.seal(data[SEAL:]):
            return
        try:
            pickles = _unpickled(data[SEAL:])
            before = [_unpickled(each) for each in pickles]
        except Exception:  # of many kinds; somebody has sealed what does not come from here
            return
        self._pickles, self._before = pickles, before

    @property
    def _name(self) -> str:
        path = str(self._root.resolve()).encode("utf-8", "surrogateescape")
        return blake2b(path, digest_size=16).hexdigest()

    def seal(self, body: bytes | memoryview) -> bytes:
        """Give a digest of what is kept, and of all that it depends on besides the files."""
        basis = repr((self._version, sys.version, _libraries(), self._frame))
        digest = blake2b(basis.encode(), digest_size=SEAL)
        digest.update(body)
        return digest.digest()


def _part_of(file: ContentFile) -> int:
    return crc32(file.path.encode("utf-8", "surrogateescape")) % PARTS


def _read_part(
    files: Iterable[ContentFile], frame: Frame
) -> tuple[bytes, dict[str, bytes], list[RecordReading]]:
    """Read files; give what is kept of those that read, their contents, and the other readings."""
    part: _Part = {}
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
    return _pickled(part), contents, others


@lru_cache(maxsize=1)
def _libraries() -> tuple[str, ...]:
    return tuple(f"{name} {metadata.version(name)}" for name in READERS)


def _same(before: _Part, asked: _Part) -> bool:
    """Tell whether just what was known was asked for."""
    return len(before) == len(asked) and all(before.get(path) is asked[path] for path in asked)


def _pickled(value: object) -> bytes:
    stream = io.BytesIO()
    _Pickler(stream, pickle.HIGHEST_PROTOCOL).dump(value)
    return stream.getvalue()


def _unpickled(data: bytes | memoryview) -> Any:
    return _Unpickler(io.BytesIO(data)).load()


class _Pickler(pickle.Pickler):
    """Writes the model's values in a form that is read in half the time of the usual one."""

    def reducer_override(self, value: Any) -> Any:
        if isinstance(value, Value):
            return _revived, (type(value), value.__dict__, value.__pydantic_fields_set__)
        if isinstance(value, Instant):
            return Instant, (value.seconds, value.approximate)
        if isinstance(value, Enum):  # which some versions of Python write as a call of `getattr`
            return type(value), (value.value,)
        return NotImplemented


class _Unpickler(pickle.Unpickler):
    """Makes the model's values, and nothing else that a pickle may ask for."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _OURS:
            return super().find_class(module, name)
        if module.startswith("statuary.model."):
            found = super().find_class(module, name)
            if isinstance(found, type) and (found.__module__, found.__name__) == (module, name):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is never kept")


def _revived(cls: type[Value], fields: dict[str, Any], given: set[str]) -> Value:
    """Make a value that was valid when it was kept, as pydantic makes its own."""
    value = cls.__new__(cls)
    _put(value, "__dict__", fields)
    _put(value, "__pydantic_fields_set__", given)
    _put(value, "__pydantic_extra__", None)
    _put(value, "__pydantic_private__", None)
    return value


_put = object.__setattr__


_OURS = tuple((each.__module__, each.__name__) for each in (_revived, _Kept, Claim, Mark))
