"""A page for each component: its figures, its days, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from statuary.addresses import component_page
from statuary.formats.html.bars import BadDays, Bars, bad_days, calendar
from statuary.formats.html.component_incidents import (
    Incidents,
    by_year,
    newest,
)
from statuary.formats.html.incident_lines import IncidentLine
from statuary.formats.html.page import Head, Page
from statuary.model import ComponentStatus, Instant
from statuary.spans import Span
from statuary.theme import Theme
from statuary.timeline import Snapshot
from statuary.timeline.facts import ComponentFacts, CountingFacts, Named
from statuary.timeline.history import Interval
from statuary.timeline.stretches import Stretch, stretch
from statuary.timeline.uptime import Figure, Percentage

LEDGER_LINES = 100


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A window, its uptime, and the seconds that took from it."""

    window: str
    percentage: Percentage
    outage_seconds: int
    unknown_seconds: int
    maintenance_seconds: int


@dataclass(frozen=True, slots=True)
class FormulaRow:
    """A formula, its weights as decimals, and its uptime per window."""

    name: str
    weights: tuple[str, str, str]
    percentages: tuple[Percentage, ...]


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A span behind the figures: what a second of it counts at all, and what as down."""

    stretch: Stretch
    counted: str
    weight: str
    unknown: bool
    records: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class ComponentPage:
    """What `component.html` takes; `years` are those that have pages of their own, latest first."""

    name: str
    description: str
    url: str | None
    slo: str | None
    groups: tuple[Named, ...]
    listed: bool
    status: ComponentStatus
    since: Instant | None
    overdue: bool
    recorded: Span | None
    figures: tuple[FigureRow, ...]
    months: tuple[FigureRow, ...]
    calendar: Bars | None
    bad_days: tuple[tuple[BadDays, tuple[Named, ...]], ...]
    counting: CountingFacts
    formulas: tuple[FormulaRow, ...]
    ledger: tuple[LedgerLine, ...]
    ledger_left_out: int
    incidents: tuple[IncidentLine, ...]
    years: tuple[int, ...]


def pages(snapshot: Snapshot, theme: Theme) -> Iterable[Page]:
    """Give a page for each component, also for those that are retired."""
    titles = {record.id: record.title for record in snapshot.incidents}
    titles |= {record.id: record.title for record in snapshot.maintenances}
    for component, incidents in snapshot.component_incidents:
        ledger = tuple(
            _line(snapshot, interval, titles)
            for interval in reversed(component.history.intervals[-LEDGER_LINES:])
        )
        head = Head(
            snapshot.site,
            f"{_state(snapshot, component)} – {snapshot.site.title}",
            component_page(component.id),
            section="components",
            description=component.description,
            changed=component.changed,
            unread=snapshot.banner.unread,
        )
        yield Page(
            theme, "component.html", head, _page(snapshot, component, incidents, ledger, titles)
        )


def _state(snapshot: Snapshot, component: ComponentFacts) -> str:
    if not component.listed:
        return component.name
    return f"{component.name}: {snapshot.site.wording.word(component.status)}"


def _page(
    snapshot: Snapshot,
    component: ComponentFacts,
    incidents: Incidents,
    ledger: tuple[LedgerLine, ...],
    titles: dict[str, str],
) -> ComponentPage:
    recorded = component.history.recorded
    return ComponentPage(
        name=component.name,
        description=component.description,
        url=component.url,
        slo=component.slo,
        groups=component.groups,
        listed=component.listed,
        status=component.status,
        since=component.since,
        overdue=component.overdue,
        recorded=_without_now(recorded[0], snapshot.instant) if recorded else None,
        figures=tuple(map(_figure, component.figures)),
        months=tuple(map(_figure, reversed(component.months))),
        calendar=calendar(component.days) if recorded else None,
        bad_days=tuple(
            (days, tuple(Named(record, titles[record]) for record in days.records))
            for days in reversed(bad_days(component.days))
        ),
        counting=snapshot.counting,
        formulas=_formulas(snapshot, component),
        ledger=ledger,
        ledger_left_out=max(0, len(component.history.intervals) - LEDGER_LINES),
        incidents=tuple(map(IncidentLine.of, newest(incidents))),
        years=tuple(year for year, _ in by_year(incidents, snapshot.site.timezone)),
    )


def _without_now(recorded: Span, now: int) -> Span:
    """Give a record's span, with an end of 0 while it goes on, as pages do not tell the time."""
    return recorded if recorded.end <= now else Span(recorded.start, 0)


def _figure(figure: Figure) -> FigureRow:
    measure = figure.measure
    return FigureRow(
        figure.window,
        figure.percentage,
        measure.outage_seconds,
        measure.unknown // 1000,
        measure.maintenance_seconds,
    )


def _formulas(snapshot: Snapshot, component: ComponentFacts) -> tuple[FormulaRow, ...]:
    wording, counting = snapshot.site.wording, snapshot.counting
    own = (counting.formula, counting.weights, component.figures)
    others = ((each.name, each.weights, each.figures) for each in component.formulas)
    return tuple(
        FormulaRow(
            name,
            (
                wording.thousandths(weights.major_outage),
                wording.thousandths(weights.partial_outage),
                wording.thousandths(weights.degraded_performance),
            ),
            tuple(figure.percentage for figure in figures),
        )
        for name, weights, figures in (own, *others)
    )


def _line(snapshot: Snapshot, interval: Interval, titles: dict[str, str]) -> LedgerLine:
    wording, share = snapshot.site.wording, snapshot.scale.shares[interval.states]
    return LedgerLine(
        stretch=stretch(interval, snapshot.instant),
        counted=wording.thousandths(share.counted),
        weight=wording.thousandths(share.down),
        unknown=share.unknown > 0,
        records=tuple(Named(record, titles[record]) for record in interval.records),
    )
