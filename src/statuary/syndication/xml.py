"""A feed as Atom 1.0 or RSS 2.0.

This is the only module that uses `feedgen`, which is imported with the first feed. What it leaves
out, links of RSS channels and the mark of an archive, an extension of its own kind puts in.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING, Any

from statuary.characters import address, clean, line
from statuary.syndication.feed import Entry, Feed

if TYPE_CHECKING:
    from feedgen.entry import FeedEntry
    from feedgen.feed import FeedGenerator

_ATOM = "http://www.w3.org/2005/Atom"
_MEDIA_TYPES = {"atom": "application/atom+xml", "rss": "application/rss+xml"}
_HISTORY = "http://purl.org/syndication/history/1.0"


def atom(feed: Feed) -> bytes:
    """Give the feed as Atom 1.0, in UTF-8."""
    channel = _channel(feed, _MEDIA_TYPES["atom"])
    for entry, item in _items(feed, channel):
        item.updated(_instant(entry.updated))
        item.content(clean(entry.html), type="html")
        if entry.text:
            item.summary(clean(entry.text))
    return bytes(channel.atom_str(pretty=True))


def rss(feed: Feed) -> bytes:
    """Give the feed as RSS 2.0, in UTF-8.

    Each description is the plain text, escaped; `content:encoded` has the HTML.
    """
    channel = _channel(feed, _MEDIA_TYPES["rss"])
    for entry, item in _items(feed, channel):
        item.description(escape(clean(entry.text), quote=False).replace("\n", "<br>\n"))
        item.content(clean(entry.html))
    return bytes(channel.rss_str(pretty=True))


def _channel(feed: Feed, media_type: str) -> FeedGenerator:
    from feedgen.feed import FeedGenerator

    channel = FeedGenerator()
    title = line(feed.title) or feed.site_url
    channel.id(address(feed.id))
    channel.title(title)
    channel.author(name=title)
    channel.description(line(feed.subtitle) or title)
    channel.link(href=address(feed.self_url), rel="self", type=media_type)
    for link in _links(feed):
        channel.link(link)
    # The library takes the last one for the channel's own in RSS.
    channel.link(href=address(feed.site_url), rel="alternate", type="text/html")
    channel.language(line(feed.language))
    channel.generator("Statuary")
    channel.updated(_instant(feed.updated))
    channel.docs("https://www.rssboard.org/rss-specification")
    channel.register_extension("history", _extension(feed))
    return channel


def _items(feed: Feed, channel: FeedGenerator) -> Iterator[tuple[Entry, FeedEntry]]:
    """Add an item for each entry, with what both formats share."""
    for name, entry in feed.named.items():
        item = channel.add_entry(order="append")
        item.id(name)
        item.title(line(entry.title) or address(entry.url))
        item.link(href=address(entry.url))
        item.published(_instant(entry.published))
        for category in filter(None, map(line, entry.categories)):
            item.category(term=category)
        yield entry, item


def _instant(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _links(feed: Feed) -> Iterator[dict[str, str]]:
    """Give the links to the hub and to archives, which are Atom feeds in every format."""
    for relation, target in feed.relations:
        media_type = {} if relation == "hub" else {"type": _MEDIA_TYPES["atom"]}
        yield {"rel": relation, "href": address(target), **media_type}


def _extension(feed: Feed) -> Any:
    """Make the class of an extension for one feed; the library makes the object itself."""
    from feedgen.ext.base import BaseExtension
    from feedgen.util import xml_elem

    class History(BaseExtension):  # type: ignore[misc]
        def extend_ns(self) -> dict[str, str]:
            return {"fh": _HISTORY} if feed.current else {}

        def extend_atom(self, root: Any) -> Any:
            if feed.current:
                xml_elem(f"{{{_HISTORY}}}archive", root)
            return root

        def extend_rss(self, root: Any) -> Any:
            channel = root.find("channel")
            for link in _links(feed):
                xml_elem(f"{{{_ATOM}}}link", channel, **link)
            if feed.current:
                xml_elem(f"{{{_HISTORY}}}archive", channel)
            return root

    return History
