"""The API of our own, `api/statuary/…`: all facts of the page for programs."""

from __future__ import annotations

from collections.abc import Iterable

from statuary.formats.interface import Format
from statuary.formats.statuary_api import build, uptime
from statuary.outputs import Output
from statuary.theme import Theme
from statuary.timeline import Snapshot


def _outputs(snapshot: Snapshot, _: Theme) -> Iterable[Output]:
    yield from build.outputs(snapshot)
    yield from uptime.outputs(snapshot)


STATUARY_API = Format("statuary-api", _outputs)
