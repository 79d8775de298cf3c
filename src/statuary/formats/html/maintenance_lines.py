"""Maintenance that is under way or to come, as the first page lists it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from statuary.model import MaintenanceStatus
from statuary.timeline import Snapshot
from statuary.timeline.facts import MaintenanceFacts, WindowFacts


@dataclass(frozen=True, slots=True)
class MaintenanceLine:
    """A window of a maintenance in the list; one that is `later` shows when the one before ends."""

    maintenance: MaintenanceFacts
    window: WindowFacts
    later: bool


def maintenance_lines(snapshot: Snapshot) -> Iterable[MaintenanceLine]:
    """Give the windows, and behind a routine one the next, hidden until the first ends."""
    for maintenance in reversed(snapshot.maintenances):
        current = maintenance.current
        if current.status.is_over:
            continue
        yield MaintenanceLine(maintenance, current, later=False)
        for window in maintenance.windows if current.routine and not snapshot.closed else ():
            to_come = window.window.start >= current.window.end
            if to_come and window.status is MaintenanceStatus.SCHEDULED:
                yield MaintenanceLine(maintenance, window, later=True)
                break
