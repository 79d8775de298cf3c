"""A feed as Atom 1.0 or RSS 2.0.

`feedgen`, which this room alone uses and imports with the first feed, writes the feed around its
entries, and the forms of these. What it leaves out, links of RSS channels and the mark of an
archive, an extension of its own kind puts in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from statuary.characters import address, line
from statuary.syndication.feed import Feed
from statuary.syndication.forms import ATOM, RSS, Dialect, filled, instant

if TYPE_CHECKING:
    from feedgen.feed import FeedGenerator

_ATOM = "http://www.w3.org/2005/Atom"
_MEDIA_TYPES = {"atom": "application/atom+xml", "rss": "application/rss+xml"}
_HISTORY = "http://purl.org/syndication/history/1.0"


def atom(feed: Feed) -> bytes:
    """Give the feed as Atom 1.0, in UTF-8."""
    return _written(feed, _channel(feed, _MEDIA_TYPES["atom"]), ATOM)


def rss(feed: Feed) -> bytes:
    """Give the feed as RSS 2.0, in UTF-8.

    Each description is the plain text, escaped; `content:encoded` has the HTML.
    """
    return _written(feed, _channel(feed, _MEDIA_TYPES["rss"]), RSS)


def _written(feed: Feed, channel: FeedGenerator, dialect: Dialect) -> bytes:
    around = dialect.write(channel)
    end = around.rindex(dialect.end.encode())
    entries = [filled(entry, name, dialect) for name, entry in feed.named.items()]
    return b"".join((around[:end], "".join(entries).encode(), around[end:]))


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
    channel.updated(instant(feed.updated))
    channel.docs("https://www.rssboard.org/rss-specification")
    channel.register_extension("history", _extension(tuple(_links(feed)), bool(feed.current)))
    return channel


def _links(feed: Feed) -> Iterator[dict[str, str]]:
    """Give the links to the hub and to archives, which are Atom feeds in every format."""
    for relation, target in feed.relations:
        media_type = {} if relation == "hub" else {"type": _MEDIA_TYPES["atom"]}
        yield {"rel": relation, "href": address(target), **media_type}


def _extension(links: tuple[dict[str, str], ...], is_archive: bool) -> Any:
    """Make the class of an extension for one feed; the library makes the object itself.

    A class lives on until garbage is collected, so it must not hold the feed.
    """
    from feedgen.ext.base import BaseExtension
    from feedgen.util import xml_elem

    class History(BaseExtension):  # type: ignore[misc]
        def extend_ns(self) -> dict[str, str]:
            return {"fh": _HISTORY} if is_archive else {}

        def extend_atom(self, root: Any) -> Any:
            if is_archive:
                xml_elem(f"{{{_HISTORY}}}archive", root)
            return root

        def extend_rss(self, root: Any) -> Any:
            channel = root.find("channel")
            for link in links:
                xml_elem(f"{{{_ATOM}}}link", channel, **link)
            if is_archive:
                xml_elem(f"{{{_HISTORY}}}archive", channel)
            return root

    return History
