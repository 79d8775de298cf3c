"""The pages that people read.

A new page is a template, a module here with a `pages` function that says what the template
takes, and its line in `PAGES`.
"""

from __future__ import annotations

from collections.abc import Iterable

from statuary.formats.html import (
    components,
    embed,
    history,
    home,
    incidents,
    maintenance,
    subscribe,
)
from statuary.formats.interface import Format
from statuary.outputs import Output
from statuary.theme import Theme
from statuary.timeline import Snapshot

PAGES = (
    home.pages,
    incidents.pages,
    components.pages,
    history.pages,
    maintenance.pages,
    subscribe.pages,
    embed.pages,
)


def _outputs(snapshot: Snapshot, theme: Theme) -> Iterable[Output]:
    for pages in PAGES:
        for page in pages(snapshot, theme):
            yield page.output


HTML = Format("html", _outputs)
