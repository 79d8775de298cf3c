"""`history/index.json`: all records in short, for the filter on the page of all months."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from statuary.formats.interface import Format, Place
from statuary.model import Impact
from statuary.outputs import Output
from statuary.theme import Theme
from statuary.timeline import Snapshot
from statuary.timeline.facts import Named, Record
from statuary.times.zone import day_of


class IndexedRecord(NamedTuple):
    """A record, when it began, and what it can be found by; `impact` as in lists of records."""

    id: str
    title: str
    start: int
    month: str
    impact: Impact | None
    components: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class HistoryIndex:
    """What the file takes: records, newest first."""

    records: tuple[IndexedRecord, ...]


def _outputs(snapshot: Snapshot, _: Theme) -> Iterable[Output]:
    records = sorted(_records(snapshot), key=lambda record: (-record.start, record.id))
    yield Output("history/index.json", _render, HistoryIndex(tuple(records)))


def _records(snapshot: Snapshot) -> Iterable[IndexedRecord]:
    def indexed(
        record: Record, start: int, impact: Impact | None, components: tuple[Named, ...]
    ) -> IndexedRecord:
        month = f"{day_of(start, snapshot.site.timezone):%Y-%m}"
        return IndexedRecord(record.id, record.title, start, month, impact, components)

    for incident in snapshot.incidents:
        yield indexed(incident, incident.start.seconds, incident.impact, incident.components)
    for maintenance in snapshot.maintenances:
        start = maintenance.windows[0].window.start
        if start <= snapshot.instant:
            yield indexed(maintenance, start, None, maintenance.components)
    for notice in snapshot.notices:
        yield indexed(notice, notice.start.seconds, None, ())


def _render(index: HistoryIndex) -> str:
    document = {
        "components": {
            each.id: each.name for record in index.records for each in record.components
        },
        "records": [
            {
                "id": record.id,
                "title": record.title,
                "month": record.month,
                "impact": record.impact.value if record.impact else None,
                "components": [each.id for each in record.components],
            }
            for record in index.records
        ],
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"


PLACES = (Place("history/index.json", "A line for each record, for the filter of the history."),)

HISTORY_INDEX = Format("history-index", _outputs, PLACES)
