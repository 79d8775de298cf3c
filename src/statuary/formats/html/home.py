"""The first page: how it is now, and how it has been."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from statuary.formats.html.component_rows import GroupRow, Row, component_rows
from statuary.formats.html.maintenance_lines import MaintenanceLine, maintenance_lines
from statuary.formats.html.page import Head, Page
from statuary.formats.html.recent_days import RecentDays, recent_days
from statuary.model import ComponentStatus
from statuary.prose import excerpt
from statuary.theme import Theme
from statuary.timeline import Snapshot
from statuary.timeline.facts import Banner, IncidentFacts, Named, NoticeFacts
from statuary.timeline.uptime import Percentage, shown_figure

SMALL_PAGE = 12


@dataclass(frozen=True, slots=True)
class Home:
    """What `index.html` takes; with each incident, what it holds under maintenance."""

    banner: Banner
    lasting: int | None
    built: int
    closed: bool
    freshness: int
    notices: tuple[NoticeFacts, ...]
    incidents: tuple[tuple[IncidentFacts, tuple[Named, ...]], ...]
    maintenances: tuple[MaintenanceLine, ...]
    rows: tuple[Row | GroupRow, ...]
    window: str
    recorded: int | None
    percentage: Percentage
    group_rule: str
    recent: tuple[RecentDays, ...]


def pages(snapshot: Snapshot, theme: Theme) -> Iterable[Page]:
    """Give the first page."""
    title = f"{_state(snapshot)} – {snapshot.site.title}"
    yield Page(
        theme,
        "index.html",
        Head(
            snapshot.site,
            title,
            section="home",
            description=excerpt(snapshot.site.description),
            status=None if snapshot.closed else snapshot.banner.status,
        ),
        home_facts(snapshot),
    )


def home_facts(snapshot: Snapshot) -> Home:
    """Give what the first page shows, in whichever form."""
    shown = shown_figure(snapshot.figures)
    holding = _holding(snapshot)
    return Home(
        banner=snapshot.banner,
        lasting=snapshot.lasting,
        built=snapshot.instant,
        closed=snapshot.closed,
        freshness=snapshot.freshness,
        notices=tuple(notice for notice in snapshot.notices if notice.active),
        incidents=tuple(
            (i, _maintained(i, snapshot.instant))
            for i in snapshot.incidents
            if i.is_open or i.pinned or i.id in holding
        ),
        maintenances=tuple(maintenance_lines(snapshot)),
        rows=tuple(component_rows(snapshot.parts, small=len(snapshot.components) <= SMALL_PAGE)),
        window=shown.window,
        recorded=shown.since,
        percentage=shown.percentage,
        group_rule=snapshot.counting.group,
        recent=recent_days(snapshot),
    )


def _holding(snapshot: Snapshot) -> frozenset[str]:
    """Give the records that some listed component owes its status to, open or not."""
    return frozenset(
        record
        for component in snapshot.components
        if component.listed
        for interval in component.history.intervals[-1:]
        if interval.span.end > snapshot.instant
        for record in interval.records
    )


def _state(snapshot: Snapshot) -> str:
    wording = snapshot.site.wording
    if snapshot.closed:
        return wording.text("Closed record")
    if snapshot.banner.status is ComponentStatus.OPERATIONAL:
        return wording.text("All systems operational")
    return wording.word(snapshot.banner.status)


def _maintained(incident: IncidentFacts, now: int) -> tuple[Named, ...]:
    """Give the components that an incident, and not a maintenance, holds under maintenance."""
    return tuple(
        each.component
        for each in incident.affected
        if any(
            interval.status is ComponentStatus.UNDER_MAINTENANCE and interval.span.end > now
            for interval in each.intervals
        )
    )
