"""Where the clock stops: a page and an instant in, all facts out."""

from __future__ import annotations

from collections import defaultdict

from statuary.model import Component, Incident, Maintenance, Notice, Settings, StatusPage
from statuary.recall import Recall, afresh
from statuary.timeline.background import Background
from statuary.timeline.banner import banner
from statuary.timeline.components import Measuring, component_seen, part_facts
from statuary.timeline.facts import (
    ComponentFacts,
    CountingFacts,
    MaintenanceFacts,
    Named,
    Site,
    Snapshot,
    component_facts,
)
from statuary.timeline.incidents import incident_seen
from statuary.timeline.layers import Layer, maintenance_layers
from statuary.timeline.maintenances import maintenance_facts, notice_facts
from statuary.timeline.occurrences import occurrences
from statuary.timeline.transitions import transitions
from statuary.timeline.unread import unread_ids


def snapshot(page: StatusPage, now: int, recall: Recall = afresh) -> Snapshot:
    """Work out everything that is true of a page at `now`, in seconds of UTC.

    A page with an `as_of` that has passed is closed: its facts are those of that instant.
    `recall` is asked for what may be known already of the same records at the same instant.
    """
    settings = page.settings
    closed = settings.as_of is not None and settings.as_of.seconds <= now
    if settings.as_of is not None and closed:
        now = settings.as_of.seconds
    background = recall(Background.of, settings, now)
    measuring = recall(Measuring.of, settings.uptime, settings.timezone, _since(page, now), now)

    begun = [
        recall(incident_seen, each, background) for each in page.incidents if _begun(each, now)
    ]
    planned = [recall(_maintenance, each, background) for each in page.maintenances]
    layers: defaultdict[str, list[Layer]] = defaultdict(list)
    for said, _ in (*begun, *planned):
        for layer in said:
            layers[layer.component].append(layer)

    def seen(component: Component, groups: tuple[Named, ...]) -> ComponentFacts:
        return recall(component_seen, component, groups, tuple(layers[component.id]), measuring)

    parts = tuple(part_facts(part, seen, measuring) for part in settings.components)
    components = tuple(component_facts(parts))
    incidents = sorted(
        (facts for _, facts in begun),
        key=lambda incident: (-incident.start.seconds, incident.id),
    )
    maintenances = sorted(
        (facts for _, facts in planned),
        key=lambda maintenance: (-maintenance.current.window.start, maintenance.id),
    )
    notices = sorted(
        (notice_facts(each, now) for each in page.notices if _begun(each, now)),
        key=lambda notice: (-notice.start.seconds, notice.id),
    )
    return Snapshot(
        site=Site(
            settings.title,
            settings.url,
            settings.description,
            settings.language,
            settings.timezone,
            settings.theme,
            settings.hub,
            now if closed else None,
        ),
        instant=now,
        since=_first_on_record(settings, measuring),
        closed=closed,
        freshness=settings.freshness.seconds,
        counting=CountingFacts(
            settings.uptime.formula_name,
            settings.uptime.effective_weights,
            settings.uptime.maintenance.value,
            settings.uptime.group.value,
            settings.uptime.windows,
        ),
        scale=measuring.scale,
        banner=banner(components, incidents, maintenances, len(page.unread)),
        figures=measuring.figures(component.history for component in components),
        parts=parts,
        incidents=tuple(incidents),
        maintenances=tuple(maintenances),
        notices=tuple(notices),
        transitions=transitions(settings, measuring, maintenances, notices),
        unread_ids=unread_ids(page),
    )


def _begun(record: Incident | Notice, now: int) -> bool:
    return record.start.seconds <= now


def _maintenance(
    maintenance: Maintenance, background: Background
) -> tuple[tuple[Layer, ...], MaintenanceFacts]:
    """Give what a maintenance says of components, and the maintenance itself."""
    windows = occurrences(maintenance, background.timezone, background.now)
    layers = tuple(maintenance_layers(maintenance, windows))
    return layers, maintenance_facts(maintenance, windows, background)


def _since(page: StatusPage, now: int) -> int | None:
    """Give where components' records start: as stated, else with the first thing recorded."""
    if page.settings.since:
        return page.settings.since.seconds
    starts = [incident.start.seconds for incident in page.incidents]
    starts += [maintenance.window.start.seconds for maintenance in page.maintenances]
    return min((start for start in starts if start <= now), default=None)


def _first_on_record(settings: Settings, measuring: Measuring) -> int | None:
    """Give where the record of anything starts: a component may have one before the page's."""
    begins = (measuring.since, *map(measuring.begin, settings.leaves))
    return min((begin for begin in begins if begin is not None), default=None)
