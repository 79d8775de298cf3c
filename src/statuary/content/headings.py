"""The `##` lines that cut a Markdown record into its updates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from statuary.content.flaws import Flaw, Outcome
from statuary.content.text import SourceText
from statuary.model import IncidentStatus, MaintenanceStatus

INSTANT = "2026-02-01 16:57 -05:00"
EXAMPLE = f"## Resolved @ {INSTANT}"

_FENCE_OR_HEADING = re.compile(
    r"^[ ]{0,3}(?:(?P<fence>`{3,}|~{3,})(?P<info>.*)|(?P<level>#{1,6})(?P<text>.*))", re.MULTILINE
)
_SIGN = re.compile("[@—–|]")
_LETTERS = re.compile(r"[^a-z]")
_STEPS = frozenset(_LETTERS.sub("", step.value) for step in (*IncidentStatus, *MaintenanceStatus))


@dataclass(frozen=True, slots=True)
class Heading:
    """A line with two `#`: where it and its text begin, and where the text under it begins."""

    start: int
    text_start: int
    text: str
    end: int


def names_a_step(text: str) -> bool:
    """Tell whether a text is the word for a step of an incident or a maintenance."""
    return _LETTERS.sub("", text.casefold()) in _STEPS


def find_headings(source: SourceText, start: int) -> Outcome[tuple[Heading, ...]]:
    """Find the headings from an index on, which begins a line; in a code fence there is none."""
    found: list[Heading] = []
    flaws: list[Flaw] = []
    fence: tuple[str, int] | None = None
    for match in _FENCE_OR_HEADING.finditer(source.text, start):
        begin = match.start()
        if match["fence"]:
            if fence is not None:
                if match["fence"].startswith(fence[0]) and not match["info"].strip():
                    fence = None
            elif not (match["fence"][0] == "`" and "`" in match["info"]):
                fence = (match["fence"], begin)
        elif fence is None:
            text = _without_closing(match["text"])
            if len(match["level"]) != 2:
                flaws += _misplaced(source, begin, match["level"], text.strip())
                continue
            inner = len(text) - len(text.lstrip())
            found.append(
                Heading(
                    begin,
                    match.start("text") + inner,
                    text.strip(),
                    min(match.end() + 1, len(source.text)),
                )
            )
    if fence is not None:
        flaws.append(
            Flaw(
                source.mark(fence[1]),
                "the code fence that begins here has no end, so no heading after it counts",
                "write a line with the same signs after the code",
            )
        )
    return Outcome(tuple(found), tuple(flaws))


def _without_closing(text: str) -> str:
    """Give a heading's text without the `#` that may stand after it."""
    text = text.rstrip()
    bare = text.rstrip("#")
    return bare.rstrip() if bare[-1:].isspace() else text


def _misplaced(source: SourceText, begin: int, level: str, text: str) -> Iterator[Flaw]:
    """Refuse an update that a wrong number of `#` would hide in the text above it."""
    name, separator, rest = split_heading(text)
    if separator and names_a_step(name) and re.match(r"\s*+~?\s*+\d{4}", rest):
        yield Flaw(
            source.mark(begin),
            f"an update begins with two `#`, not {len(level)}",
            f"write `## {text}`",
        )


def split_heading(text: str) -> tuple[str, str, str]:
    """Split a heading at its first `@`, `—`, `–` or `|`."""
    sign = _SIGN.search(text)
    return (text[: sign.start()], sign[0], text[sign.end() :]) if sign else (text, "", "")
