"""All records, a page for each month, and the list of months."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from statuary.formats.html.page import Head, Page
from statuary.model import Impact, Instant, MaintenanceStatus
from statuary.spans import total
from statuary.theme import Theme
from statuary.timeline import Snapshot
from statuary.timeline.facts import Named
from statuary.times.zone import day_of


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A record in a list: incidents have an impact, maintenances a window's step."""

    kind: str
    id: str
    title: str
    at: Instant
    impact: Impact | None
    step: MaintenanceStatus | None
    is_open: bool
    seconds: int | None
    components: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class MonthLine:
    """A month, and how many incidents and other records are in it."""

    month: date
    incidents: int
    others: int


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """What `history.html` takes: months by year, newest first."""

    years: tuple[tuple[int, tuple[MonthLine, ...]], ...]


@dataclass(frozen=True, slots=True)
class MonthPage:
    """What `month.html` takes; `earlier` and `later` are the nearest months with records."""

    month: date
    entries: tuple[HistoryEntry, ...]
    earlier: date | None
    later: date | None


def pages(snapshot: Snapshot, theme: Theme) -> Iterable[Page]:
    """Give the list of months and a page for each of them."""
    site = snapshot.site
    wording = site.wording

    def month_of(entry: HistoryEntry) -> date:
        return day_of(entry.at.seconds, site.timezone).replace(day=1)

    entries = sorted(_entries(snapshot), key=lambda entry: (-entry.at.seconds, entry.id))
    months = [(month, tuple(own)) for month, own in itertools.groupby(entries, key=month_of)]
    lines = [_line(month, own) for month, own in months]
    years = tuple(
        (year, tuple(own))
        for year, own in itertools.groupby(lines, key=lambda line: line.month.year)
    )
    title = f"{wording.text('History')} – {site.title}"
    head = Head(
        site,
        title,
        "history/",
        section="history",
        changed=_changed(snapshot),
        unread=snapshot.banner.unread,
    )
    yield Page(theme, "history.html", head, HistoryPage(years))
    for index, (month, own) in enumerate(months):
        earlier = months[index + 1][0] if index + 1 < len(months) else None
        later = months[index - 1][0] if index else None
        head = Head(
            site,
            f"{wording.month(month)} – {site.title}",
            f"history/{month:%Y}/{month:%m}/",
            section="history",
            unread=snapshot.banner.unread,
        )
        yield Page(theme, "month.html", head, MonthPage(month, own, earlier, later))


def _line(month: date, entries: tuple[HistoryEntry, ...]) -> MonthLine:
    incidents = sum(entry.kind == "incident" for entry in entries)
    return MonthLine(month, incidents, len(entries) - incidents)


def _changed(snapshot: Snapshot) -> int | None:
    changed = [incident.changed for incident in snapshot.incidents]
    changed += [m.changed for m in snapshot.maintenances if m.changed is not None]
    changed += [notice.start.seconds for notice in snapshot.notices]
    return max(changed, default=None)


def _entries(snapshot: Snapshot) -> Iterable[HistoryEntry]:
    for incident in snapshot.incidents:
        yield HistoryEntry(
            "incident",
            incident.id,
            incident.title,
            incident.start,
            incident.impact,
            None,
            incident.is_open,
            incident.seconds,
            incident.components,
        )
    for maintenance in snapshot.maintenances:
        for window in maintenance.windows:
            if window.window.start <= snapshot.instant:
                goes_on = window.status.is_under_way
                yield HistoryEntry(
                    "maintenance",
                    maintenance.id,
                    maintenance.title,
                    Instant(window.window.start),
                    None,
                    window.status,
                    goes_on,
                    None if goes_on else total(window.active) or None,
                    maintenance.components,
                )
    for notice in snapshot.notices:
        yield HistoryEntry(
            "notice", notice.id, notice.title, notice.start, None, None, notice.active, None, ()
        )
