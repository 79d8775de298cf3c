"""Values are frozen, with tuples inside: what exists is valid, and stays so."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import typing
from collections import abc
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from pydantic import BaseModel, ConfigDict

from tests.laws.source import PACKAGE, modules, must_be_none

# Sets are among them even when frozen: their order differs from run to run, and an output's
# fingerprint must not.
MUTABLE = (bytearray, dict, list, set, frozenset, abc.Mapping, abc.MutableSequence, abc.Set)

# Class → why it may be otherwise.
EXCEPTIONS = {
    "statuary.publishing.index.Index": "every file of a site is looked up in it by its path",
    "statuary.publishing.making.Making": "every file of a site is looked up in it by its path",
    "statuary.publishing.survey.Survey": "every file of a site is looked up in it by its path",
}


def breaches(cls: type) -> Iterator[str]:
    """Say what of a class can change once a value of it exists."""
    name = f"{cls.__module__}.{cls.__qualname__}"
    if name in EXCEPTIONS:
        return
    if issubclass(cls, BaseModel):
        if not cls.model_config.get("frozen"):
            yield f"{name} can change: give its model_config `frozen=True`."
    elif dataclasses.is_dataclass(cls):
        # typeshed does not know the parameters that the decorator keeps.
        if not cls.__dataclass_params__.frozen:  # type: ignore[attr-defined]
            yield f"{name} can change: write `@dataclass(frozen=True)`."
    elif not hasattr(cls, "_fields"):  # which a named tuple has
        return
    for field, annotation in typing.get_type_hints(cls).items():
        if typing.get_origin(annotation) is not typing.ClassVar and _holds_mutable(annotation):
            yield f"{name}.{field} holds a dict, list or set: use tuples, of pairs if need be."


def _holds_mutable(annotation: object) -> bool:
    origin = typing.get_origin(annotation) or annotation
    if origin is abc.Callable:  # a function is no data, whatever it takes and gives
        return False
    if isinstance(origin, type) and issubclass(origin, MUTABLE):
        return True
    return any(map(_holds_mutable, typing.get_args(annotation)))


def classes() -> Iterator[type]:
    """Give every class that the package defines at the top of a module."""
    for module in modules():
        if module.name == "__main__":  # which would start the commands
            continue
        loaded = importlib.import_module(f"{PACKAGE}.{module.name}".rstrip("."))
        for _, cls in inspect.getmembers(loaded, inspect.isclass):
            if cls.__module__ == loaded.__name__:
                yield cls


def test_values_are_frozen_and_hold_tuples() -> None:
    """No dataclass, model or named tuple of the package can change, nor what it holds."""
    must_be_none(breach for cls in classes() for breach in breaches(cls))


def test_exceptions_are_still_there() -> None:
    """An exception goes when the class that it was made for goes."""
    known = {f"{cls.__module__}.{cls.__qualname__}" for cls in classes()}
    assert known >= set(EXCEPTIONS)


@dataclass
class _Thawed:
    name: str


@dataclass(frozen=True)
class _Nested:
    pairs: tuple[tuple[str, dict[str, int] | None], ...]


class _Model(BaseModel):
    name: str


class _FrozenModel(BaseModel):
    model_config = ConfigDict(frozen=True)
    names: abc.Mapping[str, int]


class _Named(typing.NamedTuple):
    names: frozenset[str]


@pytest.mark.parametrize("cls", [_Thawed, _Nested, _Model, _FrozenModel, _Named])
def test_what_can_change_is_found(cls: type) -> None:
    """A class that is not frozen, or a field with something mutable deep inside, is found."""
    assert len(list(breaches(cls))) == 1


@dataclass(frozen=True)
class _Frozen:
    render: abc.Callable[[list[str]], str]
    pairs: tuple[tuple[str, int], ...]
    unit: typing.ClassVar[dict[str, str]] = {}


def test_what_cannot_change_is_allowed() -> None:
    """Tuples are fine, and so are functions and what belongs to the class."""
    assert not list(breaches(_Frozen))
