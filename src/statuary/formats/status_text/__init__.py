"""`status.txt`: the first page as plain text, for terminals.

It has the facts, and the words, of the first page. A line is at most 78 columns wide, unless an
address is longer, and holds nothing that would steer a terminal.
"""

from __future__ import annotations

from collections.abc import Iterable

from statuary.formats.html.home import home_facts
from statuary.formats.interface import Format, Place
from statuary.formats.status_text.sections import TextPage, render_text
from statuary.outputs import Output
from statuary.theme import Theme
from statuary.timeline import Snapshot


def _outputs(snapshot: Snapshot, _: Theme) -> Iterable[Output]:
    yield Output("status.txt", render_text, TextPage(snapshot.site, home_facts(snapshot)))


PLACES = (Place("status.txt", "The first page as plain text, for terminals."),)

STATUS_TEXT = Format("status-text", _outputs, PLACES)
