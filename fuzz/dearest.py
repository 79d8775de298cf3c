"""A search for the Markdown that costs most: `python -m fuzz.dearest SECONDS [SEED]`.

A text is a few small pieces, repeated, behind one another. The search changes one thing at a time
and keeps what takes longer, beginning anew now and then. What it finds belongs into
`tests/test_dear_prose.py`, with the steps that it may cost; so the tests need no clock.
"""

from __future__ import annotations

import random
import sys
import time
from typing import NamedTuple

from fuzz.trial import peak
from statuary.prose import to_text
from statuary.prose.dialect import steps
from statuary.prose.rendering import LONGEST, _rendered, to_html

PIECES = (
    *"a1 .:;!&'\"#*_`[]()<>|\\\n\t-+=~é🙂",
    *("  ", "    ", "\n\n", "1. ", "- ", "> ", "# ", "**", "***", "__", "```\n", "~~~\n", "```"),
    *("![", "](", "][", "[a]: b\n", '[a]: b "', "[a]", "|-|-|\n", "|a", "---\n", "  \n", "\n    "),
    *(
        "http://",
        "https://a.b/",
        "<http://",
        "a@b",
        "<a@b>",
        "&#27;",
        "&amp;",
        "&a;",
        "\\*",
        "hl_lines=",
    ),
    *("*a*", "**a**", "_a_", "`a`", "[a](b)", "<b>", "\n> ", "\n- ", "\n1. ", "\n  - ", "\n\n    "),
)


class Part(NamedTuple):
    """A piece of text, and how often it stands there."""

    text: str
    times: int


def written(recipe: tuple[Part, ...]) -> str:
    """Give the text of a recipe."""
    return "".join(part.text * part.times for part in recipe)[:LONGEST]


def cost(text: str) -> float:
    """Give the seconds of CPU that a text takes on its way to a page and a mail."""
    _rendered.cache_clear()
    begin = time.process_time()
    to_html(text)
    to_text(text)
    return time.process_time() - begin


def _part(chance: random.Random) -> Part:
    text = "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 5)))
    most = LONGEST // len(text)
    return Part(text, chance.choice((1, int(most ** chance.random()), most)))


def _changed(recipe: tuple[Part, ...], chance: random.Random) -> tuple[Part, ...]:
    parts = list(recipe)
    index = chance.randrange(len(parts))
    text, times = parts[index]
    match chance.randrange(6):
        case 0:
            parts[index] = _part(chance)
        case 1 if len(parts) < 4:
            parts.insert(index, _part(chance))
        case 2 if len(parts) > 1:
            del parts[index]
        case 3:
            at = chance.randint(0, len(text))
            parts[index] = Part(text[:at] + chance.choice(PIECES) + text[at:], times)
        case 4 if len(text) > 1:
            at = chance.randrange(len(text))
            parts[index] = Part(text[:at] + text[at + 1 :], times)
        case _:
            factor = chance.choice((0.5, 0.8, 1.25, 2, 4))
            parts[index] = Part(text, max(1, min(LONGEST, int(times * factor))))
    return tuple(parts)


def search(seconds: float, seed: int) -> None:
    """Look for the dearest text, and tell of each that is dearer than all before."""
    chance = random.Random(seed)  # noqa: S311
    end = time.monotonic() + seconds
    dearest, tried = 0.0, 0
    while time.monotonic() < end:
        recipe: tuple[Part, ...] = (_part(chance),)
        best, idle = 0.0, 0
        while idle < 60 and time.monotonic() < end:
            other = _changed(recipe, chance) if best else recipe
            text = written(other)
            spent = cost(text)
            tried += 1
            idle += 1
            if spent > best * 1.02:
                recipe, best, idle = other, spent, 0
            if spent > dearest:
                dearest = spent
                sys.stdout.write(
                    f"{spent:.2f} s, {len(text):,} characters, {steps():,} steps, {peak()} MiB: "
                    f"{[tuple(part) for part in other]}\n"
                )
                sys.stdout.flush()
    sys.stdout.write(f"{tried:,} texts tried; the dearest took {dearest:.2f} s\n")


if __name__ == "__main__":
    search(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)
