"""What is added to a record."""

from __future__ import annotations

import re
from dataclasses import dataclass

from statuary.characters import clean
from statuary.content.text import trimmed


@dataclass(frozen=True, slots=True)
class NewUpdate:
    """An update to write: its status, its instant as text and in seconds, and what it says.

    `components` are ids with statuses. `body` comes as `body_text` gives it.
    """

    status: str
    at: str
    seconds: int
    components: tuple[tuple[str, str], ...] = ()
    body: str = ""


def body_text(text: str) -> str:
    """Give a text as records keep it: without what cannot be shown and blank lines around it."""
    return trimmed(re.sub("[\u2028\u2029]", "\n", clean(text)).replace("\ufeff", ""))


def position(instants: tuple[int, ...], seconds: int) -> int:
    """Give the index at which an update belongs among others, in the order that they stand in.

    Of updates of one instant the one further down in the file is the later, whatever the order.
    """
    if len(instants) > 1 and instants[0] > instants[-1]:
        before = [index for index, instant in enumerate(instants) if instant >= seconds]
    else:
        before = [index for index, instant in enumerate(instants) if instant <= seconds]
    return before[-1] + 1 if before else 0
