"""The API of our own, `api/statuary/…`: all facts of the page for programs.

Each document names its JSON Schema, which is published beside it. Their types take a while to
be made, so they are imported with the first build.
"""

from __future__ import annotations

from collections.abc import Iterable

from statuary.formats.interface import Format
from statuary.outputs import Output
from statuary.theme import Theme
from statuary.timeline import Snapshot


def _outputs(snapshot: Snapshot, _: Theme) -> Iterable[Output]:
    from statuary.formats.statuary_api import documents

    return documents.outputs(snapshot)


STATUARY_API = Format("statuary-api", _outputs)
