"""What people write into an issue: the form that reports an incident, and words that go on.

    body of an issue   → `Report`
    body of a comment  → `Word`

GitHub gives a form as Markdown, a heading for each label. The last field is the only one with
several lines, so whatever stands below its heading is its value, headings as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LABELS = ("Components", "How they do", "Since when", "What users notice")
STATUSES = ("investigating", "identified", "monitoring", "resolved", "update")
NOTHING = "_No response_"

_WORD = re.compile(rf"/({'|'.join(STATUSES)})(?:[ \t]+|\n|$)", re.IGNORECASE)
_COMPONENT = re.compile(r"([^\s=]+=[A-Za-z_-]+)(?:[ \t]+|\n|$)")


@dataclass(frozen=True, slots=True)
class Report:
    """An incident as the form has it: ids of components, how all do, since when, and the text.

    `since` is empty where nothing was written.
    """

    components: tuple[str, ...]
    status: str
    since: str
    text: str


@dataclass(frozen=True, slots=True)
class Word:
    """An update: its status, what changes as `component=status`, and the text."""

    status: str
    components: tuple[str, ...]
    text: str


def read_report(body: str) -> Report | None:
    """Read what the form made; None if it is anything else."""
    rest, values = f"\n\n{_lines(body)}", []
    for label in LABELS:
        value, heading, rest = rest.partition(f"\n\n### {label}\n\n")
        if not heading:
            return None
        values.append(value.strip())
    before, components, status, since = ("" if value == NOTHING else value for value in values)
    if before:
        return None
    named = tuple(each.strip() for each in components.split(",") if each.strip())
    return Report(named, status, since, "" if rest.strip() == NOTHING else rest)


def read_word(body: str) -> Word | None:
    """Read a comment that begins with `/update`, `/identified` …; None if it does not.

    Components may follow on the same line; all else is the text.
    """
    text = _lines(body).lstrip()
    if not (said := _WORD.match(text)):
        return None
    at, components = said.end(), []
    while "\n" not in text[said.end() - 1 : at] and (found := _COMPONENT.match(text, at)):
        components.append(found[1])
        at = found.end()
    return Word(said[1].lower(), tuple(components), text[at:])


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
