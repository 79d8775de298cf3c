"""An open incident that says of nothing how it does: the page goes on to say that all is well."""

from __future__ import annotations

from collections.abc import Iterable

from statuary.lint.interface import Example, Remark, Rule, Scene
from statuary.timeline.layers import happened, is_open


def _check(scene: Scene) -> Iterable[Remark]:
    for incident in scene.page.incidents:
        if incident.draft or incident.impact is not None or not is_open(incident, scene.now):
            continue
        changes = (incident.components, *(u.components for u in happened(incident, scene.now)))
        if not any(changes):
            parts = scene.page.settings.leaves
            named = f"`components: [{parts[0].id}]`" if parts else "`impact: minor`"
            yield Remark(
                incident.id,
                ("title",),
                "this open incident names neither a component nor an impact: "
                "the page says that all systems are operational",
                f"write what is affected, such as {named}, or `impact: none` if nothing is",
            )


_UPDATE = """\
updates:
  - {at: 2026-03-10 11:00Z, status: investigating, body: Answers take a minute.}
"""

NOTHING_AFFECTED = Rule(
    "nothing-affected",
    "an open incident with neither components nor an impact: the page says that all is well",
    _check,
    good=Example((f"title: Slow answers\nimpact: minor\n{_UPDATE}",)),
    bad=Example((f"title: Slow answers\n{_UPDATE}",)),
)
