"""The page itself, which every file names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from statuary.formats.statuspage_api.ids import code, stamp
from statuary.timeline import Snapshot


@dataclass(frozen=True, slots=True)
class Page:
    """The page: its code, what it is called, and when anything on it last changed."""

    id: str
    name: str
    url: str
    timezone: str
    updated: int


def page(snapshot: Snapshot) -> Page:
    """Give the page. Before anything has changed, it is as old as its record."""
    site = snapshot.site
    changes = [
        *(component.changed for component in snapshot.components),
        *(incident.changed for incident in snapshot.incidents),
        *(maintenance.changed for maintenance in snapshot.maintenances),
    ]
    return Page(
        code("page", site.url or site.title),
        site.title,
        site.url or "",
        site.timezone,
        max((change for change in changes if change is not None), default=beginning(snapshot)),
    )


def beginning(snapshot: Snapshot) -> int:
    """Give where the record starts, or 1970 while nothing is recorded."""
    return snapshot.begun or 0


def page_keys(page: Page) -> dict[str, Any]:
    """Write the page."""
    return {
        "id": page.id,
        "name": page.name,
        "url": page.url,
        "time_zone": page.timezone,
        "updated_at": stamp(page.updated),
    }
