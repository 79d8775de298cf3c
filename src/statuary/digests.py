"""A digest for any frozen value: equal values have one, in every process, and others another.

A value is turned into lists and tuples of what `marshal` writes, each list beginning with the name
of a class in short. In its second version `marshal` writes these the same wherever and however
often the same object stands among them, and quickly. Nothing is ever read back.
"""

from __future__ import annotations

import dataclasses
import marshal
from collections.abc import Callable
from datetime import date
from enum import Enum
from hashlib import blake2b
from operator import attrgetter
from typing import Any

Plain = Any  # what `marshal` writes
_Way = Callable[[Any], Plain]

_AS_THEY_ARE = (str, int, bool, type(None), bytes, float)
_VERSION = 2  # later ones tell shared objects, and strings that are interned, from others


class Digested:
    """A value that stands in several others: it keeps its digest, which stands for it there.

    The digest follows from the fields, so that the value is as pure as before. A class that has a
    layout of its own, as pydantic's have, is one of these by having the slot.
    """

    __slots__ = ("_digest",)


def digest(value: object) -> bytes:
    """Give the digest of a value, 16 bytes.

    A value is made of dataclasses, pydantic's models, named tuples, tuples, enumerations, dates,
    numbers, texts, bytes and classes. A field that `repr` leaves out is left out: another one
    stands for it. Raises `TypeError` for anything else, such as a set, whose order nobody knows.
    """
    return _hashed(_WAYS[type(value)](value))


def _hashed(plain: Plain) -> bytes:
    return blake2b(marshal.dumps(plain, _VERSION), digest_size=16).digest()


def kept_digest(value: object) -> bytes:
    """Give the digest that a `Digested` value keeps, by which it stands in others."""
    made: bytes = _WAYS[type(value)](value)
    return made


def keep_digest(value: object, digest: bytes) -> None:
    """Let a `Digested` value keep what an equal one kept."""
    object.__setattr__(value, "_digest", digest)


class _Ways(dict[type, _Way]):
    """How values of each class become plain, found when one is first met."""

    def __missing__(self, cls: type) -> _Way:
        """Find the way for a class."""
        self[cls] = way = _way(cls)
        return way


def _way(cls: type) -> _Way:
    # Names are long, and stand before each of a million values; eight bytes tell them apart.
    name = blake2b(f"{cls.__module__}.{cls.__qualname__}".encode(), digest_size=8).digest()
    if issubclass(cls, Enum):
        return {member: [name, member.name] for member in cls}.__getitem__
    if issubclass(cls, date):
        return lambda value: [name, value.isoformat()]
    if issubclass(cls, type):  # a class is what the program says it is
        return lambda value: [name, f"{value.__module__}.{value.__qualname__}"]
    if hasattr(cls, "_fields"):  # which a named tuple has
        return _of_parts(name, tuple)
    if dataclasses.is_dataclass(cls):
        names = [field.name for field in dataclasses.fields(cls) if field.repr]
    elif hasattr(cls, "model_fields"):  # which a model of pydantic has
        names = [name for name, field in cls.model_fields.items() if field.repr]
    else:
        raise TypeError(f"there is no digest for {cls.__qualname__}")
    of_fields = _of_parts(name, _getter(names))
    return _kept(of_fields) if hasattr(cls, "_digest") else of_fields


def _of_parts(name: bytes, get: Callable[[Any], tuple[object, ...]]) -> _Way:
    # Most parts are plain already. Which are not is asked once for all values that have the same
    # types in the same places, and that is most of what makes this quick.
    turned: dict[tuple[type, ...], tuple[tuple[int, _Way], ...]] = {}

    def way(value: object) -> Plain:
        parts = get(value)
        types = tuple(map(type, parts))
        if types not in turned:
            turned[types] = tuple(
                (at, _WAYS[cls]) for at, cls in enumerate(types, 1) if cls not in _AS_THEY_ARE
            )
        plain = [name, *parts]
        for at, turn in turned[types]:
            plain[at] = turn(plain[at])
        return plain

    return way


def _getter(names: list[str]) -> Callable[[object], tuple[object, ...]]:
    # With a single name, or none, `attrgetter` would not give a tuple.
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _kept(of_fields: _Way) -> _Way:
    def way(value: Any) -> bytes:
        try:
            return value._digest  # type: ignore[no-any-return]
        except AttributeError:
            made = _hashed(of_fields(value))
            object.__setattr__(value, "_digest", made)
            return made

    return way


def _tuple(value: tuple[object, ...]) -> Plain:
    if len(value) == 1:  # as most are that have anything
        each = value[0]
        return (_WAYS[type(each)](each),)
    return tuple([_WAYS[type(each)](each) for each in value]) if value else value


def _as_it_is(value: object) -> Plain:
    return value


_WAYS = _Ways({tuple: _tuple} | dict.fromkeys(_AS_THEY_ARE, _as_it_is))
