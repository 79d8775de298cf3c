"""An incident that begins in the future: none of it is shown, and nobody can know of it."""

from __future__ import annotations

from collections.abc import Iterable

from statuary.lint.interface import Example, Remark, Rule, Scene
from statuary.model import Incident, Maintenance
from statuary.wording import iso


def starts_later(record: Incident | Maintenance, now: int) -> bool:
    """Tell whether a record is an incident whose `started` is still to come."""
    if not isinstance(record, Incident) or record.started is None:
        return False
    return record.started.seconds > now


def _check(scene: Scene) -> Iterable[Remark]:
    for incident in scene.page.incidents:
        if starts_later(incident, scene.now):
            yield Remark(
                incident.id,
                ("started",),
                f"this incident starts at {iso(incident.start)}, in the future: "
                "it is not shown yet",
                "correct `started`; work that is planned is a record with `kind: maintenance`",
            )


_RECORD = """\
title: Slow answers
components: [api]
started: {started}
updates:
  - {{at: 2026-03-10 11:00Z, status: investigating, body: Answers take a minute.}}
"""

FUTURE_START = Rule(
    "future-start",
    "an incident whose `started` is in the future, and so not shown yet",
    _check,
    good=Example((_RECORD.format(started="2026-03-10 10:45Z"),)),
    bad=Example(
        (
            "title: Slow answers\ncomponents: [api]\nstarted: 2027-03-10 10:45Z\n"
            "updates: [{at: 2027-03-10 11:00Z, status: identified, body: A full disk.}]\n",
        )
    ),
)
