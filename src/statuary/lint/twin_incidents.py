"""Two incidents of the same components at the same time: perhaps two people wrote of one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from statuary.lint.interface import Example, Remark, Rule, Scene
from statuary.model import UNKNOWN, Incident
from statuary.timeline.layers import end_of, is_open

_MINUTES = 15


def _check(scene: Scene) -> Iterable[Remark]:
    alike: defaultdict[tuple[str, ...], list[Incident]] = defaultdict(list)
    for incident in scene.page.incidents:
        changes = (incident.components, *(update.components for update in incident.updates))
        named = sorted({change.component for each in changes for change in each})
        if named and not incident.draft and incident.start.seconds <= scene.now:
            alike[tuple(named)].append(incident)
    for same in alike.values():
        for first, second in _pairs(same, scene.now):
            yield Remark(
                second.id,
                ("title",),
                f"this incident is of the same components as `{first.id}`, at the same time",
                f"join the two if they are one, with `aliases: [{second.id}]` in the one "
                "that stays",
            )


def _pairs(incidents: Iterable[Incident], now: int) -> Iterator[tuple[Incident, Incident]]:
    """Give each incident that looks like an earlier one, with that one."""
    previous: Incident | None = None
    still_open: Incident | None = None
    for incident in sorted(incidents, key=lambda each: (each.start.seconds, each.id)):
        for other in (previous, still_open):
            if other and _at_once(other, incident, now):
                yield other, incident
                break
        previous = incident
        still_open = incident if is_open(incident, now) else still_open


def _at_once(first: Incident, second: Incident, now: int) -> bool:
    """Tell whether two incidents, the earlier first, are both open or began almost together."""
    if is_open(first, now) and is_open(second, now):
        return True
    end = end_of(first, now)
    if first.ended == UNKNOWN or (end and end.seconds <= second.start.seconds):
        return False
    return second.start.seconds - first.start.seconds <= _MINUTES * 60


def _record(title: str, components: str) -> str:
    return (
        f"title: {title}\ncomponents: [{components}]\n"
        "updates: [{at: 2026-03-10 11:00Z, status: investigating, body: We look for it.}]\n"
    )


TWIN_INCIDENTS = Rule(
    "twin-incidents",
    "incidents of the same components, both open or begun within minutes of each other",
    _check,
    good=Example((_record("Slow answers", "api"), _record("Sign-in fails", "web"))),
    bad=Example((_record("Slow answers", "api"), _record("Timeouts", "api"))),
)
