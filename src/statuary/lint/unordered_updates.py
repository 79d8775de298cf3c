"""Updates in no order of time. Either order is fine; a mixture is often a slip in a date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from statuary.lint.interface import Example, Remark, Reordered, Rule, Scene, by_time
from statuary.model import Incident, IncidentStatus, Maintenance
from statuary.wording import iso

_DAY = 86400
_END = IncidentStatus.RESOLVED.how_far


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
                fix=_fix(record),
            )


def _misfit(instants: Sequence[int]) -> int | None:
    """Give the index of the first that breaks the order that most of them have."""
    steps = [later - earlier for earlier, later in pairwise(instants)]
    if not (any(step > 0 for step in steps) and any(step < 0 for step in steps)):
        return None
    rising = _rises(instants)
    return 1 + next(i for i, step in enumerate(steps) if (step < 0 if rising else step > 0))


def _rises(instants: Sequence[int]) -> bool:
    """Tell whether the most of some instants stand oldest first; the first two if none do."""
    steps = [later - earlier for earlier, later in pairwise(instants) if later != earlier]
    balance = sum(1 if step > 0 else -1 for step in steps)
    return balance > 0 or (balance == 0 and steps[0] > 0)


def _fix(record: Incident | Maintenance) -> Reordered | None:
    """Offer the order of time where nothing hints at a slip in a date.

    Such a hint is a step back, an end that has other updates behind it by time than by place,
    and a move among updates that are more than a day apart.
    """
    instants = [update.at.seconds for update in record.updates]
    places = range(len(instants))
    rising = _rises(instants)
    order = sorted(places, key=lambda index: instants[index] if rising else -instants[index])
    moved = [instants[index] for place, index in enumerate(order) if place != index]
    told = [index for index, _ in by_time(record)]
    far = [record.updates[index].status.how_far for index in told]
    steps = [each for each in far if each is not None]
    written = [*places] if rising else [*reversed(places)]
    plain = steps == sorted(steps) and max(moved) - min(moved) <= _DAY
    if not plain or _behind_ends(record, written) != _behind_ends(record, told):
        return None
    return Reordered(tuple(order))


def _behind_ends(record: Incident | Maintenance, order: Sequence[int]) -> list[set[int]]:
    """Give for each update that is an end which ones are behind it in an order."""
    ends = [index for index in sorted(order) if record.updates[index].status.how_far == _END]
    return [{*order[order.index(index) + 1 :]} for index in ends]


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

_MISPLACED = """\
title: Slow answers
components: [api]
updates:
  - {at: 2026-02-10 10:00Z, status: investigating, body: Answers take a minute.}
  - {at: 2026-02-10 10:40Z, status: monitoring, body: It has been emptied.}
  - {at: 2026-02-10 10:20Z, status: identified, body: A disk is full.}
  - {at: 2026-02-10 11:00Z, status: resolved, body: A new disk is in place.}
"""

UNORDERED_UPDATES = Rule(
    "unordered-updates",
    "updates that are neither oldest first nor newest first, often for a slip in a date",
    _check,
    good=Example((_RECORD.format("02"),)),
    bad=Example((_RECORD.format("03"),)),
    fixable=Example((_MISPLACED,)),
)
