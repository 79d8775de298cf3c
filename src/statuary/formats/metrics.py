"""`metrics.txt`: the page's state for Prometheus and what speaks its language.

A closed record tells nothing of now, so of its states there are no samples, only of its figures.
Names of components may change and are told once; all else has their ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from statuary import __version__
from statuary.formats.interface import Format
from statuary.model import ComponentStatus, Impact, MaintenanceStatus
from statuary.openmetrics import Metric, Sample, text
from statuary.outputs import Output
from statuary.theme import Theme
from statuary.timeline import Snapshot
from statuary.timeline.facts import CountingFacts, Named
from statuary.timeline.occurrences import UNDER_WAY
from statuary.timeline.uptime import Figure


@dataclass(frozen=True, slots=True)
class ComponentMetrics:
    """A component; `status` is None where it has none: not listed, or the record is closed."""

    named: Named
    status: ComponentStatus | None
    slo: str | None
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class CurrentMetrics:
    """How it is now: the page's status, the impacts of open incidents, and maintenance.

    `next_maintenance` is where the next announced window begins, in seconds of UTC.
    """

    status: ComponentStatus
    open_impacts: tuple[Impact, ...]
    under_way: int
    overdue: int
    next_maintenance: int | None


@dataclass(frozen=True, slots=True)
class PageMetrics:
    """What the file takes; `current` is None in a closed record."""

    version: str
    instant: int
    freshness: int
    counting: CountingFacts
    current: CurrentMetrics | None
    figures: tuple[Figure, ...]
    components: tuple[ComponentMetrics, ...]


def _outputs(snapshot: Snapshot, _: Theme) -> Iterable[Output]:
    page = PageMetrics(
        version=__version__,
        instant=snapshot.instant,
        freshness=snapshot.freshness,
        counting=snapshot.counting,
        current=None if snapshot.closed else _current(snapshot),
        figures=snapshot.figures,
        components=tuple(
            ComponentMetrics(
                Named(each.id, each.name),
                each.status if each.listed and not snapshot.closed else None,
                each.slo,
                each.figures,
            )
            for each in snapshot.components
        ),
    )
    yield Output("metrics.txt", _render, page)


def _current(snapshot: Snapshot) -> CurrentMetrics:
    under_way = [m for m in snapshot.maintenances if m.current.status in UNDER_WAY]
    coming = (
        window.window.start
        for maintenance in snapshot.maintenances
        for window in maintenance.windows
        if window.status is MaintenanceStatus.SCHEDULED and window.window.start > snapshot.instant
    )
    return CurrentMetrics(
        snapshot.banner.status,
        tuple(incident.impact for incident in snapshot.incidents if incident.is_open),
        len(under_way),
        sum(maintenance.current.overdue for maintenance in under_way),
        min(coming, default=None),
    )


def _render(page: PageMetrics) -> bytes:
    return text((*_about(page), *_now(page), *_components(page), *_uptime(page)))


def _about(page: PageMetrics) -> Iterator[Metric]:
    labels = (
        ("version", page.version),
        ("formula", page.counting.formula),
        ("maintenance", page.counting.maintenance),
        ("group", page.counting.group),
    )
    yield Metric(
        "statuary_info",
        "The version of Statuary that built the page, and the rules by which it counts uptime.",
        (Sample(1, labels),),
    )
    yield Metric(
        "statuary_build_timestamp_seconds",
        "The instant of which all of this is true: of the build, or the end of a closed record.",
        (Sample(page.instant),),
        "seconds",
    )
    yield Metric(
        "statuary_freshness_limit_seconds",
        "The age of the build beyond which the true state counts as unknown.",
        (Sample(page.freshness),),
        "seconds",
    )
    yield Metric(
        "statuary_closed",
        "Whether the record is closed (1) and so tells nothing of now, or goes on (0).",
        (Sample(page.current is None),),
    )


def _now(page: PageMetrics) -> Iterator[Metric]:
    now = page.current
    yield Metric(
        "statuary_page_status",
        "The status of the page as a whole: 1 for the one that it has, 0 for all others.",
        tuple(_states((), now.status)) if now else (),
    )
    yield Metric(
        "statuary_open_incidents",
        "The number of incidents that go on, by their impact.",
        tuple(
            Sample(now.open_impacts.count(impact), (("impact", impact.value),)) for impact in Impact
        )
        if now
        else (),
    )
    yield Metric(
        "statuary_maintenances_in_progress",
        "The number of maintenances that are under way, those overdue for an update as well.",
        (Sample(now.under_way),) if now else (),
    )
    yield Metric(
        "statuary_maintenances_overdue",
        "The number of maintenances that are past their announced end without an update.",
        (Sample(now.overdue),) if now else (),
    )
    yield Metric(
        "statuary_next_maintenance_start_timestamp_seconds",
        "When the next announced maintenance begins; left out while none is announced.",
        (Sample(now.next_maintenance),) if now and now.next_maintenance is not None else (),
        "seconds",
    )


def _components(page: PageMetrics) -> Iterator[Metric]:
    yield Metric(
        "statuary_component_info",
        "The name of each component, also of those that are retired or to come.",
        tuple(Sample(1, (*_of(each), ("name", each.named.name))) for each in page.components),
    )
    yield Metric(
        "statuary_component_status",
        "The status of each component in the list: 1 for the one that it has, 0 for all others.",
        tuple(
            sample
            for each in page.components
            if each.status
            for sample in _states(_of(each), each.status)
        ),
    )
    yield Metric(
        "statuary_component_objective_ratio",
        "The objective for the uptime of each component that has one.",
        tuple(
            Sample(float(Decimal(each.slo) / 100), _of(each))
            for each in page.components
            if each.slo
        ),
        "ratio",
    )


def _uptime(page: PageMetrics) -> Iterator[Metric]:
    owners = (
        ("page", "page as a whole", (((), page.figures),)),
        (
            "component",
            "component",
            tuple((_of(each), each.figures) for each in page.components),
        ),
    )
    for owner, words, measured in owners:
        shown = tuple(
            ((*labels, ("window", figure.window)), figure)
            for labels, figures in measured
            for figure in figures
        )
        yield Metric(
            f"statuary_{owner}_uptime_low_ratio",
            f"The uptime of the {words} as pages show it, if all unknown time was down.",
            tuple(_shares((labels, figure.percentage.low) for labels, figure in shown)),
            "ratio",
        )
        yield Metric(
            f"statuary_{owner}_uptime_high_ratio",
            f"The uptime of the {words} as pages show it, if all unknown time was up.",
            tuple(_shares((labels, figure.percentage.high) for labels, figure in shown)),
            "ratio",
        )
    yield Metric(
        "statuary_component_outage_seconds",
        "The time within the window in which the component was down by any weight.",
        tuple(
            Sample(figure.measure.outage_seconds, (*_of(each), ("window", figure.window)))
            for each in page.components
            for figure in each.figures
            if figure.percentage.low is not None
        ),
        "seconds",
    )


Labels = tuple[tuple[str, str], ...]


def _of(component: ComponentMetrics) -> Labels:
    return (("component", component.named.id),)


def _states(labels: Labels, current: ComponentStatus) -> Iterator[Sample]:
    for status in ComponentStatus:
        yield Sample(status is current, (*labels, ("status", status.value)))


def _shares(measured: Iterable[tuple[Labels, int | None]]) -> Iterator[Sample]:
    """Give what was measured at all; the quotient is the nearest number to the shown figure."""
    for labels, hundredths in measured:
        if hundredths is not None:
            yield Sample(hundredths / 10000, labels)


METRICS = Format("metrics", _outputs)
