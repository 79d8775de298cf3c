"""What reads well and is probably not meant so, one rule in one module.

A new rule is a module here that makes a `Rule` from a function, which takes a `Scene` and yields
a `Remark` for each place, and from a good and a bad example. Then add the rule to `RULES`, and
its severity to `model.checking`.
"""

from __future__ import annotations

from collections.abc import Iterator

from statuary.lint.before_since import BEFORE_SINCE
from statuary.lint.contrast import CONTRAST
from statuary.lint.dead_link import DEAD_LINK
from statuary.lint.empty_update import EMPTY_UPDATE
from statuary.lint.future_start import FUTURE_START
from statuary.lint.future_update import FUTURE_UPDATE
from statuary.lint.interface import Remark, Rule, Scene
from statuary.lint.nothing_affected import NOTHING_AFFECTED
from statuary.lint.overdue_maintenance import OVERDUE_MAINTENANCE
from statuary.lint.rare_tag import RARE_TAG
from statuary.lint.silent_incident import SILENT_INCIDENT
from statuary.lint.twin_incidents import TWIN_INCIDENTS
from statuary.lint.unexplained_resolution import UNEXPLAINED_RESOLUTION
from statuary.lint.unexplained_setback import UNEXPLAINED_SETBACK
from statuary.lint.unordered_updates import UNORDERED_UPDATES
from statuary.lint.vague_wording import VAGUE_WORDING
from statuary.model import Severity

__all__ = ["RULES", "Remark", "Rule", "Scene", "remarks"]

RULES: tuple[Rule, ...] = (
    BEFORE_SINCE,
    CONTRAST,
    DEAD_LINK,
    EMPTY_UPDATE,
    FUTURE_START,
    FUTURE_UPDATE,
    NOTHING_AFFECTED,
    OVERDUE_MAINTENANCE,
    RARE_TAG,
    SILENT_INCIDENT,
    TWIN_INCIDENTS,
    UNEXPLAINED_RESOLUTION,
    UNEXPLAINED_SETBACK,
    UNORDERED_UPDATES,
    VAGUE_WORDING,
)


def remarks(scene: Scene) -> Iterator[tuple[Rule, Severity, Remark]]:
    """Give what the rules say of a page, without what its settings and records allow."""
    page = scene.page
    allowed = {record.id: record.allow for record in page.records if record.allow}
    exceptions = page.settings.check.exceptions
    for rule in RULES:
        severity = page.settings.check.rules.of(rule.id)
        if severity is Severity.OFF:
            continue
        for remark in rule.check(scene):
            record = remark.record
            excepted = record is not None and (
                rule.id in allowed.get(record, ())
                or any(each.covers(record, rule.id) for each in exceptions)
            )
            if not excepted:
                yield rule, severity, remark
