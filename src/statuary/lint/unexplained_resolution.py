"""An incident that ends without a word: readers want to know what it was and what was done.

What words mean is not looked at, only whether there are any.
"""

from __future__ import annotations

from collections.abc import Iterable

from statuary.lint.interface import Example, Remark, Rule, Scene, by_time
from statuary.model import IncidentStatus


def _check(scene: Scene) -> Iterable[Remark]:
    for incident in scene.page.incidents:
        said = by_time(incident)
        ends = [place for place, (_, u) in enumerate(said) if u.status is IncidentStatus.RESOLVED]
        if not ends or incident.postmortem.strip():
            continue
        index, _ = said[ends[-1]]
        if not any(update.body.strip() for _, update in said[ends[-1] :]):
            yield Remark(
                incident.id,
                ("updates", index),
                "this incident is resolved without a word on what it was or what was done",
                "write it under the update, or under `## Postmortem`",
            )


_RECORD = """\
---
title: Slow answers
components: [api]
---
## Investigating @ 2026-03-09 10:00Z
Answers take a minute.

## Resolved @ 2026-03-09 10:20Z
"""

UNEXPLAINED_RESOLUTION = Rule(
    "unexplained-resolution",
    "a resolved incident with no word under its resolution and no postmortem",
    _check,
    good=Example((f"{_RECORD}A disk was full. It has been emptied, and is watched now.\n",)),
    bad=Example((_RECORD,)),
)
