"""A feed as JSON Feed 1.1."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from statuary.characters import address, clean, line
from statuary.syndication.feed import Entry, Feed

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed) -> str:
    """Give the feed as JSON Feed 1.1; its text is the entry's content and also its summary."""
    title = line(feed.title) or feed.site_url
    document = {
        "version": VERSION,
        "title": title,
        "home_page_url": address(feed.site_url),
        "feed_url": address(feed.self_url),
        "description": line(feed.subtitle) or title,
        "language": line(feed.language),
        "authors": [{"name": title, "url": address(feed.site_url)}],
        **({"hubs": [{"type": "WebSub", "url": address(feed.hub)}]} if feed.hub else {}),
        "items": [_item(name, entry) for name, entry in feed.named.items()],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _item(name: str, entry: Entry) -> dict[str, object]:
    categories = [category for category in map(line, entry.categories) if category]
    return {
        "id": name,
        "url": address(entry.url),
        "title": line(entry.title) or address(entry.url),
        "content_html": clean(entry.html),
        "content_text": clean(entry.text),
        "summary": clean(entry.text),
        "date_published": _instant(entry.published),
        "date_modified": _instant(entry.updated),
        **({"tags": categories} if categories else {}),
    }


def _instant(seconds: int) -> str:
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%SZ}"
