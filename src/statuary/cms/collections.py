"""The kinds of records as collections of Decap CMS, each with its form.

A form holds what is needed at three in the morning first, and what can wait below. Keys that no
form has stay in a file as they are.
"""

from __future__ import annotations

from typing import Any

from statuary.cms.fields import Field, Fields
from statuary.model import (
    Impact,
    Incident,
    IncidentStatus,
    IncidentUpdate,
    Maintenance,
    MaintenanceStatus,
    MaintenanceUpdate,
    Notice,
    Settings,
    Window,
)

NOW = "{{now}}"  # which `statuary.js` turns into the minute in which a form is opened


def collections(settings: Settings, name: str) -> list[dict[str, Any]]:
    """Give the collections, whose files are named by a template of Decap CMS."""
    return [
        _collection("Incidents", name, {"field": "kind"}, "updates[0].at", _incident(settings)),
        _collection(
            "Maintenance",
            name,
            {"field": "kind", "value": "maintenance"},
            "window.from",
            _maintenance(settings),
        ),
        _collection(
            "Notices", name, {"field": "kind", "value": "notice"}, "from", _notice(settings)
        ),
        _markdown(settings),
    ]


def _markdown(settings: Settings) -> dict[str, Any]:
    """Give the collection of records in Markdown, of any kind, whose text is one field."""
    hint = "An update is a heading with its text, such as ## Resolved @ 2026-02-01 16:57."
    text = {"name": "body", "label": "Text", "widget": "text", "required": False, "hint": hint}
    return {
        "name": "markdown",
        "label": "Markdown",
        "label_singular": "Record in Markdown",
        "folder": "incidents",
        "extension": "md",
        "format": "yaml-frontmatter",
        "create": False,
        "summary": "{{title}} · {{filename}}",
        "sortable_fields": [{"field": "title", "label": "Title"}],
        "fields": [Fields(Incident, settings).line("title"), text],
    }


def _collection(
    label: str, name: str, only: dict[str, str], order: str, fields: list[Field]
) -> dict[str, Any]:
    """Give a collection of the files with a `kind`; without a value, of those that say none."""
    return {
        "name": label.lower(),
        "label": label,
        "label_singular": label.removesuffix("s"),
        "folder": "incidents",
        "extension": "yaml",
        "format": "yaml",
        "create": True,
        "filter": only,
        "slug": name,
        "summary": "{{title}} · {{filename}}",
        "sortable_fields": [
            {"field": order, "label": "Time", "default_sort": "desc"},
            {"field": "title", "label": "Title"},
        ],
        "fields": fields,
    }


def _incident(settings: Settings) -> list[Field]:
    of = Fields(Incident, settings)
    said = Fields(IncidentUpdate, settings)
    first = {"status": IncidentStatus.INVESTIGATING.value, "at": NOW}
    updates = [
        said.choice("status", IncidentStatus),
        said.text("body", label="Text"),
        said.instant("at", label="Time", default=NOW),
        said.statuses("components", label="What changes", folded=True),
    ]
    return [
        of.line("title"),
        of.statuses("components", label="Affected components"),
        of.nested("updates", "list", updates, **_updates(first)),
        of.choice("impact", Impact),
        of.text("summary"),
        of.text("postmortem"),
        of.instant("started"),
        of.instant("ended"),
        *_rest(of),
    ]


def _maintenance(settings: Settings) -> list[Field]:
    of = Fields(Maintenance, settings)
    said = Fields(MaintenanceUpdate, settings)
    window = Fields(Window, settings)
    first = {"status": MaintenanceStatus.SCHEDULED.value, "at": NOW}
    updates = [
        said.choice("status", MaintenanceStatus),
        said.text("body", label="Text"),
        said.instant("at", label="Time", default=NOW),
    ]
    return [
        _kind("maintenance"),
        of.line("title"),
        of.nested("window", "object", [window.instant("from"), window.instant("until")]),
        *(
            [of.chosen_components("components", hint="What is worked on.")]
            if settings.leaves
            else []
        ),
        of.nested("updates", "list", updates, **_updates(first)),
        of.text("summary"),
        of.line("repeats"),
        of.choice("impact", Impact),
        of.text("postmortem"),
        *_rest(of),
    ]


def _notice(settings: Settings) -> list[Field]:
    of = Fields(Notice, settings)
    return [
        _kind("notice"),
        of.line("title"),
        of.text("body", label="Text"),
        of.instant("from", default=NOW),
        of.instant("until"),
        *_rest(of),
    ]


def _kind(kind: str) -> Field:
    return {"name": "kind", "label": "Kind", "widget": "hidden", "default": kind}


def _updates(first: dict[str, str]) -> dict[str, Any]:
    return {
        "label_singular": "update",
        "summary": "{{fields.status}} @ {{fields.at}}",
        "minimize_collapsed": False,
        "collapsed": False,
        "default": [first],
    }


def _rest(of: Fields) -> list[Field]:
    return [
        of.tags("tags"),
        of.flag("pinned", hint="It stays on the first page."),
        of.flag("draft", hint="It is not on the page yet."),
    ]
