"""The files: the page, and under their keys the lists that each of them has."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from statuary.formats.statuspage_api.components import Component, component_keys
from statuary.formats.statuspage_api.entries import Entry, Frame, entry_keys
from statuary.formats.statuspage_api.page import Page, page_keys
from statuary.formats.statuspage_api.status import Rollup, status_keys
from statuary.wording import Wording


@dataclass(frozen=True, slots=True)
class Document:
    """What a file takes; what is None is not in it."""

    page: Page
    wording: Wording
    components: tuple[Component, ...] | None = None
    incidents: tuple[Entry, ...] | None = None
    maintenances: tuple[Entry, ...] | None = None
    status: Rollup | None = None


def render(document: Document) -> str:
    """Write the file."""
    page = document.page
    frame = Frame(page.id, page.url, document.wording)
    keys: dict[str, Any] = {"page": page_keys(page)}
    if document.components is not None:
        keys["components"] = [component_keys(each, page.id) for each in document.components]
    if document.incidents is not None:
        keys["incidents"] = [entry_keys(each, frame) for each in document.incidents]
    if document.maintenances is not None:
        keys["scheduled_maintenances"] = [entry_keys(e, frame) for e in document.maintenances]
    if document.status is not None:
        keys["status"] = status_keys(document.status)
    return json.dumps(keys, ensure_ascii=False, indent=1) + "\n"
