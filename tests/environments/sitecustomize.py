"""Python reads this as it starts: folders then give their files in an order of chance.

It stands for file systems that keep files in another order than the one that tests run on.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from typing import Any, Self

_listdir, _scandir = os.listdir, os.scandir


class _Entries:
    def __init__(self, *given: Any) -> None:
        with _scandir(*given) as entries:
            self._entries = iter(_shuffled(entries))

    def __iter__(self) -> Iterator[Any]:
        return self._entries

    def __next__(self) -> Any:
        return next(self._entries)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Do nothing: all has been read."""


def _shuffled(found: Any) -> list[Any]:
    entries = list(found)
    random.Random(os.environ["DISORDER"]).shuffle(entries)  # noqa: S311
    return entries


if "DISORDER" in os.environ:
    os.listdir = lambda *given: _shuffled(_listdir(*given))
    os.scandir = _Entries  # type: ignore[assignment]
