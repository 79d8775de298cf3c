"""What a rule is: a permanent id, and a function that finds what it warns of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from statuary.content import Reading
from statuary.errors import Problem


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: `check` takes what was read and the instant that is now, in seconds of UTC."""

    id: str
    check: Callable[[Reading, int], Iterable[Problem]]
