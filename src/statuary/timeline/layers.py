"""What each record, alone, says of each component: from when until when, in which state."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from statuary.model import (
    UNKNOWN,
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

_WELL = ComponentStatus.OPERATIONAL


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
    updates = incident.in_order
    if updates and updates[-1].at.seconds > now:
        return tuple(update for update in updates if update.at.seconds <= now)
    return updates


def stated_end(incident: Incident, now: int) -> Instant | None:
    """Give the end that a record states; one that is yet to come is not stated yet."""
    ended = incident.ended
    return ended if isinstance(ended, Instant) and ended.seconds <= now else None


def end_of(incident: Incident, now: int) -> Instant | None:
    """Give when an incident was over, or None while it is open or if nobody knows."""
    return end_told(incident, happened(incident, now), now)


def end_told(incident: Incident, said: tuple[IncidentUpdate, ...], now: int) -> Instant | None:
    """Give the same, if `said` are its updates up to now, by time."""
    if incident.ended == UNKNOWN:
        return None
    if stated := stated_end(incident, now):
        return stated
    end = None
    for update in reversed(said):
        if update.status is IncidentStatus.RESOLVED:
            end = update.at
        elif update.status is not IncidentStatus.UPDATE:
            break
    return end


def is_open(incident: Incident, now: int) -> bool:
    """Tell whether an incident has begun and goes on."""
    begun = incident.start.seconds <= now
    return begun and incident.ended != UNKNOWN and end_of(incident, now) is None


def incident_layers(
    incident: Incident, said: tuple[IncidentUpdate, ...], now: int
) -> tuple[Layer, ...]:
    """Give what an incident says of its components up to now, with the second that is now.

    `said` are its updates up to now, by time.
    """
    stated, start = stated_end(incident, now), incident.start
    if start.seconds > now:
        return ()
    close = stated or Instant(now + 1)
    layers: list[Layer] = []
    standing: dict[str, tuple[Instant, ComponentStatus]] = {}

    def end(component: str, until: Instant) -> None:
        at, status = standing.pop(component)
        span = Span(at.seconds, until.seconds)
        if span.seconds and status is not _WELL:
            edges = (at.approximate, until.approximate)
            layers.append(Layer(component, span, STATE_OF[status], incident.id, *edges))

    def change(at: Instant, component: str, status: ComponentStatus) -> None:
        if component in standing:
            end(component, min(at, close) if stated else at)
        standing[component] = (at, status)

    def change_all(at: Instant, status: ComponentStatus) -> None:
        for component, (_, current) in tuple(standing.items()):
            if current is not _WELL and current is not status:
                change(at, component, status)

    lost_sight = _last_known(incident, said)
    for each in incident.components:
        change(start, each.component, each.status)
    if lost_sight is None:
        change_all(start, ComponentStatus.UNKNOWN)
    for update in said:
        if update.status is IncidentStatus.RESOLVED and not stated:
            change_all(update.at, _WELL)
        for each in update.components:
            change(update.at, each.component, each.status)
        if update is lost_sight:
            change_all(update.at, ComponentStatus.UNKNOWN)
    for component in tuple(standing):
        end(component, close)
    return tuple(layers)


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
