"""What the metrics tell of, as values."""

from __future__ import annotations

from dataclasses import dataclass

from statuary import __version__
from statuary.model import ComponentStatus, Impact, MaintenanceStatus
from statuary.timeline import Snapshot
from statuary.timeline.facts import CountingFacts, Named
from statuary.timeline.uptime import Figure


@dataclass(frozen=True, slots=True)
class ComponentMetrics:
    """A component; `status` is None where it has none: not listed, or the record is closed."""

    named: Named
    status: ComponentStatus | None
    slo: str | None
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class CurrentMetrics:
    """How it is now: the page's status, the impacts of open incidents, and maintenance.

    `next_maintenance` is where the next announced window begins, in seconds of UTC.
    """

    status: ComponentStatus
    open_impacts: tuple[Impact, ...]
    under_way: int
    overdue: int
    next_maintenance: int | None


@dataclass(frozen=True, slots=True)
class PageMetrics:
    """What the file takes; `current` is None in a closed record, `unread` counts records."""

    version: str
    instant: int
    freshness: int
    unread: int
    counting: CountingFacts
    current: CurrentMetrics | None
    figures: tuple[Figure, ...]
    components: tuple[ComponentMetrics, ...]


def page_metrics(snapshot: Snapshot) -> PageMetrics:
    """Give what is told of a page."""
    return PageMetrics(
        version=__version__,
        instant=snapshot.instant,
        freshness=snapshot.freshness,
        unread=snapshot.banner.unread,
        counting=snapshot.counting,
        current=None if snapshot.closed else _current(snapshot),
        figures=snapshot.figures,
        components=tuple(
            ComponentMetrics(
                Named(each.id, each.name),
                each.status if each.listed and not snapshot.closed else None,
                each.slo,
                each.figures,
            )
            for each in snapshot.components
        ),
    )


def _current(snapshot: Snapshot) -> CurrentMetrics:
    under_way = [m for m in snapshot.maintenances if m.current.status.is_under_way]
    coming = (
        window.window.start
        for maintenance in snapshot.maintenances
        for window in maintenance.windows
        if window.status is MaintenanceStatus.SCHEDULED and window.window.start > snapshot.instant
    )
    return CurrentMetrics(
        snapshot.banner.status,
        tuple(incident.impact for incident in snapshot.incidents if incident.is_open),
        len(under_way),
        sum(maintenance.current.overdue for maintenance in under_way),
        min(coming, default=None),
    )
