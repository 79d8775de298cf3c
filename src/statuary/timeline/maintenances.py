"""Maintenances and notices as facts."""

from __future__ import annotations

from statuary.model import Maintenance, MaintenanceStatus, Notice
from statuary.timeline.background import Background
from statuary.timeline.facts import MaintenanceFacts, NoticeFacts, WindowFacts
from statuary.timeline.occurrences import COMING_SECONDS, Occurrence
from statuary.timeline.series import series
from statuary.timeline.updates import sequels, update_facts


def maintenance_facts(
    maintenance: Maintenance,
    occurrences: tuple[Occurrence, ...],
    background: Background,
) -> MaintenanceFacts:
    """Give a maintenance as it stands now; `occurrences` are its windows."""
    now, names = background.now, background.names
    said = [update for update in maintenance.in_order if update.at.seconds <= now]
    updates = update_facts(said, sequels(said, MaintenanceStatus.SCHEDULED, names))
    # Updates may be equal, so what tells them apart is which one they are.
    keys = {id(update): told.key for update, told in zip(reversed(said), updates, strict=True)}
    windows = tuple(
        WindowFacts(
            o.window,
            o.status,
            o.overdue,
            o.routine,
            o.active,
            said=tuple(keys[id(update)] for update in reversed(o.updates)),
        )
        for o in occurrences
    )
    ahead = [window for window in windows if not window.status.is_over]
    begun = [window.window.start for window in windows if window.window.start <= now]
    ended = [span.end for window in windows for span in window.active if span.end <= now]
    return MaintenanceFacts(
        id=maintenance.id,
        title=maintenance.title,
        impact=maintenance.impact,
        components=tuple(names[component] for component in maintenance.components),
        current=ahead[0] if ahead else windows[-1],
        windows=windows,
        repeats=maintenance.repeats,
        series=series(maintenance, background.timezone, now + COMING_SECONDS),
        summary=maintenance.summary,
        updates=updates,
        sources=maintenance.sources,
        postmortem=maintenance.postmortem,
        tags=maintenance.tags,
        aliases=maintenance.aliases,
        pinned=maintenance.pinned,
        changed=max((*begun, *ended, *(update.at.seconds for update in said)), default=None),
    )


def notice_facts(notice: Notice, now: int) -> NoticeFacts:
    """Give a notice that has begun as it stands now."""
    return NoticeFacts(
        id=notice.id,
        title=notice.title,
        start=notice.start,
        until=notice.until,
        active=notice.until is None or now < notice.until.seconds,
        body=notice.body,
        sources=notice.sources,
        tags=notice.tags,
        aliases=notice.aliases,
        pinned=notice.pinned,
    )
