"""Updates in no order of time. Either order is fine; a mixture is often a slip in a date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from statuary.lint.interface import Example, Remark, Rule, Scene
from statuary.wording import iso


def _check(scene: Scene) -> Iterable[Remark]:
    for record in scene.updated:
        instants = [update.at.seconds for update in record.updates]
        index = _misfit(instants)
        if index is not None:
            yield Remark(
                record.id,
                ("updates", index, "at"),
                f"this update of {iso(instants[index])} stands out of order: "
                "the others are sorted by time",
                "correct its date, or move it to where it belongs",
            )


def _misfit(instants: Sequence[int]) -> int | None:
    """Give the index of the first that breaks the order that most of them have."""
    steps = [later - earlier for earlier, later in pairwise(instants)]
    upwards, downwards = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    if not upwards or not downwards:
        return None
    first = next(step for step in steps if step)
    rising = upwards > downwards or (upwards == downwards and first > 0)
    return 1 + next(i for i, step in enumerate(steps) if (step < 0 if rising else step > 0))


_RECORD = """\
---
title: Slow answers
components: [api]
---
## Investigating @ 2026-02-10 10:00Z
Answers take a minute.

## Update @ 2026-{}-10 10:20Z
A disk is full.

## Resolved @ 2026-02-10 11:00Z
It has been emptied.
"""

UNORDERED_UPDATES = Rule(
    "unordered-updates",
    "updates that are neither oldest first nor newest first, often for a slip in a date",
    _check,
    good=Example((_RECORD.format("02"),)),
    bad=Example((_RECORD.format("03"),)),
)
