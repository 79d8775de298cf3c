"""`metrics.txt`: the page's state for Prometheus and what speaks its language.

A closed record tells nothing of now, so of its states there are no samples, only of its figures.
Names of components may change and are told once; all else has their ids.
"""

from __future__ import annotations

from collections.abc import Iterable

from statuary.formats.interface import Format, Place
from statuary.formats.metrics.facts import page_metrics
from statuary.formats.metrics.families import render_metrics
from statuary.outputs import Output
from statuary.theme import Theme
from statuary.timeline import Snapshot


def _outputs(snapshot: Snapshot, _: Theme) -> Iterable[Output]:
    yield Output("metrics.txt", render_metrics, page_metrics(snapshot))


PLACES = (Place("metrics.txt", "States and figures for Prometheus."),)

METRICS = Format("metrics", _outputs, PLACES)
