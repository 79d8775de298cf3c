"""Titles as ids, which are addresses for good."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from itertools import count

from statuary.model.text import MAX_ID

LONGEST = 60  # with a date and a number it stays below what an id may have

_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "ħ": "h",
        "&": " and ",
        "'": "",
        "\u2019": "",
    }
)


def slug(title: str) -> str:
    """Write the first words of a title with a-z, 0-9 and hyphens, as far as it has such."""
    bare = unicodedata.normalize("NFKD", title.casefold().translate(_LETTERS))
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign))
    words = re.sub("[^a-z0-9]+", "-", letters).strip("-")
    if len(words) <= LONGEST:
        return words
    return words[: LONGEST + 1].rpartition("-")[0] or words[:LONGEST]


def new_id(day: str, title: str, kind: str, taken: Container[str]) -> str:
    """Give an id that nobody has: a day, the title, and a number if need be.

    A title without a letter that fits leaves its place to the kind of the record.
    """
    return _free(f"{day}-{slug(title) or kind}"[:MAX_ID], taken)


def free_id(name: str, kind: str, taken: Container[str]) -> str:
    """Give an id that nobody has: a name, or the kind of what has it, and a number if need be."""
    return _free(slug(name) or kind, taken)


def _free(name: str, taken: Container[str]) -> str:
    return next(
        found
        for number in count(1)
        if (found := name if number == 1 else f"{name}-{number}") not in taken
    )
