"""The first page: how it is now, and how it has been."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from statuary.formats.html.bars import Bars, bars
from statuary.formats.html.page import Head, Page, wording_of
from statuary.model import ComponentStatus, Impact, Instant, MaintenanceStatus
from statuary.model.zone import day_of
from statuary.theme import Theme
from statuary.timeline import Snapshot
from statuary.timeline.facts import (
    Banner,
    ComponentFacts,
    GroupFacts,
    IncidentFacts,
    MaintenanceFacts,
    NoticeFacts,
    component_facts,
)
from statuary.timeline.uptime import Figure, Percentage

BAR_DAYS = 90
RECENT_DAYS = 14
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
    """A group in the list, with what is in it; `calm` while all of it is operational."""

    id: str
    name: str
    status: ComponentStatus
    percentage: Percentage
    rows: tuple[Row | GroupRow, ...]

    @property
    def calm(self) -> bool:
        """Whether nothing inside needs to be seen at once."""
        return self.status is ComponentStatus.OPERATIONAL


@dataclass(frozen=True, slots=True)
class RecentIncident:
    """An incident in the list of the last days."""

    id: str
    title: str
    impact: Impact
    start: Instant
    end: Instant | None
    is_open: bool
    seconds: int | None


@dataclass(frozen=True, slots=True)
class RecentDay:
    """A day and the incidents that began on it."""

    date: date
    incidents: tuple[RecentIncident, ...]


@dataclass(frozen=True, slots=True)
class Home:
    """What `index.html` takes."""

    banner: Banner
    lasting: int | None
    built: int
    closed: bool
    freshness: int
    notices: tuple[NoticeFacts, ...]
    incidents: tuple[IncidentFacts, ...]
    maintenances: tuple[MaintenanceFacts, ...]
    rows: tuple[Row | GroupRow, ...]
    window: str
    percentage: Percentage
    group_rule: str
    recent: tuple[RecentDay, ...]


def pages(snapshot: Snapshot, theme: Theme) -> Iterable[Page]:
    """Give the first page."""
    site = snapshot.site
    shown = figure_for_home(snapshot.figures)
    since = snapshot.banner.since
    home = Home(
        banner=snapshot.banner,
        lasting=snapshot.instant - since.seconds if since else None,
        built=snapshot.instant,
        closed=snapshot.closed,
        freshness=snapshot.freshness,
        notices=tuple(notice for notice in snapshot.notices if notice.active),
        incidents=tuple(i for i in snapshot.incidents if i.is_open or i.pinned),
        maintenances=tuple(m for m in reversed(snapshot.maintenances) if _ahead(m)),
        rows=tuple(_rows(snapshot.parts)),
        window=shown.window,
        percentage=shown.percentage,
        group_rule=snapshot.counting.group,
        recent=_recent(snapshot),
    )
    title = f"{_state(snapshot)} – {site.title}"
    yield Page(
        theme, "index.html", Head(site, title, section="home", description=site.description), home
    )


def _state(snapshot: Snapshot) -> str:
    wording = wording_of(snapshot.site)
    if snapshot.banner.status is ComponentStatus.OPERATIONAL:
        return wording.text("All systems operational")
    return wording.word(snapshot.banner.status)


def figure_for_home(figures: tuple[Figure, ...]) -> Figure:
    """Give the figure over as long as the bars are, or else over the longest window."""
    by_name = {figure.window: figure for figure in figures}
    return by_name.get(HOME_WINDOW, figures[-1])


def _ahead(maintenance: MaintenanceFacts) -> bool:
    return maintenance.current.status not in (
        MaintenanceStatus.COMPLETED,
        MaintenanceStatus.CANCELLED,
    )


def _rows(parts: tuple[ComponentFacts | GroupFacts, ...]) -> Iterable[Row | GroupRow]:
    for part in parts:
        shown = figure_for_home(part.figures).percentage
        if isinstance(part, GroupFacts):
            if any(component.listed for component in component_facts(part.parts)):
                yield GroupRow(part.id, part.name, part.status, shown, tuple(_rows(part.parts)))
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


def _recent(snapshot: Snapshot) -> tuple[RecentDay, ...]:
    zone = snapshot.site.timezone
    today = day_of(snapshot.instant, zone)
    recent = []
    for ago in range(RECENT_DAYS):
        day = today - timedelta(days=ago)
        begun = (i for i in snapshot.incidents if day_of(i.start.seconds, zone) == day)
        recent.append(
            RecentDay(
                day,
                tuple(
                    RecentIncident(i.id, i.title, i.impact, i.start, i.end, i.is_open, i.seconds)
                    for i in begun
                ),
            )
        )
    return tuple(recent)
