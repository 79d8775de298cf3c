"""Values that are kept from one run to the next, by keys that stand for what they follow from.

They lie on the shelf under a seal, in parts of which each is a pickle: one change costs the writing
of one part anew. What was not asked for in a run is forgotten. Whoever keeps something says which
classes it is made of, and no pickle gets anything made of another one.
"""

from __future__ import annotations

import io
import pickle
import sys
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import lru_cache
from hashlib import blake2b
from importlib import metadata
from pathlib import Path
from typing import Any, Generic, TypeVar
from zlib import crc32

from statuary import shelf
from statuary.digests import keep_digest, kept_digest
from statuary.model import Instant
from statuary.model.record import Record
from statuary.model.value import UNASKED, Value

K = TypeVar("K", str, bytes)
V = TypeVar("V")

Makers = Mapping[type, Callable[..., Any]]

PARTS = 64
SEAL = 32  # bytes
LIBRARIES = ("pydantic", "pydantic-core", "python-dateutil", "pyyaml", "tzdata")


class Keeping(Generic[K, V]):
    """What is kept for a project, of one kind, by texts or by bytes.

    `basis` are the plain values that it follows from besides the keys: the program, and the
    settings that matter. `makers` are the dataclasses, named tuples and enumerations in it, each
    with what makes such a value again from its fields. The model's values need none.
    """

    def __init__(self, project: Path, kind: str, basis: tuple[object, ...], makers: Makers) -> None:
        self._project: Path = project
        self._kind: str = kind
        self._basis = repr((kind, sys.version, _libraries(), basis)).encode()
        self._makers = makers
        self._is_new = False
        self._pickles: list[bytes | None] = [None] * PARTS
        self._before: list[dict[K, V]] = [{} for _ in range(PARTS)]
        self._asked: list[dict[K, V]] = [{} for _ in range(PARTS)]
        self._fetch()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was kept before."""
        return not any(self._before)

    def known(self, key: K) -> V | None:
        """Give what was kept before, if anything was; it is forgotten unless it is asked for."""
        return self._before[part_of(key)].get(key)

    def ask(self, key: K, value: V) -> None:
        """Say what was asked for, whether it was known or not."""
        self._asked[part_of(key)][key] = value

    def take(self, number: int, part: bytes) -> dict[K, V]:
        """Take over a whole part as it was pickled elsewhere, and give what is in it."""
        found: dict[K, V] = _unpickled(part, self._makers)
        self._before[number] = self._asked[number] = found
        self._pickles[number] = part
        self._is_new = True
        return found

    def keep(self) -> None:
        """Keep what was asked for, if that is not what is on the shelf."""
        pickles = [
            old if old is not None and _same(before, asked) else pickled(asked, self._makers)
            for old, before, asked in zip(self._pickles, self._before, self._asked, strict=True)
        ]
        if self._is_new or pickles != self._pickles:
            body = pickled(pickles, {})
            shelf.keep(self._project, self._name, self.seal(body) + body)

    def _fetch(self) -> None:
        """Take what was kept from the shelf, if all of it is as it was put there."""
        data = memoryview(shelf.fetch(self._project, self._name) or b"")
        if data[:SEAL] != self.seal(data[SEAL:]):
            return
        try:
            pickles = _unpickled(data[SEAL:], {})
            before = [_unpickled(each, self._makers) for each in pickles]
        except Exception:  # of many kinds; somebody has sealed what does not come from here
            return
        self._pickles, self._before = pickles, before

    @property
    def _name(self) -> str:
        path = str(self._project.resolve()).encode("utf-8", "surrogateescape")
        return f"{blake2b(path, digest_size=16).hexdigest()}-{self._kind}"

    def seal(self, body: bytes | memoryview) -> bytes:
        """Give a digest of what is kept, and of all that it depends on besides the keys."""
        made = blake2b(self._basis, digest_size=SEAL)
        made.update(body)
        return made.digest()


def part_of(key: str | bytes) -> int:
    """Give the number of the part that a key is in."""
    data = key if isinstance(key, bytes) else key.encode("utf-8", "surrogateescape")
    return crc32(data) % PARTS


def pickled(value: object, makers: Makers) -> bytes:
    """Pickle what is made of plain values, of the model's, and of those that have makers."""
    stream = io.BytesIO()
    _Pickler(stream, makers).dump(value)
    return stream.getvalue()


def _unpickled(data: bytes | memoryview, makers: Makers) -> Any:
    return _Unpickler(io.BytesIO(data), makers).load()


@lru_cache(maxsize=1)
def _libraries() -> tuple[str, ...]:
    return tuple(f"{name} {metadata.version(name)}" for name in LIBRARIES)


def _same(before: dict[K, V], asked: dict[K, V]) -> bool:
    """Tell whether just what was known was asked for."""
    return len(before) == len(asked) and all(before.get(key) is asked[key] for key in asked)


class _Pickler(pickle.Pickler):
    """Writes values in a form that is read in half the time of the usual one."""

    def __init__(self, stream: io.BytesIO, makers: Makers) -> None:
        super().__init__(stream, pickle.HIGHEST_PROTOCOL)
        self._makers = makers
        self._names = {cls: [f.name for f in fields(cls)] for cls in makers if is_dataclass(cls)}

    def reducer_override(self, value: Any) -> Any:
        cls = type(value)
        if isinstance(value, Value):
            known = kept_digest(value) if isinstance(value, Record) else None
            return _revived, (cls, value.__dict__, known)
        if isinstance(value, Instant):
            return Instant, (value.seconds, value.approximate)
        if isinstance(value, Enum):  # which some versions of Python write as a call of `getattr`
            return cls, (value.value,)
        if cls in self._makers:
            names = self._names.get(cls)  # which a named tuple has not
            parts = tuple(value) if names is None else tuple([getattr(value, n) for n in names])
            return self._makers[cls], parts
        return NotImplemented


class _Unpickler(pickle.Unpickler):
    """Makes the model's values and those of some classes, and nothing else, whatever is asked."""

    def __init__(self, stream: io.BytesIO, makers: Makers) -> None:
        super().__init__(stream)
        ours: tuple[Any, ...] = (_revived, *makers, *makers.values())
        self._ours = {(each.__module__, each.__qualname__) for each in ours}

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in self._ours:
            return super().find_class(module, name)
        if module.startswith(("statuary.model.", "statuary.times.")):
            found = super().find_class(module, name)
            if isinstance(found, type) and (found.__module__, found.__name__) == (module, name):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is never kept")


def _revived(cls: type[Value], fields: dict[str, Any], known: bytes | None) -> Value:
    """Make a value that was valid when it was kept, as pydantic makes its own."""
    value = cls.__new__(cls)
    _put(value, "__dict__", fields)
    _put(value, "__pydantic_fields_set__", UNASKED)
    _put(value, "__pydantic_extra__", None)
    _put(value, "__pydantic_private__", None)
    if known is not None:
        keep_digest(value, known)
    return value


_put = object.__setattr__
