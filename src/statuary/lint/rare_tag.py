"""A tag that is used once and is almost one that is used often: probably a slip.

A page declares no tags, so what others use is all there is to compare with.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from statuary.lint.interface import Example, Remark, Reworded, Rule, Scene

_OFTEN, _SHORT = 3, 4


def _check(scene: Scene) -> Iterable[Remark]:
    records = (*scene.updated, *scene.page.notices)
    used = Counter(tag for record in records for tag in {*record.tags})
    often = sorted(tag for tag, count in used.items() if count >= _OFTEN)
    for record in records:
        for index, tag in enumerate(record.tags):
            near = [other for other in often if used[tag] == 1 and _almost(tag, other)]
            if near:
                yield Remark(
                    record.id,
                    ("tags", index),
                    f"no other record has the tag `{tag}`, but {used[near[0]]} have `{near[0]}`",
                    f"write `{near[0]}` if you mean it",
                    fix=_fix(tag, near, record.tags),
                )


def _fix(tag: str, near: list[str], beside: tuple[str, ...]) -> Reworded | None:
    """Offer the tag that this one is but for case, hyphens and the like, unless it is there too."""
    same = [other for other in near if _bare(other) == _bare(tag)]
    return Reworded(tag, same[0]) if len(same) == 1 and same[0] not in beside else None


def _bare(tag: str) -> str:
    return re.sub(r"[\s_-]+", "", tag.casefold())


def _almost(one: str, other: str) -> bool:
    """Tell whether two tags differ in case, or in one letter that is none of a few."""
    one, other = one.casefold(), other.casefold()
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or len(short) < _SHORT:
        return False
    start = next((i for i, sign in enumerate(short) if sign != long[i]), len(short))
    rest = short[start + (len(short) == len(long)) :]
    return rest == long[start + 1 :] and not long[start].isdigit()


def _record(tag: str) -> str:
    return f"kind: notice\ntitle: News\nfrom: 2026-03-01\ntags: [{tag}]\n"


_USUAL = (_record("network"), _record("network"), _record("network"))

RARE_TAG = Rule(
    "rare-tag",
    "a tag that is used once and is one letter away from one that is used often",
    _check,
    good=Example((*_USUAL, _record("billing"))),
    bad=Example((*_USUAL, _record("netwok"))),
    fixable=Example((*_USUAL, _record("Network"))),
)
