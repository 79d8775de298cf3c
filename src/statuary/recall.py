"""Pure functions that are asked again and again, and what became of the same arguments before.

A program that works a page out once asks `afresh`. One that does so after every change asks a
`Memory`, and pays for what changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
A = TypeVar("A")
B = TypeVar("B")

_NOTHING: Any = object()


class Recall:
    """A way to get the results of pure functions for frozen arguments: this one works them out."""

    def __call__(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Give the result."""
        return function(*args, **kwargs)

    def each(self, function: Callable[[A, B], T], items: Iterable[A], other: B) -> Iterator[T]:
        """Give the result for each item with the same other argument."""
        return (self(function, item, other) for item in items)


afresh = Recall()


class Memory(Recall):
    """Results that are kept for as long as each round asks for them again."""

    def __init__(self) -> None:
        self._before: dict[object, Any] = {}
        self._asked: dict[object, Any] = {}

    def __call__(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Work a result out, unless one for equal arguments is at hand."""
        key = (function, args, *kwargs.items())
        # What is known is moved over: to hash what functions take is most of what this costs.
        result: T = self._before.pop(key, _NOTHING)
        if result is _NOTHING:
            result = self._asked.get(key, _NOTHING)
        if result is _NOTHING:
            result = function(*args, **kwargs)
        self._asked[key] = result
        return result

    def end_round(self) -> None:
        """Forget what was not asked for since the last round ended."""
        self._before, self._asked = self._asked, {}
