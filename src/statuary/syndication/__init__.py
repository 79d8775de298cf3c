"""Feeds as bytes: Atom 1.0, RSS 2.0 and JSON Feed 1.1.

The bytes depend on the value alone, never on the clock or the machine. A character that a format
cannot carry is left out, so that one broken text never costs the whole feed.
"""

from statuary.syndication.feed import Entry, Feed
from statuary.syndication.json_feed import json_feed
from statuary.syndication.xml import atom, rss

__all__ = ["Entry", "Feed", "atom", "json_feed", "rss"]
