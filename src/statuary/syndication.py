"""Feeds as bytes: Atom 1.0 and RSS 2.0.

The bytes depend on the value alone, never on the clock or the machine. A character that XML
cannot carry is left out, so that one broken text never costs the whole feed.

This is the only module that uses `feedgen`, which is imported with the first feed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from feedgen.entry import FeedEntry
    from feedgen.feed import FeedGenerator

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was said.

    `id` is a URI that never changes, `url` an absolute address. `published` and `updated` are
    seconds since 1970, UTC. `html` is safe HTML, `text` the same as plain text.
    """

    id: str
    title: str
    url: str
    published: int
    updated: int
    html: str
    text: str
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed and its entries, newest first; their order is kept.

    `site_url` is the page that the feed tells about, `self_url` where the feed is served, both
    absolute. `updated` is in seconds since 1970, UTC: the newest entry's, or for a feed without
    entries the start of the record. Of entries with one id the first counts.
    """

    id: str
    title: str
    subtitle: str
    site_url: str
    self_url: str
    language: str
    updated: int
    entries: tuple[Entry, ...] = ()


def atom(feed: Feed) -> bytes:
    """Give the feed as Atom 1.0, in UTF-8."""
    channel = _channel(feed, "application/atom+xml")
    for entry, item in _items(feed, channel):
        item.updated(_instant(entry.updated))
        item.content(_clean(entry.html), type="html")
        item.summary(_clean(entry.text))
    return bytes(channel.atom_str(pretty=True))


def rss(feed: Feed) -> bytes:
    """Give the feed as RSS 2.0, in UTF-8.

    Each description is the plain text, escaped; `content:encoded` has the HTML.
    """
    channel = _channel(feed, "application/rss+xml")
    for entry, item in _items(feed, channel):
        item.description(escape(_clean(entry.text), quote=False).replace("\n", "<br>\n"))
        item.content(_clean(entry.html))
    return bytes(channel.rss_str(pretty=True))


def _channel(feed: Feed, media_type: str) -> FeedGenerator:
    from feedgen.feed import FeedGenerator

    channel = FeedGenerator()
    title = _line(feed.title) or feed.site_url
    channel.id(_address(feed.id))
    channel.title(title)
    channel.author(name=title)
    channel.description(_line(feed.subtitle) or title)
    channel.link(href=_address(feed.self_url), rel="self", type=media_type)
    channel.link(href=_address(feed.site_url), rel="alternate", type="text/html")
    channel.language(_line(feed.language))
    channel.generator("Statuary")
    channel.updated(_instant(feed.updated))
    channel.docs("https://www.rssboard.org/rss-specification")
    return channel


def _items(feed: Feed, channel: FeedGenerator) -> Iterator[tuple[Entry, FeedEntry]]:
    """Add an item for each entry, with what both formats share."""
    seen: set[str] = set()
    for entry in feed.entries:
        name = _address(entry.id)
        if name in seen:
            continue
        seen.add(name)
        item = channel.add_entry(order="append")
        item.id(name)
        item.title(_line(entry.title) or _address(entry.url))
        item.link(href=_address(entry.url))
        item.published(_instant(entry.published))
        for category in filter(None, map(_line, entry.categories)):
            item.category(term=category)
        yield entry, item


def _instant(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _clean(text: str) -> str:
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _line(text: str) -> str:
    return " ".join(_clean(text).split())


def _address(text: str) -> str:
    return "".join(_clean(text).split())
