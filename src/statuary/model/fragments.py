"""How an editor sees what people write: pieces of JSON Schema beside what reads the texts.

An editor gives plain values YAML's own types before it looks at a schema. So a title may be a
number to it and a flag is `true`, while every value here is a text. A piece lets all through that
reads, also in a form that is less usual, and proposes the usual one. Its `errorMessage` is what
VS Code and the YAML language server say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pydantic import WithJsonSchema

TEXT = ("string", "number", "boolean")  # what a text may look like


def piece(**keywords: Any) -> WithJsonSchema:
    """Give the annotation with which a type has these keywords in a schema."""
    return WithJsonSchema(keywords)


def texts(pattern: str, message: str, types: tuple[str, ...] = ("string",)) -> WithJsonSchema:
    """Give the annotation of texts that a pattern describes."""
    return piece(type=[*types], pattern=pattern, errorMessage=message)


def words(canonical: Iterable[str | bool], pattern: str) -> dict[str, Any]:
    """Give the schema of words that an editor proposes, and may be written in other ways too."""
    return {"anyOf": [{"enum": [*canonical]}, {"type": "string", "pattern": pattern}]}


def padded(pattern: re.Pattern[str] | str) -> str:
    """Give a pattern as schemas have it, for a whole text with space around it or none.

    What only Python knows is left out: names of groups, and space for the eyes.
    """
    text = pattern if isinstance(pattern, str) else pattern.pattern
    if isinstance(pattern, re.Pattern) and pattern.flags & re.VERBOSE:
        text = re.sub(r"(\[[^]]*\])|\s+", lambda found: found[1] or "", text)
    text = re.sub(r"\(\?P<\w+>", "(?:", text)
    return rf"^\s*(?:{text})\s*$"


def any_case(word: str, between: str = "") -> str:
    """Give a pattern for a word in small letters and capitals, with something between letters."""
    return between.join(
        f"[{letter.upper()}{letter}]" if letter.isalpha() else letter for letter in word
    )
