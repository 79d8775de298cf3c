"""Feeds in Atom and RSS, for the page and for each component.

`feed.*` has an entry for each update: readers notify on new entries only, so that is the way to
hear of every step. `history.*` has one for each incident, which moves as the incident does:
there, where other status pages have theirs, programs look for it. Ids never change, dates are
those of the record, and so an unchanged record gives unchanged bytes.

Feeds need absolute addresses; a page without a `url` has none.
"""

from __future__ import annotations

from collections.abc import Iterable

from statuary.formats.feeds.items import Item, about, record_items, update_items
from statuary.formats.feeds.render import FeedFacts, render_atom, render_rss
from statuary.formats.interface import Format
from statuary.outputs import Output
from statuary.theme import Theme
from statuary.timeline import Snapshot
from statuary.wording import Wording

NEWEST_UPDATES = 100
NEWEST_RECORDS = 50


def _outputs(snapshot: Snapshot, _: Theme) -> Iterable[Output]:
    site = snapshot.site
    if site.url is None:
        return
    wording = Wording(site.language, site.timezone)
    updates = update_items(snapshot)
    yield from _pair(snapshot, "feed.atom", "feed.xml", "", site.title, updates[:NEWEST_UPDATES])
    title = f"{site.title} – {wording.text('Incidents')}"
    records = record_items(snapshot)[:NEWEST_RECORDS]
    yield from _pair(snapshot, "history.atom", "history.rss", "history/", title, records)
    for component in snapshot.components:
        page = f"components/{component.id}/"
        title = f"{site.title} – {component.name}"
        own = about(component.id, updates)[:NEWEST_UPDATES]
        yield from _pair(snapshot, f"{page}feed.atom", f"{page}feed.xml", page, title, own)


def _pair(
    snapshot: Snapshot, atom: str, rss: str, page: str, title: str, items: tuple[Item, ...]
) -> Iterable[Output]:
    url = snapshot.site.url or ""
    starts = [span.start for each in snapshot.components for span in each.history.recorded]
    begin = min(starts, default=0)
    for path, render in ((atom, render_atom), (rss, render_rss)):
        yield Output(path, render, FeedFacts(snapshot.site, url, path, page, title, begin, items))


FEEDS = Format("feeds", _outputs)
