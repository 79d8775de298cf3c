"""What is known to change by itself, without anybody saying anything more.

An update to come is not known yet, nor is a notice to come: of both nothing is told in advance.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator

from statuary.model import Component, MaintenanceStatus, Settings
from statuary.timeline.components import Measuring
from statuary.timeline.facts import (
    MaintenanceFacts,
    Named,
    NoticeFacts,
    Transition,
    TransitionKind,
)

MOST = 100  # work that is repeated daily alone would give two a day


def transitions(
    settings: Settings,
    measuring: Measuring,
    maintenances: Iterable[MaintenanceFacts],
    notices: Iterable[NoticeFacts],
) -> tuple[Transition, ...]:
    """Give the next transitions by time, `MOST` of them at most.

    A record that is closed stays as it is, so nothing comes after its `as_of`.
    """
    known = [transition for each in maintenances for transition in _of_windows(each, measuring.now)]
    known += [transition for each in notices for transition in _of_notice(each)]
    known += [each for leaf in settings.leaves for each in _of_component(leaf, measuring)]
    if settings.as_of:
        closing = settings.as_of.seconds
        known = [transition for transition in known if transition.at <= closing]
        known.append(Transition(closing, TransitionKind.RECORD_CLOSES, None, ()))
    coming = (transition for transition in known if transition.at > measuring.now)
    return tuple(heapq.nsmallest(MOST, coming, key=_order))


def _order(transition: Transition) -> tuple[int, TransitionKind, str]:
    return transition.at, transition.kind, transition.subject.id if transition.subject else ""


def _of_windows(maintenance: MaintenanceFacts, now: int) -> Iterator[Transition]:
    """Give when windows start and end; one that was put off when it began does neither."""
    subject, components = Named(maintenance.id, maintenance.title), maintenance.components
    for each in maintenance.windows:
        starts = each.status is MaintenanceStatus.SCHEDULED and each.window.start > now
        if starts:
            kind = TransitionKind.MAINTENANCE_STARTS
            yield Transition(each.window.start, kind, subject, components)
        if starts or each.status.is_under_way:
            kind = TransitionKind.MAINTENANCE_OVERDUE
            if each.routine:
                kind = TransitionKind.MAINTENANCE_COMPLETES
            yield Transition(each.window.end, kind, subject, components)


def _of_notice(notice: NoticeFacts) -> Iterator[Transition]:
    if notice.until:
        subject = Named(notice.id, notice.title)
        yield Transition(notice.until.seconds, TransitionKind.NOTICE_ENDS, subject, ())


def _of_component(component: Component, measuring: Measuring) -> Iterator[Transition]:
    subject = Named(component.id, component.name)
    begin = measuring.begin(component)
    end = component.until.seconds if component.until else None
    if begin is not None and end is not None and end <= begin:
        return  # it is never listed
    if begin is not None:
        yield Transition(begin, TransitionKind.COMPONENT_BEGINS, subject, (subject,))
    if end is not None:
        yield Transition(end, TransitionKind.COMPONENT_RETIRES, subject, (subject,))
