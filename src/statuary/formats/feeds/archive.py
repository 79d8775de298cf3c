"""What the newest entries leave out: an archive for each month, each leading to the one before.

A month's archive is whole, so that a reader who has seen it need not come back (RFC 5005).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from statuary.formats.feeds.items import Item
from statuary.model.zone import day_of

Month = tuple[str, tuple[Item, ...]]


def archives(items: Iterable[Item], timezone: str, newest: int) -> tuple[Month, ...]:
    """Give the months, newest first, from that of the first item beyond the `newest` on.

    Each is the way to its file and all its items. Items come newest first, and so do a month's.
    """
    items = tuple(items)
    if len(items) <= newest:
        return ()
    last = _month(items[newest], timezone)
    months = groupby(items, lambda item: _month(item, timezone))
    return tuple(
        (f"history/{month:%Y/%m}/feed.atom", tuple(own)) for month, own in months if month <= last
    )


def _month(item: Item, timezone: str) -> date:
    return day_of(item.published, timezone).replace(day=1)
