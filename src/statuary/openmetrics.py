"""Metrics as bytes, in the OpenMetrics text format.

Metrics are gauges and nothing else: so the same bytes are also valid in the older text format
of Prometheus, which is what a host says it serves when it sends a `.txt` as plain text. They
depend on the values alone, in the order given.

This is the only module that uses `prometheus_client`, which is imported with the first metrics.
It sets up metrics of the running program when it is imported; none of these are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prometheus_client import Metric as Family


@dataclass(frozen=True, slots=True)
class Sample:
    """A number, and the pairs of label and text that tell it from others of its metric."""

    value: float
    labels: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Metric:
    """A gauge, what it tells as a sentence, and its samples.

    `unit`, such as `seconds`, is also how the name ends. A metric without samples is named all
    the same, so that whoever reads the file learns of it.
    """

    name: str
    help: str
    samples: tuple[Sample, ...]
    unit: str = ""


def text(metrics: Iterable[Metric]) -> bytes:
    """Give metrics as OpenMetrics text, in UTF-8."""
    from prometheus_client.openmetrics.exposition import generate_latest

    content: bytes = generate_latest(_Registry(tuple(metrics)))  # type: ignore[no-untyped-call]
    return content


@dataclass(frozen=True, slots=True)
class _Registry:
    """What the library asks for metrics."""

    metrics: tuple[Metric, ...]

    def collect(self) -> Iterator[Family]:
        from prometheus_client import Metric as Family

        for metric in self.metrics:
            family = Family(metric.name, metric.help, "gauge", metric.unit)
            for sample in metric.samples:
                family.add_sample(metric.name, dict(sample.labels), sample.value)
            yield family
