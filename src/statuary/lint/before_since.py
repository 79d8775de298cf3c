"""An incident that was over before the record begins: it counts in no figure."""

from __future__ import annotations

from collections.abc import Iterable

from statuary.lint.interface import Example, Remark, Rule, Scene
from statuary.timeline.layers import end_of
from statuary.wording import iso


def _check(scene: Scene) -> Iterable[Remark]:
    since = scene.page.settings.since
    for incident in scene.page.incidents if since else ():
        end = end_of(incident, scene.now)
        if since and end and end.seconds < since.seconds:
            day = iso(incident.start)[:10]
            yield Remark(
                incident.id,
                ("title",),
                f"this incident was over at {iso(end)}, before the page's `since`: "
                "it counts in no figure",
                f"write `since: {day}` or earlier in statuary.yml, or correct the instants",
            )


_RECORD = """\
title: Slow answers
components: [api]
updates:
  - {at: 2026-01-05 11:00Z, status: identified, body: A disk is full.}
  - {at: 2026-01-05 11:20Z, status: resolved, body: It has been emptied.}
"""
_SETTINGS = "title: Example\ncomponents: [{{id: api, name: API}}]\nsince: {}\n"

BEFORE_SINCE = Rule(
    "before-since",
    "an incident that was over before the page's `since`, and so counts in no figure",
    _check,
    good=Example((_RECORD,), _SETTINGS.format("2026-01-01")),
    bad=Example((_RECORD,), _SETTINGS.format("2026-02-01")),
)
