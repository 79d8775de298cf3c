"""What a shell offers at a tab: components, statuses, templates and records of a project."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from statuary.cli.record_ids import without_day

if TYPE_CHECKING:
    from statuary.content import Reading
    from statuary.model import Settings

COMPONENT_STATUSES = (
    *("operational", "degraded_performance", "partial_outage", "major_outage"),
    *("under_maintenance", "unknown"),
)
INCIDENT_STEPS = ("investigating", "identified", "monitoring", "resolved", "update")
MAINTENANCE_STEPS = ("scheduled", "in_progress", "verifying", "completed", "cancelled")
IMPACTS = ("none", "minor", "major", "critical")


def reading_of(ctx: click.Context) -> Reading | None:
    """Read the project that a command is about, as far as it reads; None without settings."""
    from statuary import content
    from statuary.errors import StatuaryError

    try:
        return content.salvage(Path(ctx.params.get("path") or "."), drafts=True)
    except (StatuaryError, OSError):
        return None


def components(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer components, and behind a `=` their statuses."""
    begun, sign, __ = incomplete.partition("=")
    if sign:
        return _beginning((f"{begun}={status}" for status in COMPONENT_STATUSES), incomplete)
    settings = _settings(ctx)
    leaves = settings.leaves if settings else ()
    return [
        CompletionItem(leaf.id, help=leaf.name) for leaf in leaves if leaf.id.startswith(incomplete)
    ]


def templates(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer what is prepared."""
    settings = _settings(ctx)
    found = settings.templates if settings else ()
    return [
        CompletionItem(each.id, help=each.title) for each in found if each.id.startswith(incomplete)
    ]


def records(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the ids of incidents and maintenances."""
    reading = reading_of(ctx)
    page = reading.page if reading else None
    found = (*page.incidents, *page.maintenances) if page else ()
    return [
        CompletionItem(record.id, help=record.title)
        for record in found
        if record.id.startswith(incomplete) or without_day(record.id).startswith(incomplete)
    ]


def steps(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer what an update can say."""
    return _beginning((*INCIDENT_STEPS, *MAINTENANCE_STEPS), incomplete)


def incident_steps(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer what an incident can begin with."""
    return _beginning(INCIDENT_STEPS[:-1], incomplete)


def impacts(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer impacts."""
    return _beginning(IMPACTS, incomplete)


def _settings(ctx: click.Context) -> Settings | None:
    from statuary.content.settings import read_settings

    return read_settings(Path(ctx.params.get("path") or ".")).settings


def _beginning(words: Iterable[str], incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(word) for word in words if word.startswith(incomplete)]
