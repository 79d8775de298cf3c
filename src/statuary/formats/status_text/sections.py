"""The text, section by section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from statuary.addresses import record_page
from statuary.formats.html.component_rows import GroupRow, Row
from statuary.formats.html.home import Home
from statuary.formats.html.maintenance_lines import MaintenanceLine
from statuary.formats.status_text.columns import columns, fit, padded, wrapped
from statuary.model import Instant
from statuary.prose import to_text
from statuary.timeline.facts import IncidentFacts, Named, NoticeFacts, Site, UpdateFacts
from statuary.wording import Wording

INDENT = "  "


@dataclass(frozen=True, slots=True)
class TextPage:
    """What the file takes."""

    site: Site
    home: Home


def render_text(page: TextPage) -> str:
    """Render the page."""
    home, wording = page.home, page.site.wording
    incidents = [_incident(incident, page, wording) for incident, _ in home.incidents]
    maintenances = [_maintenance(m, page, wording) for m in home.maintenances if not m.later]
    blocks = (
        wrapped(page.site.title),
        _banner(home, wording),
        *(_notice(notice, page) for notice in home.notices),
        *_section(wording.text("Incidents"), incidents),
        *_section(wording.text("Maintenance"), maintenances),
        *(_section(wording.text("Components"), [_components(home, wording)]) if home.rows else ()),
        *([wrapped(page.site.url)] if page.site.url else ()),
    )
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _section(title: str, blocks: Sequence[Iterable[str]]) -> Iterator[Iterable[str]]:
    if blocks:
        first, *rest = blocks
        yield (title, "-" * columns(title), *first)
        yield from rest


def _banner(home: Home, wording: Wording) -> Iterator[str]:
    banner, built = home.banner, wording.instant(home.built)
    if home.closed:
        yield wording.text("This record is closed")
        yield from wrapped(f"{wording.text('It tells how things stood on')} {built}:")
    names = [each.name for each in banner.causes]
    headline = wording.headline(banner.status, names, banner.unread)
    if banner.since and home.lasting:
        headline += f", {wording.lasting(home.lasting, approximate=banner.since.approximate)}"
    if banner.since:
        headline += f", {wording.text('since')} {wording.instant(banner.since)}"
    yield from wrapped(_line(headline))
    if banner.overdue:
        yield from wrapped(
            wording.text("The maintenance is past its announced end and overdue for an update.")
        )
    if banner.unread:
        yield from wrapped(wording.missing(banner.unread))
    if not home.closed:
        unless = wording.text("If that is more than %(length)s ago, the true state is unknown.")
        stale = unless % {"length": wording.duration(home.freshness)}
        yield from wrapped(f"{wording.text('As of')} {built}. {stale}")


def _notice(notice: NoticeFacts, page: TextPage) -> Iterator[str]:
    yield from wrapped(_line(notice.title))
    yield from _prose(notice.body, notice.id, page, INDENT)
    yield from _address(notice.id, page)


def _incident(incident: IncidentFacts, page: TextPage, wording: Wording) -> Iterator[str]:
    yield from wrapped(_line(incident.title))
    about = f"{wording.text('Impact:')} {wording.word(incident.impact)}"
    yield from wrapped(_meta(about, _span(incident, wording), incident.components), INDENT)
    for update in incident.updates[:1]:
        yield from _update(update, incident.id, page, wording)
    yield from _address(incident.id, page)


def _span(incident: IncidentFacts, wording: Wording) -> str:
    start, end = incident.start, incident.end
    if end is None:
        words = wording.text("ongoing") if incident.is_open else wording.text("end not known")
        return f"{wording.instant(start)} – {words}"
    length = ""
    if incident.seconds is not None:
        about = f"{wording.text('about')} " if start.approximate or end.approximate else ""
        length = f" ({about}{wording.duration(incident.seconds)})"
    return _from_until(start, end, wording) + length


def _from_until(start: Instant | int, end: Instant | int, wording: Wording) -> str:
    same = wording.day(start) == wording.day(end)
    return f"{wording.instant(start)} – {wording.time(end) if same else wording.instant(end)}"


def _update(update: UpdateFacts, record: str, page: TextPage, wording: Wording) -> Iterator[str]:
    yield from wrapped(f"{wording.word(update.status)}, {wording.instant(update.at)}", INDENT)
    yield from _prose(update.body, record, page, 2 * INDENT)
    for change in update.changes:
        yield from wrapped(
            f"- {_line(change.component.name)}: {wording.word(change.status)}", 2 * INDENT
        )


def _maintenance(line: MaintenanceLine, page: TextPage, wording: Wording) -> Iterator[str]:
    maintenance, current = line.maintenance, line.window
    yield from wrapped(_line(maintenance.title))
    step = wording.word(current.status)
    if current.overdue:
        step = f"{step}, {wording.text('overdue for an update')}"
    when = _from_until(current.window.start, current.window.end, wording)
    yield from wrapped(_meta(step, when, maintenance.components), INDENT)
    yield from _address(maintenance.id, page)


def _meta(about: str, when: str, components: Iterable[Named]) -> str:
    names = ", ".join(_line(each.name) for each in components)
    return " · ".join(filter(None, (about, when, names)))


def _components(home: Home, wording: Wording) -> Iterator[str]:
    """List components, the name last: what it is made of moves no column, and turns none around."""
    shown = home.percentage
    figure = wording.percentage(shown.low, shown.high, approximate=shown.approximate)
    uptime = wording.uptime(home.window, home.recorded)
    yield from wrapped(f"{uptime}: {figure}, {wording.rule(home.group_rule)}.")
    yield ""
    rows = list(_rows(home.rows, wording))
    states = max(columns(state) for state, _, _, _ in rows)
    figures = max(columns(figure) for _, figure, _, _ in rows)
    for state, figure, depth, name in rows:
        first = f"{padded(state, states)}{INDENT}{padded(figure, figures, right=True)}{INDENT}"
        yield from wrapped(name, first + depth * INDENT)


def _rows(
    rows: Iterable[Row | GroupRow], wording: Wording, depth: int = 0
) -> Iterator[tuple[str, str, int, str]]:
    """Give state, uptime, depth and name of components and groups, each group before its own."""
    for row in rows:
        shown, name = row.percentage, _line(row.name)
        figure = wording.percentage(shown.low, shown.high, approximate=shown.approximate)
        if isinstance(row, Row) and row.overdue:
            name = f"{name}, {wording.text('overdue for an update')}"
        yield wording.word(row.status), figure, depth, name
        if isinstance(row, GroupRow):
            yield from _rows(row.rows, wording, depth + 1)


def _prose(body: str, record: str, page: TextPage, indent: str) -> Iterator[str]:
    if text := to_text(body, _base(record, page)):
        yield from wrapped(text, indent)


def _address(record: str, page: TextPage) -> Iterator[str]:
    if page.site.url:
        yield f"{INDENT}{_base(record, page)}"


def _base(record: str, page: TextPage) -> str:
    return f"{page.site.url}{record_page(record)}" if page.site.url else ""


def _line(text: str) -> str:
    return " ".join(fit(text).split())
