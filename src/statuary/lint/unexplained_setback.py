"""A step back without a word: what was being watched or done is not any more, and why?"""

from __future__ import annotations

from collections.abc import Iterable

from statuary.lint.interface import Example, Remark, Rule, Scene, by_time
from statuary.model import Maintenance


def _check(scene: Scene) -> Iterable[Remark]:
    for record in scene.updated:
        if isinstance(record, Maintenance) and record.repeats:
            continue  # With each window the steps begin anew.
        before, reached = None, 0
        for index, update in by_time(record):
            far = update.status.how_far
            if far is None:
                continue
            if before and far < reached and not update.body.strip():
                yield Remark(
                    record.id,
                    ("updates", index, "status"),
                    f"this goes back from `{before}` to `{update.status}` without a word",
                    "write under the update why, such as what came back",
                )
            before, reached = update.status, far


_RECORD = """\
---
title: Slow answers
components: [api]
---
## Monitoring @ 2026-03-10 10:00Z
A new index is in place.

## Investigating @ 2026-03-10 11:00Z
"""

UNEXPLAINED_SETBACK = Rule(
    "unexplained-setback",
    "an update that goes back a step, such as to `investigating`, without a word",
    _check,
    good=Example((f"{_RECORD}Answers take a minute again.\n",)),
    bad=Example((_RECORD,)),
)
