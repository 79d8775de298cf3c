"""An update that has not happened yet: it is not shown, which its author may not expect."""

from __future__ import annotations

from collections.abc import Iterable

from statuary.content import Reading
from statuary.errors import Problem
from statuary.lint.interface import Rule
from statuary.model import Incident, Maintenance
from statuary.wording import iso


def _check(reading: Reading, now: int) -> Iterable[Problem]:
    records: tuple[Incident | Maintenance, ...] = reading.page.incidents
    for record in (*records, *reading.page.maintenances):
        for index, update in enumerate(record.updates):
            if update.at.seconds > now:
                yield Problem(
                    *reading.place(record.id, "updates", index, "at"),
                    f"this update is dated {iso(update.at)}, in the future: it is not shown yet",
                    "correct the instant if it has happened",
                )


FUTURE_UPDATE = Rule("future-update", _check)
