"""Words that leave open who is hit and by what; English alone, and few enough to be known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from types import MappingProxyType

from statuary.lint.interface import Example, Remark, Rule, Scene

_WHO = "say whom it hits: which plans, regions or clients, or how many in a hundred"
_WHAT = "say what people see, such as which page or request fails, and how"
_INSTEAD = MappingProxyType(
    {
        "some users": _WHO,
        "some customers": _WHO,
        "some of our users": _WHO,
        "some of our customers": _WHO,
        "a subset of users": _WHO,
        "a subset of customers": _WHO,
        "an issue": _WHAT,
        "some issues": _WHAT,
        "experiencing issues": _WHAT,
        "experiencing problems": _WHAT,
        "technical difficulties": _WHAT,
        "technical issues": _WHAT,
    }
)
_VAGUE = re.compile(
    r"\b(?:" + "|".join(each.replace(" ", r"\s+") for each in _INSTEAD) + r")\b", re.IGNORECASE
)

# One of these is in each of them, and in few texts that are not vague.
_RARE = ("customer", "difficult", "issue", "problem", "user")


def _check(scene: Scene) -> Iterable[Remark]:
    if scene.page.settings.language.casefold().split("-")[0] != "en":
        return
    for record, at, text in _texts(scene):
        plain = text.casefold()
        found = _VAGUE.search(text) if any(each in plain for each in _RARE) else None
        if found:
            phrase = " ".join(found[0].split())
            hint = _INSTEAD[phrase.casefold()]
            yield Remark(record, at, f"“{phrase}” is vague", hint, phrase)


def _texts(scene: Scene) -> Iterator[tuple[str | None, tuple[str | int, ...], str]]:
    """Give each text with the record that has it, None for a template, and where it stands."""
    for place, template in enumerate(scene.page.settings.templates):
        yield None, ("templates", place, "title"), template.title or ""
        yield None, ("templates", place, "text"), template.text
    for record in scene.updated:
        yield record.id, ("title",), record.title
        yield record.id, ("summary",), record.summary
        for index, update in enumerate(record.updates):
            yield record.id, ("updates", index, "body"), update.body


_RECORD = """\
---
title: Slow answers
components: [api]
---
## Investigating @ 2026-03-10 11:00Z
{}
"""

VAGUE_WORDING = Rule(
    "vague-wording",
    "words that leave open who is hit and by what, such as “some users” (English only)",
    _check,
    good=Example((_RECORD.format("One request in ten from Europe takes a minute."),)),
    bad=Example((_RECORD.format("Today some users may see slow answers."),)),
)
