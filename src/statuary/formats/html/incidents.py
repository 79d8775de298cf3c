"""A page for each record, a way there from its old ids, and one for what could not be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from statuary.addresses import record_page
from statuary.formats.html.lanes import Lanes, lanes
from statuary.formats.html.linked_data import Told
from statuary.formats.html.page import Head, Page, render_page
from statuary.formats.html.reports import Chart, chart
from statuary.model import ComponentStatus, IncidentStatus
from statuary.outputs import Output
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


@dataclass(frozen=True, slots=True)
class RecordPage:
    """A record's page before it is worked out: all that it is made of, and no more.

    There is one for each record there ever was, and most are as they were in the last build.
    """

    theme: Theme
    site: Site
    record: Record

    @property
    def output(self) -> Output:
        """The file that this page is published as."""
        return Output(f"{record_page(self.record.id)}index.html", _render, self)


def pages(snapshot: Snapshot, theme: Theme) -> Iterable[Page | RecordPage]:
    """Give the pages of all records, and a redirect for each of their aliases.

    What could not be read has a page that says so, as links may lead there.
    """
    site = snapshot.site
    records: tuple[Record, ...]
    records = (*snapshot.incidents, *snapshot.maintenances, *snapshot.notices)
    for record in records:
        yield RecordPage(theme, site, record)
        yield from _redirects(site, theme, record)
    for id_ in snapshot.unread_ids:
        title = f"{site.wording.text('Cannot be shown at the moment')} – {site.title}"
        head = Head(site, title, record_page(id_), section="history")
        yield Page(theme, "unread.html", head, UnreadPage())


def _render(page: RecordPage) -> str:
    return render_page(_worked_out(page))


def _worked_out(page: RecordPage) -> Page:
    theme, site, record = page.theme, page.site, page.record
    if isinstance(record, IncidentFacts):
        said = record.summary or (record.updates[0].body if record.updates else "")
        head = _head(site, record, _state(site, record), said, record.changed)
        return Page(theme, "incident.html", head, _incident(record))
    if isinstance(record, MaintenanceFacts):
        word = site.wording.word(record.current.status)
        head = _head(site, record, word, record.summary, record.changed)
        return Page(theme, "maintenance-record.html", head, MaintenancePage(record))
    head = _head(site, record, "", record.body, record.start.seconds)
    return Page(theme, "notice.html", head, NoticePage(record))


def _incident(incident: IncidentFacts) -> IncidentPage:
    # What ends after the last change has no end yet: whatever ends an interval is a change.
    affected = tuple(
        AffectedRow(
            each.component,
            each.worst,
            tuple(stretch(interval, incident.changed) for interval in each.intervals),
        )
        for each in incident.affected
    )
    reports = chart(incident.reports) if incident.reports else None
    return IncidentPage(incident, affected, lanes(incident), reports)


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


def _head(site: Site, record: Record, state: str, said: str, changed: int | None) -> Head:
    prefix = f"{state}: " if state else ""
    return Head(
        site,
        f"{prefix}{record.title} – {site.title}",
        record_page(record.id),
        section="history",
        said=said,
        changed=changed,
        told=_told(record),
    )


def _redirects(site: Site, theme: Theme, record: Record) -> Iterable[Page]:
    for alias in record.aliases:
        head = Head(site, record.title, record_page(alias))
        yield Page(theme, "redirect.html", head, Redirect(f"{record_page(record.id)}index.html"))
