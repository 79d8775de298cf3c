"""What the theme publishes as it is: script, icon and the like."""

from __future__ import annotations

from collections.abc import Iterable

from statuary.formats.interface import Format, Place
from statuary.outputs import Output, copy
from statuary.theme import Theme
from statuary.timeline import Snapshot


def _outputs(_: Snapshot, theme: Theme) -> Iterable[Output]:
    for name, content in theme.assets:
        yield copy(theme.assets_folder + name, content, f"templates/assets/{name}")


PLACES = (
    Place(
        "assets/<hash>/<file>",
        "What pages load: a script, an icon, and what lies in `templates/assets/`. The address "
        "changes with the content.",
    ),
)

ASSETS = Format("assets", _outputs, PLACES)
