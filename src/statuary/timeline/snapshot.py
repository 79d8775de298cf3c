"""Where the clock stops: a page and an instant in, all facts out."""

from __future__ import annotations

from collections import defaultdict

from statuary.model import Settings, StatusPage
from statuary.timeline.banner import banner
from statuary.timeline.components import Measuring, part_facts
from statuary.timeline.facts import CountingFacts, Named, Site, Snapshot, component_facts
from statuary.timeline.incidents import incident_facts
from statuary.timeline.layers import Layer, incident_layers, maintenance_layers
from statuary.timeline.maintenances import maintenance_facts, notice_facts
from statuary.timeline.occurrences import occurrences
from statuary.timeline.transitions import transitions


def snapshot(page: StatusPage, now: int) -> Snapshot:
    """Work out everything that is true of a page at `now`, in seconds of UTC.

    A page with an `as_of` that has passed is closed: its facts are those of that instant.
    """
    settings = page.settings
    closed = settings.as_of is not None and settings.as_of.seconds <= now
    if settings.as_of is not None and closed:
        now = settings.as_of.seconds
    names = {part.id: Named(part.id, part.name) for part in settings.leaves}
    begun = [incident for incident in page.incidents if incident.start.seconds <= now]
    windows = {m.id: occurrences(m, settings.timezone, now) for m in page.maintenances}

    layers: defaultdict[str, list[Layer]] = defaultdict(list)
    for incident in begun:
        for layer in incident_layers(incident, now):
            layers[layer.component].append(layer)
    for maintenance in page.maintenances:
        for layer in maintenance_layers(maintenance, windows[maintenance.id]):
            layers[layer.component].append(layer)

    measuring = Measuring.of(settings.uptime, settings.timezone, _since(page, now), now)
    parts = tuple(
        part_facts(part, lambda component: layers[component], measuring)
        for part in settings.components
    )
    components = tuple(component_facts(parts))
    incidents = sorted(
        (incident_facts(incident, now, names, settings.leaves) for incident in begun),
        key=lambda incident: (-incident.start.seconds, incident.id),
    )
    maintenances = sorted(
        (
            maintenance_facts(m, windows[m.id], settings.timezone, now, names)
            for m in page.maintenances
        ),
        key=lambda maintenance: (-maintenance.current.window.start, maintenance.id),
    )
    notices = sorted(
        (notice_facts(n, now) for n in page.notices if n.start.seconds <= now),
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
        banner=banner(components, incidents, maintenances),
        figures=measuring.figures(component.history for component in components),
        parts=parts,
        incidents=tuple(incidents),
        maintenances=tuple(maintenances),
        notices=tuple(notices),
        transitions=transitions(settings, measuring, maintenances, notices),
    )


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
