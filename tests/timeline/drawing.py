"""Drawings of a component's hours, read into a page and drawn from its facts.

A drawing has a row per record, with a character per hour, and the row `api` that is expected.
Where that ends is now; what stands further right in other rows is yet to come.

    incident   M P D ? ! a status from here on: major, partial, degraded, unknown, maintenance
               i         something is said, nothing changes      u  the same, as an `update`
               r         resolved                    d  resolved, with degraded performance left
               E         the stated end              F  the same, in a row whose end is unknown
    window     =         the announced hours of a maintenance
    updates    s i v c x u   scheduled, in progress, verifying, completed, cancelled, update
    record     =         the hours in which the component exists
    api        W w       maintenance inside and outside its window
               M P D ?   other statuses; `.` operational, `_` outside the record
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from statuary.model import (
    Change,
    Component,
    ComponentStatus,
    Incident,
    IncidentStatus,
    IncidentUpdate,
    Instant,
    Maintenance,
    MaintenanceStatus,
    MaintenanceUpdate,
    Settings,
    StatusPage,
    Window,
)
from statuary.timeline import Snapshot, snapshot
from statuary.timeline.states import State

HOUR = 3600
MIDNIGHT = 1_700_006_400

_STATUS_OF = {
    "M": ComponentStatus.MAJOR_OUTAGE,
    "P": ComponentStatus.PARTIAL_OUTAGE,
    "D": ComponentStatus.DEGRADED_PERFORMANCE,
    "?": ComponentStatus.UNKNOWN,
    "!": ComponentStatus.UNDER_MAINTENANCE,
    "d": ComponentStatus.DEGRADED_PERFORMANCE,
}
_STEP_OF = {
    "r": IncidentStatus.RESOLVED,
    "d": IncidentStatus.RESOLVED,
    "u": IncidentStatus.UPDATE,
}
_WORD_OF = {
    "s": MaintenanceStatus.SCHEDULED,
    "i": MaintenanceStatus.IN_PROGRESS,
    "v": MaintenanceStatus.VERIFYING,
    "c": MaintenanceStatus.COMPLETED,
    "x": MaintenanceStatus.CANCELLED,
    "u": MaintenanceStatus.UPDATE,
}
_LETTER_OF = {status: letter for letter, status in _STATUS_OF.items() if letter.isupper()} | {
    ComponentStatus.UNKNOWN: "?"
}


class Drawing(NamedTuple):
    """A title, and rows of a kind and what is drawn."""

    title: str
    rows: tuple[tuple[str, str], ...]

    def row(self, kind: str) -> str:
        """Give the one row of a kind, or an empty one."""
        return next((drawn for each, drawn in self.rows if each == kind), "")


def hour(column: int) -> Instant:
    """Give the instant at which a column begins."""
    return Instant(MIDNIGHT + column * HOUR)


def read(text: str) -> Iterator[Drawing]:
    """Read drawings: a line with a title, and indented rows below it."""
    for block in text.strip().split("\n\n"):
        title, *rows = block.splitlines()
        pairs = (row.split(maxsplit=1) for row in rows)
        yield Drawing(title, tuple((kind, drawn.strip()) for kind, drawn in pairs))


def facts_of(drawing: Drawing) -> Snapshot:
    """Give the facts of a drawn page, at the end of its row `api`."""
    return snapshot(_page(drawing), hour(len(drawing.row("api"))).seconds)


def drawn(facts: Snapshot) -> str:
    """Draw the hours of a page's only component up to now."""
    history = facts.components[0].history
    hours = range(MIDNIGHT, facts.instant, HOUR)

    def letter(at: int) -> str:
        if not any(at in span for span in history.recorded):
            return "_"
        for interval in history.intervals:
            if at in interval.span:
                late = "w" if interval.states & State.OVERRUN else "W"
                return _LETTER_OF.get(interval.status, late)
        return "."

    return "".join(map(letter, hours))


def _page(drawing: Drawing) -> StatusPage:
    rows = enumerate(drawing.rows)
    record = drawing.row("record")
    return StatusPage(
        settings=Settings(
            title="Drawn",
            since=hour(0),
            components=(
                Component(
                    id="api",
                    name="API",
                    since=hour(record.index("=")) if record else None,
                    until=hour(record.rindex("=") + 1) if record else None,
                ),
            ),
        ),
        incidents=tuple(_incident(n, row) for n, (kind, row) in rows if kind == "incident"),
        maintenances=tuple(
            _maintenance(row, drawing.row("updates"))
            for kind, row in drawing.rows
            if kind == "window"
        ),
    )


def _incident(number: int, row: str) -> Incident:
    said = [(column, letter) for column, letter in enumerate(row) if letter not in ".-EF"]
    return Incident(
        id=f"incident-{number}",
        title="Trouble",
        updates=tuple(
            IncidentUpdate(
                at=hour(column),
                status=_STEP_OF.get(letter, IncidentStatus.INVESTIGATING),
                components=(Change(component="api", status=_STATUS_OF[letter]),)
                if letter in _STATUS_OF
                else (),
            )
            for column, letter in said
        ),
        ended=hour(row.index("E")) if "E" in row else "unknown" if "F" in row else None,
    )


def _maintenance(row: str, updates: str) -> Maintenance:
    return Maintenance(
        id="maintenance",
        kind="maintenance",
        title="Work",
        window=Window(start=hour(row.index("=")), until=hour(row.rindex("=") + 1)),
        components=("api",),
        updates=tuple(
            MaintenanceUpdate(at=hour(column), status=_WORD_OF[letter])
            for column, letter in enumerate(updates)
            if letter not in ".-"
        ),
    )
