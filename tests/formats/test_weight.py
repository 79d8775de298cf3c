"""The first page arrives in one round trip."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from benchmarks.pages import write_project
from statuary import content, pipeline, theme, timeline
from statuary.model import read_instant

ROUND_TRIP = 14 * 1024
OPEN = """\
title: Uploads fail
components: {storage-uploads: major_outage, apps-uploads: partial_outage}
updates:
  - {at: 2025-12-31 22:10Z, status: investigating, body: We look for the cause.}
  - {at: 2025-12-31 22:40Z, status: identified, body: A change is taken back.}
"""
PLANNED = """\
kind: maintenance
title: Failover test
window: {from: 2026-01-01 00:30Z, until: 2026-01-01 02:30Z}
components: [accounts-reads, accounts-writes]
"""


@pytest.mark.slow
def test_the_first_page_fits_into_one_round_trip(tmp_path: Path) -> None:
    """With 40 components, 500 incidents, three of them open, and a maintenance it is 14 KiB."""
    write_project(tmp_path, 500)
    (tmp_path / "incidents/open.yaml").write_text(OPEN)
    (tmp_path / "incidents/planned.yaml").write_text(PLANNED)
    page = content.load(tmp_path)
    snapshot = timeline.snapshot(page, read_instant("2026-01-01 00:00Z").seconds)
    outputs = pipeline.render_all(snapshot, theme.load(tmp_path / "templates"))
    (home,) = (output for output in outputs if output.path == "index.html")
    rendered = home.content()
    assert rendered.count(b'class="incident"') == 3
    assert len(gzip.compress(rendered, 9)) <= ROUND_TRIP
