"""All documents, and their schemas.

A new document is a module here with a type for what it holds, a `SCHEMA` made of that type and
a function `outputs`. Then add both below.
"""

from __future__ import annotations

from collections.abc import Iterable

from statuary.formats.statuary_api import build, incidents, maintenances, page, statistics, uptime
from statuary.formats.statuary_api.schemas import Schema
from statuary.outputs import Output
from statuary.timeline import Snapshot

SCHEMAS: tuple[Schema, ...] = (
    page.SCHEMA,
    incidents.SCHEMA,
    incidents.MONTH_SCHEMA,
    maintenances.SCHEMA,
    uptime.SCHEMA,
    statistics.SCHEMA,
    build.SCHEMA,
)


def outputs(snapshot: Snapshot) -> Iterable[Output]:
    """Give all documents, and the schemas that they name."""
    for document in (page, incidents, maintenances, uptime, statistics, build):
        yield from document.outputs(snapshot)
    for schema in SCHEMAS:
        yield schema.output
