"""What a format is: a name, what makes its files of facts, and where these are published."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from statuary.outputs import Output
from statuary.theme import Theme
from statuary.timeline import Snapshot

# What the words in a place's path stand for.
WORDS = {
    "document": "[a-z-]+",
    "figure": "status|uptime",
    "file": ".+",
    "hash": "[0-9a-f]+",
    "id": "[a-z0-9-]+",
    "month": "[0-9]{2}",
    "number": "[0-9]+",
    "year": "[0-9]{4}",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a format publishes, and in one sentence what is to be read there.

    In the path, `<id>` and the like stand for what differs from file to file.
    """

    path: str
    what: str

    def holds(self, path: str) -> bool:
        """Tell whether a file's path is in this place."""
        return _pattern(self.path).fullmatch(path) is not None


@dataclass(frozen=True, slots=True)
class Format:
    """One way to publish a page. Whatever it publishes is in one of its places."""

    name: str
    outputs: Callable[[Snapshot, Theme], Iterable[Output]]
    places: tuple[Place, ...]

    def may_publish(self, path: str) -> bool:
        """Tell whether a file's path is in one of the places."""
        return any(place.holds(path) for place in self.places)


@lru_cache(maxsize=256)
def _pattern(path: str) -> re.Pattern[str]:
    parts = re.split("<([a-z]+)>", path)
    parts[::2] = map(re.escape, parts[::2])
    parts[1::2] = (f"({WORDS[word]})" for word in parts[1::2])
    return re.compile("".join(parts))
