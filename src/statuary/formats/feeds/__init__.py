"""Feeds in Atom, RSS and JSON Feed, for the page and for each component.

`feed.*` has an entry for each update: readers notify on new entries only, so that is the way to
hear of every step. `history.*` has one for each incident, which moves as the incident does:
there, where other status pages have theirs, programs look for it. Ids never change, dates are
those of the record, and so an unchanged record gives unchanged bytes.

A feed has the newest entries, and of work to come of which nothing but its window is told the
next. From the page's own feed on, archives lead back to the first entry of all.

Feeds need absolute addresses; a page without a `url` has none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from statuary.addresses import component_page
from statuary.formats.feeds.archive import archives
from statuary.formats.feeds.items import Item, about, newest, record_items, update_items
from statuary.formats.feeds.render import FeedFacts, render_atom, render_json, render_rss
from statuary.formats.interface import Format, Place
from statuary.outputs import Output
from statuary.theme import Theme
from statuary.timeline import Snapshot

NEWEST_UPDATES = 100
NEWEST_OF_A_COMPONENT = 50
NEWEST_RECORDS = 50

Files = dict[str, Callable[[FeedFacts], str | bytes]]

UPDATES: Files = {"feed.atom": render_atom, "feed.xml": render_rss, "feed.json": render_json}
RECORDS: Files = {"history.atom": render_atom, "history.rss": render_rss}


def _outputs(snapshot: Snapshot, _: Theme) -> Iterable[Output]:
    site = snapshot.site
    if site.url is None:
        return

    def feed(page: str, title: str, items: tuple[Item, ...]) -> FeedFacts:
        return FeedFacts(site, site.url or "", "", page, title, snapshot.begun or 0, items)

    updates, records = update_items(snapshot), record_items(snapshot)
    told = tuple(item for item in updates if item.published <= snapshot.instant)
    main = feed("", site.title, newest(updates, NEWEST_UPDATES, snapshot.instant))
    full = archives(told)
    yield from _files(replace(main, older=full[0][0] if full else None), UPDATES)
    yield from _archives(main, full)
    title = f"{site.title} – {site.wording.text('Incidents')}"
    history = feed("history/", title, newest(records, NEWEST_RECORDS, snapshot.instant))
    yield from _files(history, RECORDS, folder="")
    for component in snapshot.components:
        own = newest(about(component.id, updates), NEWEST_OF_A_COMPONENT, snapshot.instant)
        title = f"{site.title} – {component.name}"
        yield from _files(feed(component_page(component.id), title, own), UPDATES)


def _files(facts: FeedFacts, files: Files, folder: str | None = None) -> Iterator[Output]:
    """Give a feed in several formats, in the folder of the page that it is of unless told."""
    for name, render in files.items():
        path = (facts.page if folder is None else folder) + name
        yield Output(path, render, replace(facts, path=path))


def _archives(main: FeedFacts, full: tuple[tuple[str, tuple[Item, ...]], ...]) -> Iterator[Output]:
    """Give an Atom feed for each archive, linked with the one before and the one after."""
    paths = (None, *(path for path, _ in full), None)
    for index, (path, items) in enumerate(full):
        newer, older = paths[index], paths[index + 2]
        facts = replace(main, path=path, items=items, older=older, current="feed.atom", newer=newer)
        yield Output(path, render_atom, facts)


PLACES = (
    Place("feed.atom", "An entry for each update, in Atom; leads on to the archives."),
    Place("feed.xml", "An entry for each update, in RSS 2.0; leads on to the archives."),
    Place("feed.json", "An entry for each update, in JSON Feed 1.1."),
    Place("archive/<number>.atom", "A hundred older entries, in Atom; only of a long record."),
    Place("history.atom", "An entry for each incident, in Atom."),
    Place("history.rss", "An entry for each incident, in RSS 2.0."),
    Place("components/<id>/feed.atom", "Updates that concern a component, in Atom."),
    Place("components/<id>/feed.xml", "Updates that concern a component, in RSS 2.0."),
    Place("components/<id>/feed.json", "Updates that concern a component, in JSON Feed 1.1."),
)

FEEDS = Format("feeds", _outputs, PLACES)
