"""The metrics, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from statuary.formats.metrics.facts import ComponentMetrics, PageMetrics
from statuary.model import ComponentStatus, Impact
from statuary.openmetrics import Metric, Sample, text

Labels = tuple[tuple[str, str], ...]


def render_metrics(page: PageMetrics) -> bytes:
    """Render the file."""
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
    yield Metric(
        "statuary_unread_records",
        "The number of records that could not be read, and are missing from all of this.",
        (Sample(page.unread),),
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
