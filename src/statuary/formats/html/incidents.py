"""A page for each record, a way there from its old ids, and one for what could not be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from statuary.addresses import record_page
from statuary.formats.html.lanes import Lanes, lanes
from statuary.formats.html.linked_data import Told
from statuary.formats.html.page import Head, Page
from statuary.formats.html.reports import Chart, chart
from statuary.model import ComponentStatus, IncidentStatus
from statuary.prose import excerpt
from statuary.theme import Theme
from statuary.timeline import Snapshot
from statuary.timeline.facts import (
    IncidentFacts,
    MaintenanceFacts,
    Named,
    NoticeFacts,
    Record,
    Site,
)
from statuary.timeline.stretches import Stretch, stretch


@dataclass(frozen=True, slots=True)
class AffectedRow:
    """A component in an incident: the worst that was said of it, and when it was what."""

    component: Named
    worst: ComponentStatus
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class IncidentPage:
    """What `incident.html` takes."""

    incident: IncidentFacts
    affected: tuple[AffectedRow, ...]
    lanes: Lanes | None
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class MaintenancePage:
    """What `maintenance-record.html` takes."""

    maintenance: MaintenanceFacts


@dataclass(frozen=True, slots=True)
class NoticePage:
    """What `notice.html` takes."""

    notice: NoticeFacts


@dataclass(frozen=True, slots=True)
class UnreadPage:
    """What `unread.html` takes: nothing, as nobody knows anything."""


@dataclass(frozen=True, slots=True)
class Redirect:
    """What `redirect.html` takes: the way from the old page to the new one."""

    target: str


def pages(snapshot: Snapshot, theme: Theme) -> Iterable[Page]:
    """Give the pages of all records, and a redirect for each of their aliases.

    What could not be read has a page that says so, as links may lead there.
    """
    site = snapshot.site
    for incident in snapshot.incidents:
        said = incident.summary or (incident.updates[0].body if incident.updates else "")
        state, told = _state(site, incident), _told(incident)
        head = _head(site, incident, state, said, incident.changed, told)
        page = IncidentPage(
            incident,
            tuple(_affected(snapshot, incident)),
            lanes(incident),
            chart(incident.reports) if incident.reports else None,
        )
        yield Page(theme, "incident.html", head, page)
        yield from _redirects(site, theme, incident)
    for maintenance in snapshot.maintenances:
        word = site.wording.word(maintenance.current.status)
        told = _told(maintenance)
        head = _head(site, maintenance, word, maintenance.summary, maintenance.changed, told)
        yield Page(theme, "maintenance-record.html", head, MaintenancePage(maintenance))
        yield from _redirects(site, theme, maintenance)
    for notice in snapshot.notices:
        told = _told(notice)
        head = _head(site, notice, "", notice.body, notice.start.seconds, told)
        yield Page(theme, "notice.html", head, NoticePage(notice))
        yield from _redirects(site, theme, notice)
    for id_ in snapshot.unread_ids:
        title = f"{site.wording.text('Cannot be shown at the moment')} – {site.title}"
        head = Head(site, title, record_page(id_), section="history")
        yield Page(theme, "unread.html", head, UnreadPage())


def _affected(snapshot: Snapshot, incident: IncidentFacts) -> Iterable[AffectedRow]:
    for affected in incident.affected:
        stretches = tuple(stretch(each, snapshot.instant) for each in affected.intervals)
        yield AffectedRow(affected.component, affected.worst, stretches)


def _state(site: Site, incident: IncidentFacts) -> str:
    wording = site.wording
    if incident.end_unknown:
        return wording.text("Over")
    return wording.word(incident.step if incident.is_open else IncidentStatus.RESOLVED)


def _told(record: Record) -> Told | None:
    if isinstance(record, MaintenanceFacts):
        return record.current.window.start, record.current.window.end
    if isinstance(record, NoticeFacts):
        return record.start.seconds, record.until.seconds if record.until else None
    if record.end_unknown:
        return None
    return record.start.seconds, record.end.seconds if record.end else None


def _head(
    site: Site,
    record: Record,
    state: str,
    said: str,
    changed: int | None,
    told: Told | None,
) -> Head:
    prefix = f"{state}: " if state else ""
    return Head(
        site,
        f"{prefix}{record.title} – {site.title}",
        record_page(record.id),
        section="history",
        description=excerpt(said),
        changed=changed,
        told=told,
    )


def _redirects(site: Site, theme: Theme, record: Record) -> Iterable[Page]:
    for alias in record.aliases:
        head = Head(site, record.title, record_page(alias))
        yield Page(theme, "redirect.html", head, Redirect(f"{record_page(record.id)}index.html"))
