"""What each record, alone, says of each component: from when until when, in which state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from statuary.model import (
    UNKNOWN,
    Change,
    ComponentStatus,
    Incident,
    IncidentStatus,
    IncidentUpdate,
    Instant,
    Maintenance,
)
from statuary.spans import Span
from statuary.timeline.occurrences import Occurrence
from statuary.timeline.states import STATE_OF, State


class Layer(NamedTuple):
    """A component in a state during a span, by the word of one record.

    Two flags tell whether the record knows an edge only approximately, and `overdue` whether
    the layer belongs to a maintenance whose window is over and that goes on.
    """

    component: str
    span: Span
    state: State
    record: str
    start_approximate: bool = False
    end_approximate: bool = False
    overdue: bool = False


def happened(incident: Incident, now: int) -> tuple[IncidentUpdate, ...]:
    """Give an incident's updates up to now, by time."""
    return tuple(update for update in incident.in_order if update.at.seconds <= now)


def stated_end(incident: Incident, now: int) -> Instant | None:
    """Give the end that a record states; one that is yet to come is not stated yet."""
    ended = incident.ended
    return ended if isinstance(ended, Instant) and ended.seconds <= now else None


def end_of(incident: Incident, now: int) -> Instant | None:
    """Give when an incident was over, or None while it is open or if nobody knows."""
    if incident.ended == UNKNOWN:
        return None
    if stated := stated_end(incident, now):
        return stated
    steps = [u for u in happened(incident, now) if u.status is not IncidentStatus.UPDATE]
    end = None
    for step in reversed(steps):
        if step.status is not IncidentStatus.RESOLVED:
            break
        end = step.at
    return end


def is_open(incident: Incident, now: int) -> bool:
    """Tell whether an incident has begun and goes on."""
    begun = incident.start.seconds <= now
    return begun and incident.ended != UNKNOWN and end_of(incident, now) is None


def incident_layers(incident: Incident, now: int) -> Iterator[Layer]:
    """Give what an incident says of its components up to now, with the second that is now."""
    close = stated_end(incident, now) or Instant(now + 1)
    since: dict[str, tuple[Instant, ComponentStatus]] = {}
    for at, changes in _steps(incident, now):
        for change in changes:
            before = since.pop(change.component, None)
            if before:
                yield from _layer(incident, change.component, *before, until=min(at, close))
            since[change.component] = (at, change.status)
    for component, (at, status) in since.items():
        yield from _layer(incident, component, at, status, until=close)


def _layer(
    incident: Incident, component: str, at: Instant, status: ComponentStatus, *, until: Instant
) -> Iterator[Layer]:
    span = Span(at.seconds, until.seconds)
    if span.seconds and status is not ComponentStatus.OPERATIONAL:
        edges = (at.approximate, until.approximate)
        yield Layer(component, span, STATE_OF[status], incident.id, *edges)


def _steps(incident: Incident, now: int) -> Iterator[tuple[Instant, tuple[Change, ...]]]:
    """Give the instants at which statuses are set, and to what."""
    if incident.start.seconds > now:
        return
    standing: dict[str, ComponentStatus] = {}

    def set_to(changes: Iterable[Change]) -> tuple[Change, ...]:
        changes = tuple(changes)
        standing.update((change.component, change.status) for change in changes)
        return changes

    updates = happened(incident, now)
    lost_sight = _last_known(incident, updates)
    yield incident.start, set_to(incident.components)
    if lost_sight is None:
        yield incident.start, set_to(_all(standing, ComponentStatus.UNKNOWN))
    for update in updates:
        if update.status is IncidentStatus.RESOLVED and not stated_end(incident, now):
            yield update.at, set_to(_all(standing, ComponentStatus.OPERATIONAL))
        if update.components:
            yield update.at, set_to(update.components)
        if update is lost_sight:
            yield update.at, set_to(_all(standing, ComponentStatus.UNKNOWN))


def _all(standing: dict[str, ComponentStatus], status: ComponentStatus) -> tuple[Change, ...]:
    """Change all components that are not operational."""
    return tuple(
        Change(component=component, status=status)
        for component, current in standing.items()
        if current not in (ComponentStatus.OPERATIONAL, status)
    )


def _last_known(
    incident: Incident, updates: tuple[IncidentUpdate, ...]
) -> IncidentUpdate | Instant | None:
    """Give the update after which nobody knows: None if that is the start.

    For an incident whose end is known, or that is open, there is none: its start serves as a
    value that no update is.
    """
    if incident.ended != UNKNOWN:
        return incident.start
    unresolved = [update for update in updates if update.status is not IncidentStatus.RESOLVED]
    return unresolved[-1] if unresolved else None


def maintenance_layers(
    maintenance: Maintenance, occurrences: tuple[Occurrence, ...]
) -> Iterator[Layer]:
    """Give what a maintenance says of its components: announced, and past or before that."""
    for occurrence in occurrences:
        about = _approximate(maintenance, occurrence)
        for active in occurrence.active:
            inside = active.clip(occurrence.window)
            before = Span(active.start, min(active.end, occurrence.window.start))
            after = Span(max(active.start, occurrence.window.end), active.end)
            for span, state in (
                (before, State.OVERRUN),
                (inside, State.MAINTENANCE),
                (after, State.OVERRUN),
            ):
                edges = (span.start in about, span.end in about)
                for component in maintenance.components if span.seconds else ():
                    yield Layer(component, span, state, maintenance.id, *edges, occurrence.overdue)


def _approximate(maintenance: Maintenance, occurrence: Occurrence) -> tuple[int, ...]:
    """Give the instants of a window that are only known approximately."""
    edges = (
        (occurrence.window.start, maintenance.window.start.approximate),
        (occurrence.window.end, maintenance.window.until.approximate),
        *((update.at.seconds, update.at.approximate) for update in occurrence.updates),
    )
    return tuple(at for at, approximate in edges if approximate)
