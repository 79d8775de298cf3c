"""Planned work put into words, and into iCalendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from statuary.addresses import record_page
from statuary.calendars import Calendar, Event, Offset, Zone, ical
from statuary.formats.calendar.times import Planned, Time
from statuary.prose import to_text
from statuary.spans import Span
from statuary.tag_uri import tag_uri
from statuary.timeline.facts import Site
from statuary.timeline.series import series_wall_clock
from statuary.times.zone import clock_changes, local
from statuary.wording import Wording

REFRESH_SECONDS = 3600
# How far a calendar tells what its zone's clocks do. Programs know it themselves; what they are
# told must be the same today and tomorrow.
ZONE_UNTIL, ZONE_YEARS = 2038, 12
UTC_ZONE = Zone("UTC", (Offset(0, 0, 0, "UTC", summer=False),), ZONE_UNTIL)


@dataclass(frozen=True, slots=True)
class CalendarFacts:
    """What a calendar takes.

    `folder` leads from the site's first page to where it is published, `page` to the page that
    it belongs to. `begin` is when the record begins: what nothing was said of is dated so.
    """

    site: Site
    folder: str
    page: str
    title: str
    begin: int
    planned: tuple[Planned, ...]


def render(facts: CalendarFacts) -> bytes:
    """Give the calendar."""
    url = facts.site.url
    return ical(
        Calendar(
            title=facts.title,
            text=to_text(facts.site.description, url or ""),
            zone=_zone(facts),
            refresh=REFRESH_SECONDS,
            url=url + facts.page if url else None,
            source=f"{url}{facts.folder}maintenance.ics" if url else None,
            events=tuple(event for each in facts.planned for event in _events(each, facts)),
        )
    )


def _events(planned: Planned, facts: CalendarFacts) -> Iterator[Event]:
    series, name = planned.series, _uid(facts.site, planned.id)
    if series:
        begin = Time(series.start, Span(series.start, series.start + planned.seconds))
        yield replace(_event(planned, begin, facts, name), rule=series.rule)
    for time in planned.times:
        if time.apart:
            name_of_its_own = _uid(facts.site, planned.id, f"#{time.apart}")
            yield _event(planned, time, facts, name_of_its_own)
        elif series:
            instead_of = series_wall_clock(time.announced, series, facts.site.timezone)
            yield replace(_event(planned, time, facts, name), instead_of=instead_of)
        else:
            yield _event(planned, time, facts, name)


def _event(planned: Planned, time: Time, facts: CalendarFacts, name: str) -> Event:
    site, wording = facts.site, facts.site.wording
    off = f"{wording.word(time.called_off)}: " if time.called_off else ""
    url = f"{site.url}{record_page(planned.id)}" if site.url else None
    return Event(
        uid=name,
        sequence=planned.updates,
        stamp=facts.begin if planned.changed is None else planned.changed,
        start=time.span.start,
        end=time.span.end,
        title=off + planned.title,
        text="\n\n".join(filter(None, _paragraphs(planned, time, url or "", wording))),
        url=url,
        categories=(*(component.name for component in planned.components), *planned.tags),
        cancelled=time.called_off is not None,
    )


def _paragraphs(planned: Planned, time: Time, base: str, wording: Wording) -> Iterator[str]:
    yield to_text(planned.summary, base)
    if planned.components:
        names = ", ".join(component.name for component in planned.components)
        yield wording.text("Components: {list}").format(list=names)
    if time.update:
        word, at = wording.word(time.update.status), wording.instant(time.update.at)
        yield f"{word}, {at}\n{to_text(time.update.body, base)}".rstrip()


def _uid(site: Site, record: str, part: str = "") -> str:
    """Name an event for good, by the site's address and the record's id alone."""
    path = f"{record_page(record)}{part}"
    return str(uuid5(NAMESPACE_URL, tag_uri(site.url, path) if site.url else path))


def _zone(facts: CalendarFacts) -> Zone:
    """Give what the zone's clocks do from the year on in which the first series begins.

    What happens once is told in UTC.
    """
    timezone = facts.site.timezone
    starts = [planned.series.start for planned in facts.planned if planned.series]
    if not starts:
        return UTC_ZONE
    year = datetime.fromtimestamp(min(starts), UTC).year
    end = max(ZONE_UNTIL, year + ZONE_YEARS)
    since, until = (int(datetime(each, 1, 1, tzinfo=UTC).timestamp()) for each in (year, end))
    changes = clock_changes(timezone, since, until)
    offsets = (_offset(at, at - 1 if at in changes else at, timezone) for at in (since, *changes))
    return Zone(timezone, tuple(offsets), end)


def _offset(at: int, until_then: int, timezone: str) -> Offset:
    here = local(at, timezone)
    before, after = _seconds(local(until_then, timezone).utcoffset()), _seconds(here.utcoffset())
    # In Ireland and Morocco winter time is what is saved; programs take what is ahead for summer.
    summer = after > before or (after == before and _seconds(here.dst()) > 0)
    return Offset(at, before, after, here.tzname() or timezone, summer)


def _seconds(length: timedelta | None) -> int:
    return int(length.total_seconds()) if length else 0
