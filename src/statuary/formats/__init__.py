"""Everything that is published, one format in one module.

A new format is a module here that makes a `Format` from a function: it takes the snapshot and
the theme, and yields an `Output` for each file. Each output's function sees its inputs alone.
Its `places` say where the files are and what they are for; the documents list them.
Then add the format to `FORMATS`.
"""

from statuary.formats.assets import ASSETS
from statuary.formats.badges import BADGES
from statuary.formats.calendar import CALENDAR
from statuary.formats.feeds import FEEDS
from statuary.formats.history_index import HISTORY_INDEX
from statuary.formats.host import HOST
from statuary.formats.html import HTML
from statuary.formats.interface import Format
from statuary.formats.metrics import METRICS
from statuary.formats.statuary_api import STATUARY_API
from statuary.formats.status_text import STATUS_TEXT
from statuary.formats.statuspage_api import STATUSPAGE_API
from statuary.formats.twins import TWINS

FORMATS: tuple[Format, ...] = (
    HTML,
    ASSETS,
    FEEDS,
    TWINS,
    CALENDAR,
    STATUARY_API,
    STATUSPAGE_API,
    HISTORY_INDEX,
    BADGES,
    METRICS,
    STATUS_TEXT,
    HOST,
)
