"""An update that has not happened yet: it is not shown, which its author may not expect."""

from __future__ import annotations

from collections.abc import Iterable

from statuary.lint.future_start import starts_later
from statuary.lint.interface import Example, Remark, Rule, Scene
from statuary.wording import iso


def _check(scene: Scene) -> Iterable[Remark]:
    closing = scene.page.settings.as_of
    for record in scene.updated:
        if starts_later(record, scene.now):
            continue  # Of which there is a rule of its own.
        for index, update in enumerate(record.updates):
            at = ("updates", index, "at")
            if update.at.seconds <= scene.now:
                continue
            if closing and closing.seconds <= scene.now:
                yield Remark(
                    record.id,
                    at,
                    f"this update is dated {iso(update.at)}, after the page's `as_of`: "
                    "it is never shown",
                    "correct the instant, or `as_of` in statuary.yml",
                )
            else:
                yield Remark(
                    record.id,
                    at,
                    f"this update is dated {iso(update.at)}, in the future: it is not shown yet",
                    "correct the instant if it has happened",
                )


FUTURE_UPDATE = Rule(
    "future-update",
    "an update that is dated in the future, and so not shown yet",
    _check,
    good=Example(
        (
            "---\ntitle: Slow\ncomponents: [api]\n---\n"
            "## Investigating @ 2026-03-10 11:30Z\nWe look for the cause.\n",
        )
    ),
    bad=Example(
        (
            "---\ntitle: Slow\ncomponents: [api]\n---\n"
            "## Investigating @ 2026-03-10 11:30Z\nWe look for the cause.\n"
            "## Resolved @ 2026-03-11 11:40Z\nA full disk was the cause.\n",
        )
    ),
)
