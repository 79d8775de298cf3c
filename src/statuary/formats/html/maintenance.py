"""The page on planned work: coming, in progress, past."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from statuary.formats.html.page import Head, Page
from statuary.model import MaintenanceStatus
from statuary.theme import Theme
from statuary.timeline import Snapshot
from statuary.timeline.facts import MaintenanceFacts, Named, WindowFacts

COMING_WINDOWS = 10
PAST_WINDOWS = 50


@dataclass(frozen=True, slots=True)
class PlannedWindow:
    """A window of a maintenance in a list."""

    id: str
    title: str
    components: tuple[Named, ...]
    window: WindowFacts


@dataclass(frozen=True, slots=True)
class PlanPage:
    """What `maintenance.html` takes."""

    under_way: tuple[PlannedWindow, ...]
    coming: tuple[PlannedWindow, ...]
    past: tuple[PlannedWindow, ...]


def pages(snapshot: Snapshot, theme: Theme) -> Iterable[Page]:
    """Give the page on planned work."""
    windows = sorted(
        (planned for m in snapshot.maintenances for planned in _windows(m)),
        key=lambda planned: (planned.window.window.start, planned.id),
    )
    plan = PlanPage(
        tuple(w for w in windows if w.window.status.is_under_way),
        tuple(w for w in windows if w.window.status is MaintenanceStatus.SCHEDULED)[
            :COMING_WINDOWS
        ],
        tuple(w for w in reversed(windows) if w.window.status.is_over)[:PAST_WINDOWS],
    )
    changed = [m.changed for m in snapshot.maintenances if m.changed is not None]
    title = f"{snapshot.site.wording.text('Maintenance')} – {snapshot.site.title}"
    head = Head(
        snapshot.site,
        title,
        "maintenance/",
        section="maintenance",
        changed=max(changed, default=None),
        unread=snapshot.banner.unread,
    )
    yield Page(theme, "maintenance.html", head, plan)


def _windows(maintenance: MaintenanceFacts) -> Iterable[PlannedWindow]:
    for window in maintenance.windows:
        yield PlannedWindow(maintenance.id, maintenance.title, maintenance.components, window)
