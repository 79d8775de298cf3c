"""Incidents and maintenances in the one form that Statuspage has for both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from statuary.formats.statuspage_api.components import Component, component_keys
from statuary.formats.statuspage_api.ids import stamp, stamp_if_any
from statuary.model import IncidentStatus, MaintenanceStatus
from statuary.prose import to_text
from statuary.spans import Span
from statuary.wording import Wording


@dataclass(frozen=True, slots=True)
class Shift:
    """A component's code and name, and from which status to which it went, in their words."""

    code: str
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Told:
    """An update, its text in Markdown, and what it changed.

    `step` is the word of Statuspage that holds from then on, `word` our own for what was said.
    """

    id: str
    at: int
    step: str
    word: IncidentStatus | MaintenanceStatus
    body: str
    shifts: tuple[Shift, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """An incident, or one window of a maintenance.

    `told` comes newest first and is never empty. `path` leads from the site's first page to its
    own. `components` are those affected that are listed.
    """

    id: str
    path: str
    name: str
    impact: str
    started: int
    updated: int
    monitoring: int | None
    resolved: int | None
    told: tuple[Told, ...]
    components: tuple[Component, ...]
    window: Span | None = None

    @property
    def step(self) -> str:
        """The step that it is at: that of its newest update."""
        return self.told[0].step


@dataclass(frozen=True, slots=True)
class Frame:
    """What writing an entry takes from the page: its code, its address if any, its language."""

    page_id: str
    url: str
    wording: Wording


def entry_keys(entry: Entry, frame: Frame) -> dict[str, Any]:
    """Write an entry with its updates and components."""
    address = f"{frame.url}{entry.path}" if frame.url else ""
    keys = {
        "id": entry.id,
        "name": entry.name,
        "status": entry.step,
        "created_at": stamp(entry.told[-1].at),
        "updated_at": stamp(entry.updated),
        "monitoring_at": stamp_if_any(entry.monitoring),
        "resolved_at": stamp_if_any(entry.resolved),
        "impact": entry.impact,
        "shortlink": address,
        "started_at": stamp(entry.started),
        "page_id": frame.page_id,
        "incident_updates": [
            _update_keys(told, entry.id, address, frame.wording) for told in entry.told
        ],
        "components": [component_keys(each, frame.page_id) for each in entry.components],
    }
    if entry.window is not None:
        keys["scheduled_for"] = stamp(entry.window.start)
        keys["scheduled_until"] = stamp(entry.window.end)
    return keys


def _update_keys(told: Told, entry_id: str, address: str, wording: Wording) -> dict[str, Any]:
    return {
        "id": told.id,
        "status": told.step,
        "body": _body(told, address, wording),
        "incident_id": entry_id,
        "created_at": stamp(told.at),
        "updated_at": stamp(told.at),
        "display_at": stamp(told.at),
        "affected_components": [_shift_keys(shift) for shift in told.shifts] or None,
        "deliver_notifications": True,
        "custom_tweet": None,
        "tweet_id": None,
    }


def _body(told: Told, address: str, wording: Wording) -> str:
    """Give what was said as plain text.

    Clients post it, and some services refuse an empty text: then the word of the step stands
    for it. A cancellation is told in the text, as Statuspage has no step for it.
    """
    text = to_text(told.body, address)
    if text and told.word is not MaintenanceStatus.CANCELLED:
        return text
    return "\n\n".join(filter(None, (wording.word(told.word), text)))


def _shift_keys(shift: Shift) -> dict[str, Any]:
    return {
        "code": shift.code,
        "name": shift.name,
        "old_status": shift.before,
        "new_status": shift.after,
    }
