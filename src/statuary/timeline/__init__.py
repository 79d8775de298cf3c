"""From what was written to what is true: statuses over time, uptime, days and the banner.

`snapshot(page, now)` is the way in, and `kept` lets it remember earlier runs. The clock ends here:
no renderer ever sees it.
"""

from statuary.timeline.facts import Snapshot
from statuary.timeline.kept_courses import kept
from statuary.timeline.snapshot import snapshot

__all__ = ["Snapshot", "kept", "snapshot"]
