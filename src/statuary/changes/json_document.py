"""Changes for programs: one JSON document, whose keys are kept from version to version."""

from __future__ import annotations

from statuary.changes.facts import Changes
from statuary.errors import Problem
from statuary.json_text import json_text
from statuary.timeline.uptime import Percentage
from statuary.wording import decimal, iso


def as_json(changes: Changes) -> str:
    """Give everything, without leaving any of it out for being long."""
    document = {
        "version": 1,
        "base": {
            "ref": changes.base.ref,
            "commit": changes.base.commit,
            "page": changes.base.page,
            "problems": [_problem(each) for each in changes.base.problems],
        },
        "as_of": iso(changes.instant),
        "changes": changes.any,
        "problems": [_problem(each) for each in changes.problems],
        "headline": {"before": changes.before, "after": changes.after},
        "records": [
            {
                "change": each.deed.value,
                "kind": each.kind.value,
                "id": each.id,
                "title": each.title,
                "before": each.before,
                "after": each.after,
            }
            for each in changes.records
        ],
        "components": [
            {
                "change": each.deed.value,
                "id": each.id,
                "name": each.name,
                "before": each.before,
                "after": each.after,
            }
            for each in changes.components
        ],
        "uptime": [
            {
                "of": each.subject,
                "id": each.id or None,
                "name": each.name or None,
                "window": each.window,
                "before": _percentage(each.before),
                "after": _percentage(each.after),
            }
            for each in changes.figures
        ],
        "feed_entries": [
            {
                "change": each.deed.value,
                "path": each.path,
                "title": each.title,
                "published_at": iso(each.at),
                "status": each.step,
            }
            for each in changes.entries
        ],
        "files": {
            "added": list(changes.files.added),
            "removed": list(changes.files.removed),
            "changed": changes.files.changed,
            "unchanged": changes.files.unchanged,
        },
    }
    return json_text(document)


def _percentage(shown: Percentage | None) -> dict[str, object] | None:
    """Write both ends of a percentage; null stands for a side without such a figure."""
    if shown is None:
        return None
    return {
        "uptime_low": None if shown.low is None else decimal(shown.low),
        "uptime_high": None if shown.high is None else decimal(shown.high),
        "approximate": shown.approximate,
    }


def _problem(problem: Problem) -> dict[str, object]:
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "message": problem.message,
        "hint": problem.hint,
    }
