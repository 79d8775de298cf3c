"""`incidents/<id>/index.md`: each record once more, in Markdown, for programs that read texts.

What maintainers wrote in Markdown stands there as they wrote it, but for what would become HTML:
that is shown as it is, as on the pages. Names and titles are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from statuary.addresses import record_page
from statuary.formats.interface import Format, Place
from statuary.model import IncidentStatus, MaintenanceStatus, Source
from statuary.outputs import Output
from statuary.prose import quoted
from statuary.spans import Span
from statuary.theme import Theme
from statuary.timeline import Snapshot
from statuary.timeline.facts import (
    Affected,
    IncidentFacts,
    MaintenanceFacts,
    NoticeFacts,
    Record,
    Site,
    UpdateFacts,
)
from statuary.wording import Wording

_SIGNS = re.compile(r"([\\`*_\[\]#!])")


@dataclass(frozen=True, slots=True)
class Twin:
    """What the file takes."""

    site: Site
    record: Record


def _outputs(snapshot: Snapshot, _: Theme) -> Iterable[Output]:
    records: tuple[Record, ...]
    records = (*snapshot.incidents, *snapshot.maintenances, *snapshot.notices)
    for record in records:
        yield Output(f"{record_page(record.id)}index.md", _render, Twin(snapshot.site, record))


def _render(twin: Twin) -> str:
    record, wording = twin.record, twin.site.wording
    parts = [f"# {_escaped(record.title)}", "\n".join(_facts(twin, wording))]
    if isinstance(record, NoticeFacts):
        parts.append(quoted(record.body))
    else:
        parts += [quoted(record.summary), *_updates(record.updates, wording)]
        if record.postmortem:
            parts += [f"## {wording.text('Postmortem')}", quoted(record.postmortem)]
    if record.sources:
        parts.append(f"## {wording.text('Sources')}")
        parts.append("\n".join(_source(source, wording) for source in record.sources))
    return "\n\n".join(part.strip("\n") for part in parts if part.strip()) + "\n"


def _facts(twin: Twin, wording: Wording) -> Iterator[str]:
    """Give what is known of a record, a line for each thing."""
    record = twin.record
    if isinstance(record, IncidentFacts):
        yield from _of_incident(record, wording)
    elif isinstance(record, MaintenanceFacts):
        yield from _of_maintenance(record, wording)
    else:
        until = f" – {wording.instant(record.until)}" if record.until else ""
        yield _line(wording.text("Notice"), wording.instant(record.start) + until)
    if record.tags:
        yield _line(wording.text("Tags"), ", ".join(map(_escaped, record.tags)))
    yield _line(wording.text("Status page"), _escaped(twin.site.title))
    if twin.site.url:
        yield _line(wording.text("Address"), f"<{twin.site.url}{record_page(record.id)}>")


def _of_incident(incident: IncidentFacts, wording: Wording) -> Iterator[str]:
    step = incident.step if incident.is_open else IncidentStatus.RESOLVED
    state = wording.text("Over, end not known") if incident.end_unknown else wording.word(step)
    yield _line(wording.text("Status"), state)
    yield _line(wording.text("Impact"), wording.word(incident.impact))
    yield _line(wording.text("Began"), wording.instant(incident.start))
    if incident.end and incident.seconds is not None:
        about = incident.start.approximate or incident.end.approximate
        lasted = (wording.text("about ") if about else "") + wording.duration(incident.seconds)
        yield _line(wording.text("Ended"), f"{wording.instant(incident.end)} ({lasted})")
    if incident.affected:
        hit = "; ".join(_hit(affected, wording) for affected in incident.affected)
        yield _line(wording.text("Affected"), hit)


def _hit(affected: Affected, wording: Wording) -> str:
    worst = wording.word(affected.worst)
    return f"{_escaped(affected.component.name)} ({worst})"


def _of_maintenance(maintenance: MaintenanceFacts, wording: Wording) -> Iterator[str]:
    current = maintenance.current
    overdue = f", {wording.text('overdue for an update')}" if current.overdue else ""
    yield _line(wording.text("Status"), wording.word(current.status) + overdue)
    yield _line(wording.text("Planned"), _span(current.window, wording))
    if current.active and current.status is MaintenanceStatus.COMPLETED:
        under_way = "; ".join(_span(span, wording) for span in current.active)
        yield _line(wording.text("Under way"), under_way)
    if maintenance.components:
        names = ", ".join(_escaped(component.name) for component in maintenance.components)
        yield _line(wording.text("Components"), names)
    if maintenance.repeats:
        for window in maintenance.windows:
            words = f"{_span(window.window, wording)}: {wording.word(window.status)}"
            yield _line(wording.text("Window"), words)


def _updates(updates: tuple[UpdateFacts, ...], wording: Wording) -> Iterator[str]:
    if updates:
        yield f"## {wording.text('Updates')}"
    for update in updates:
        yield f"### {wording.word(update.status)} – {wording.instant(update.at)}"
        yield quoted(update.body)
        yield "\n".join(
            _line(_escaped(change.component.name), wording.word(change.status))
            for change in update.changes
        )


def _source(source: Source, wording: Wording) -> str:
    label = _escaped(source.title or source.publisher or source.url or "")
    linked = f"[{label}](<{source.url}>)" if source.url else label
    publisher = _escaped(source.publisher) if source.publisher and source.title else ""
    published = wording.day(source.published) if source.published else ""
    return f"- {', '.join(filter(None, (linked, publisher, published)))}"


def _span(span: Span, wording: Wording) -> str:
    return f"{wording.instant(span.start)} – {wording.instant(span.end)}"


def _line(name: str, value: str) -> str:
    return f"- {name}: {value}"


# The same few components stand in all of the files, most of them several times.
@lru_cache(maxsize=1024)
def _escaped(text: str) -> str:
    """Give a text that every Markdown shows as it is; not all of them let `<` be escaped."""
    return _SIGNS.sub(r"\\\1", text).replace("&", "&amp;").replace("<", "&lt;")


PLACES = (Place("incidents/<id>/index.md", "A record in Markdown, for programs that read texts."),)

TWINS = Format("twins", _outputs, PLACES)
