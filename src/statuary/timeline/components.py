"""Components and groups as facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from statuary.model import (
    Component,
    ComponentStatus,
    Counting,
    Formula,
    Group,
    GroupRule,
    Instant,
    Length,
)
from statuary.spans import Span
from statuary.timeline.days import day_spans, days
from statuary.timeline.facts import (
    ComponentFacts,
    FormulaFacts,
    GroupFacts,
    Named,
    component_facts,
)
from statuary.timeline.history import History, history
from statuary.timeline.layers import Layer
from statuary.timeline.states import Scale
from statuary.timeline.uptime import Figure, figure
from statuary.times.zone import day_of, day_start

CALENDAR_SECONDS = 365 * 86400
MONTHS = 12


@dataclass(frozen=True, slots=True, eq=False)
class Measuring:
    """All that turns a history into figures: the instant, the rules, and the zone of days.

    `since` is where the page's record begins, None while nothing is recorded at all. `calendar`
    are the days that are told one by one, up to now. It equals itself alone: it is made once
    for a page at an instant.
    """

    now: int
    timezone: str
    since: int | None
    scale: Scale
    others: tuple[Scale, ...]
    windows: tuple[Length, ...]
    group: GroupRule
    calendar: tuple[tuple[date, Span], ...]

    @classmethod
    def of(cls, counting: Counting, timezone: str, since: int | None, now: int) -> Measuring:
        """Work out the page's own scale, and those of the formulas that it does not use."""
        scale = Scale.of_page(counting)
        others = tuple(
            Scale.of(formula.value, formula.weights, counting.maintenance)
            for formula in Formula
            if formula.value != scale.name
        )
        days_told = day_spans(Span(now - CALENDAR_SECONDS, now), timezone)
        return cls(
            *(now, timezone, since, scale, others, counting.windows, counting.group),
            calendar=tuple(days_told),
        )

    def figures(
        self, histories: Iterable[History], scale: Scale | None = None
    ) -> tuple[Figure, ...]:
        """Give a figure for each of the page's windows up to now."""
        histories = tuple(histories)
        return tuple(
            figure(
                window.text,
                Span(self.now - window.seconds, self.now),
                histories,
                scale or self.scale,
                self.group,
            )
            for window in self.windows
        )

    def recorded(self, component: Component) -> Span:
        """Give the span in which a component is on record, with the second that is now.

        It is empty before the record begins, and while nothing says where it does.
        """
        since = self.begin(component)
        until = component.until.seconds if component.until else self.now + 1
        end = min(until, self.now + 1)
        return Span(end, end) if since is None else Span(since, max(since, end))

    def begin(self, component: Component) -> int | None:
        """Give where a component's record begins, if that is known."""
        return component.since.seconds if component.since else self.since

    def lists(self, component: Component) -> bool:
        """Tell whether a component is in the list: its record has begun, and it is not retired."""
        begun = (self.begin(component) or self.now) <= self.now
        return begun and (component.until is None or component.until.seconds > self.now)


ComponentSeen = Callable[[Component, tuple[Named, ...]], ComponentFacts]


def part_facts(
    part: Component | Group,
    seen: ComponentSeen,
    measuring: Measuring,
    groups: tuple[Named, ...] = (),
) -> ComponentFacts | GroupFacts:
    """Give a component, or a group and all in it, as it stands now.

    `seen` gives a component in the groups around it, outermost first.
    """
    if isinstance(part, Component):
        return seen(part, groups)
    inner = (*groups, Named(part.id, part.name))
    parts = tuple(part_facts(each, seen, measuring, inner) for each in part.components)
    return GroupFacts(
        id=part.id,
        name=part.name,
        description=part.description or "",
        status=worst_status(component_facts(parts)),
        figures=measuring.figures(each.history for each in component_facts(parts)),
        parts=parts,
    )


def worst_status(components: Iterable[ComponentFacts]) -> ComponentStatus:
    """Give the worst status of the components that are listed."""
    return max(
        (each.status for each in components if each.listed),
        key=lambda status: status.severity,
        default=ComponentStatus.OPERATIONAL,
    )


def component_seen(
    component: Component,
    groups: tuple[Named, ...],
    layers: tuple[Layer, ...],
    measuring: Measuring,
) -> ComponentFacts:
    """Give a component as it stands now; `layers` are what all records say of it."""
    recorded = measuring.recorded(component)
    own = history(recorded, layers)
    listed = measuring.lists(component)
    status = own.status_at_end() if listed else ComponentStatus.OPERATIONAL
    edges = (edge for span in (*own.recorded, *(i.span for i in own.intervals)) for edge in span)
    return ComponentFacts(
        id=component.id,
        name=component.name,
        description=component.description or "",
        url=component.url,
        slo=str(component.slo) if component.slo is not None else None,
        groups=groups,
        listed=listed,
        status=status,
        since=_since(own) if status is not ComponentStatus.OPERATIONAL else None,
        overdue=listed
        and status is ComponentStatus.UNDER_MAINTENANCE
        and any(layer.overdue for layer in layers),
        history=own,
        figures=measuring.figures((own,)),
        months=tuple(_months(own, measuring)),
        days=days(own, measuring.calendar, measuring.scale),
        formulas=tuple(
            FormulaFacts(scale.name, scale.weights, measuring.figures((own,), scale))
            for scale in measuring.others
        ),
        records=tuple(sorted({layer.record for layer in layers})),
        changed=max((edge for edge in edges if edge <= measuring.now), default=None),
    )


def _since(own: History) -> Instant:
    """Give when the last interval's status began, also if it was another set of states then."""
    last = own.intervals[-1]
    for interval in reversed(own.intervals[:-1]):
        if interval.span.end != last.span.start or interval.status is not last.status:
            break
        last = interval
    return Instant(last.span.start, last.start_approximate)


def _months(own: History, measuring: Measuring) -> Iterator[Figure]:
    """Give the last calendar months that have any record, oldest first."""
    today = day_of(measuring.now, measuring.timezone)
    for ago in reversed(range(MONTHS)):
        first = _month(today, -ago)
        start = day_start(first, measuring.timezone)
        end = min(day_start(_month(first, 1), measuring.timezone), measuring.now)
        given = figure(f"{first:%Y-%m}", Span(start, end), (own,), measuring.scale, GroupRule.MEAN)
        if given.span.seconds:
            yield given


def _month(day: date, step: int) -> date:
    months = day.year * 12 + day.month - 1 + step
    return date(months // 12, months % 12 + 1, 1)
