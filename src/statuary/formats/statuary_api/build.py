"""`api/statuary/build.json`: when the site was built, for whoever asks how old a page is."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from statuary.model import ComponentStatus
from statuary.outputs import Output
from statuary.timeline import Snapshot
from statuary.wording import iso


@dataclass(frozen=True, slots=True)
class Build:
    """What the file takes; `instant` and `freshness` are in seconds."""

    instant: int
    freshness: int
    closed: bool
    status: ComponentStatus


def outputs(snapshot: Snapshot) -> Iterable[Output]:
    """Give the file."""
    build = Build(snapshot.instant, snapshot.freshness, snapshot.closed, snapshot.banner.status)
    yield Output("api/statuary/build.json", _render, build)


def _render(build: Build) -> str:
    document = {
        "generated_at": iso(build.instant),
        "freshness_seconds": build.freshness,
        "closed": build.closed,
        "status": build.status.value,
    }
    return json.dumps(document, indent=1) + "\n"
