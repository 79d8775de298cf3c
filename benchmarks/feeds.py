"""Measures the feeds of a page with ten thousand updates: how long they take, and how much memory.

    python -m benchmarks.feeds

The texts are measured cold, and again as a build has them, which needs them for its pages too.
"""

from __future__ import annotations

import tempfile
import time
import tracemalloc
from pathlib import Path
from statistics import median

from benchmarks.pages import LAST, write_project
from statuary import content, theme, timeline
from statuary.formats.feeds import FEEDS
from statuary.formats.feeds.items import update_items
from statuary.formats.feeds.render import _known_entry
from statuary.prose.rendering import _rendered

INCIDENTS, ROUNDS = 2500, 5


def main() -> None:
    """Print what the feed step costs."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_project(root, INCIDENTS)
        snapshot = timeline.snapshot(content.load(root), int(LAST.timestamp()))
        look = theme.load(root / "templates")
    updates = sum(len(record.updates) for record in snapshot.incidents)
    texts = sum(len(update.body) for record in snapshot.incidents for update in record.updates)

    def step() -> tuple[float, int, int]:
        _known_entry.cache_clear()
        begin = time.process_time()
        sizes = [len(output.content()) for output in FEEDS.outputs(snapshot, look)]
        return time.process_time() - begin, len(sizes), sum(sizes)

    _rendered.cache_clear()
    cold, files, size = step()
    print(f"{updates:,} updates, {texts / 1e6:.1f} MB of text: {files} feeds, {size / 1e6:.1f} MB")
    again = median(step()[0] for _ in range(ROUNDS))
    print(f"first:   {cold:.2f} s of computing")
    print(f"after:   {again:.2f} s of computing, median of {ROUNDS}")
    tracemalloc.start()
    step()
    print(f"memory:  {tracemalloc.get_traced_memory()[1] / 1e6:.1f} MB at most")
    tracemalloc.reset_peak()
    before = tracemalloc.get_traced_memory()[0]
    items = update_items(snapshot)
    held = tracemalloc.get_traced_memory()[0] - before
    print(f"items:   {held / 1e6:.1f} MB for all {len(items):,}, whose texts are the record's own")


if __name__ == "__main__":
    main()
