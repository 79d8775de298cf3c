"""The first page: how it is now, and how it has been."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from statuary.formats.html.bars import Bars, bars
from statuary.formats.html.incident_lines import IncidentLine
from statuary.formats.html.page import Head, Page, wording_of
from statuary.model import ComponentStatus, Instant, MaintenanceStatus
from statuary.model.zone import day_of, day_span
from statuary.prose import excerpt
from statuary.theme import Theme
from statuary.timeline import Snapshot
from statuary.timeline.facts import (
    Banner,
    ComponentFacts,
    GroupFacts,
    IncidentFacts,
    MaintenanceFacts,
    Named,
    NoticeFacts,
    WindowFacts,
    component_facts,
)
from statuary.timeline.uptime import Figure, Percentage

BAR_DAYS = 90
RECENT_DAYS = 14
SMALL_PAGE = 12
HOME_WINDOW = "90d"


@dataclass(frozen=True, slots=True)
class Row:
    """A component in the list."""

    id: str
    name: str
    description: str
    status: ComponentStatus
    since: Instant | None
    overdue: bool
    percentage: Percentage
    bars: Bars


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group in the list, with what is in it, to be seen at once if it is `open`."""

    id: str
    name: str
    status: ComponentStatus
    percentage: Percentage
    open: bool
    rows: tuple[Row | GroupRow, ...]


@dataclass(frozen=True, slots=True)
class RecentDays:
    """Days in a row, from `first` to `last`, of which the same is to be told.

    `incidents` began on them, which makes it a single day; `going_on` had begun before.
    """

    first: date
    last: date
    incidents: tuple[IncidentLine, ...]
    going_on: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class MaintenanceLine:
    """A window of a maintenance in the list; one that is `later` shows when the one before ends.

    `routine` tells that it ends by the clock.
    """

    maintenance: MaintenanceFacts
    window: WindowFacts
    later: bool
    routine: bool


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
    site = snapshot.site
    shown = figure_for_home(snapshot.figures)
    since = snapshot.banner.since
    holding = _holding(snapshot)
    home = Home(
        banner=snapshot.banner,
        lasting=snapshot.instant - since.seconds if since else None,
        built=snapshot.instant,
        closed=snapshot.closed,
        freshness=snapshot.freshness,
        notices=tuple(notice for notice in snapshot.notices if notice.active),
        incidents=tuple(
            (i, _maintained(i, snapshot.instant))
            for i in snapshot.incidents
            if i.is_open or i.pinned or i.id in holding
        ),
        maintenances=tuple(_maintenances(snapshot)),
        rows=tuple(_rows(snapshot.parts, small=len(snapshot.components) <= SMALL_PAGE)),
        window=shown.window,
        recorded=shown.span.start if shown.clipped and shown.measure.counted else None,
        percentage=shown.percentage,
        group_rule=snapshot.counting.group,
        recent=_recent(snapshot),
    )
    title = f"{_state(snapshot)} – {site.title}"
    yield Page(
        theme,
        "index.html",
        Head(
            site,
            title,
            section="home",
            description=excerpt(site.description),
            status=None if snapshot.closed else snapshot.banner.status,
        ),
        home,
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
    wording = wording_of(snapshot.site)
    if snapshot.closed:
        return wording.text("Closed record")
    if snapshot.banner.status is ComponentStatus.OPERATIONAL:
        return wording.text("All systems operational")
    return wording.word(snapshot.banner.status)


def figure_for_home(figures: tuple[Figure, ...]) -> Figure:
    """Give the figure over as long as the bars are, or else over the page's last window."""
    by_name = {figure.window: figure for figure in figures}
    return by_name.get(HOME_WINDOW, figures[-1])


def _maintenances(snapshot: Snapshot) -> Iterable[MaintenanceLine]:
    for maintenance in reversed(snapshot.maintenances):
        current = maintenance.current
        if current.status in (MaintenanceStatus.COMPLETED, MaintenanceStatus.CANCELLED):
            continue
        routine = _ends_by_the_clock(maintenance)
        yield MaintenanceLine(maintenance, current, later=False, routine=routine)
        for window in maintenance.windows if routine and not snapshot.closed else ():
            to_come = window.window.start >= current.window.end
            if to_come and window.status is MaintenanceStatus.SCHEDULED:
                yield MaintenanceLine(maintenance, window, later=True, routine=True)
                break


def _ends_by_the_clock(maintenance: MaintenanceFacts) -> bool:
    """Tell whether the current window is one of many, and no update speaks of how it goes."""
    current = maintenance.current
    start = current.window.start
    return (
        maintenance.repeats is not None
        and all(active.start >= start for active in current.active)
        and not any(
            update.at.seconds >= start
            for update in maintenance.updates
            if update.status is not MaintenanceStatus.UPDATE
        )
    )


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


def _rows(
    parts: tuple[ComponentFacts | GroupFacts, ...], *, small: bool
) -> Iterable[Row | GroupRow]:
    for part in parts:
        shown = figure_for_home(part.figures).percentage
        if isinstance(part, GroupFacts):
            if any(component.listed for component in component_facts(part.parts)):
                is_open = small or part.status is not ComponentStatus.OPERATIONAL
                rows = tuple(_rows(part.parts, small=small))
                yield GroupRow(part.id, part.name, part.status, shown, is_open, rows)
        elif part.listed:
            yield Row(
                part.id,
                part.name,
                part.description,
                part.status,
                part.since,
                part.overdue,
                shown,
                bars(part.days[-BAR_DAYS:]),
            )


def _recent(snapshot: Snapshot) -> tuple[RecentDays, ...]:
    """Give the last days, newest first; days of which the same is to be told are one."""
    zone = snapshot.site.timezone
    today = day_of(snapshot.instant, zone)
    recent: list[RecentDays] = []
    for ago in range(RECENT_DAYS):
        day = today - timedelta(days=ago)
        begun, going_on = _incidents_on(day, snapshot)
        before = recent[-1] if recent else None
        if before and not begun and not before.incidents and before.going_on == going_on:
            recent[-1] = replace(before, first=day)
        else:
            recent.append(RecentDays(day, day, begun, going_on))
    return tuple(recent)


def _incidents_on(
    day: date, snapshot: Snapshot
) -> tuple[tuple[IncidentLine, ...], tuple[Named, ...]]:
    span = day_span(day, snapshot.site.timezone)
    begun = tuple(IncidentLine.of(i) for i in snapshot.incidents if i.start.seconds in span)
    going_on = tuple(
        Named(i.id, i.title)
        for i in snapshot.incidents
        if i.start.seconds < span.start and (i.is_open or _last_effect(i) > span.start)
    )
    return begun, going_on


def _last_effect(incident: IncidentFacts) -> int:
    """Give until when an incident held any component, or else was open."""
    ends = [interval.span.end for each in incident.affected for interval in each.intervals]
    return max([*ends, incident.end.seconds if incident.end else incident.start.seconds])
