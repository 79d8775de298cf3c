"""An open incident of which nothing is said for long: forgotten, or its readers are.

One that is being monitored is no exception: it is the one that most often is over, and that
somebody forgot to resolve.
"""

from __future__ import annotations

from collections.abc import Iterable

from statuary.lint.interface import Example, Remark, Rule, Scene
from statuary.model import IncidentStatus
from statuary.timeline.layers import happened, is_open

_STILL_THERE = (
    "say in an update how it stands, or resolve it; "
    "write `ended: unknown` if it is over and nobody knows since when"
)
_WATCHED = "resolve it if all stayed well, or say in an update what is still watched"


def _check(scene: Scene) -> Iterable[Remark]:
    limit = scene.page.settings.check.silence
    for incident in scene.page.incidents:
        if incident.draft or not is_open(incident, scene.now):
            continue
        said = happened(incident, scene.now)
        last = said[-1] if said else None
        silent = scene.now - (last.at if last else incident.start).seconds
        if silent <= limit.seconds:
            continue
        steps = [update.status for update in said if update.status is not IncidentStatus.UPDATE]
        watched = bool(steps) and steps[-1] is IncidentStatus.MONITORING
        yield Remark(
            incident.id,
            ("updates", incident.updates.index(last)) if last else ("title",),
            "this incident is open, and nothing was said of it for "
            f"{scene.wording.duration(silent)}",
            _WATCHED if watched else _STILL_THERE,
        )


_RECORD = """\
---
title: Slow answers
components: [api]
---
## Investigating @ 2026-03-08 10:00Z
Answers take a minute.
"""

SILENT_INCIDENT = Rule(
    "silent-incident",
    "an open incident of which nothing was said for longer than `silence`",
    _check,
    good=Example((f"{_RECORD}\n## Monitoring @ 2026-03-10 09:00Z\nA new index is in place.\n",)),
    bad=Example((f"{_RECORD}\n## Monitoring @ 2026-03-08 12:00Z\nA new index is in place.\n",)),
)
