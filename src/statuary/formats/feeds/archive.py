"""What the newest entries leave out: archives of a hundred entries, each leading to the one before.

They are counted from the oldest entry on and published when they are full, so that what happens
later changes none: a reader who has seen one need not come back (RFC 5005). Only what is told
of the past, such as a forgotten update, moves the borders between those after it.
"""

from __future__ import annotations

from statuary.formats.feeds.items import Item

SIZE = 100


def archives(items: tuple[Item, ...]) -> tuple[tuple[str, tuple[Item, ...]], ...]:
    """Give the archives of items, which come newest first, if they are more than fit into one.

    Each is the way to its file and its items. The last archive comes first.
    """
    if len(items) <= SIZE:
        return ()
    full, rest = divmod(len(items), SIZE)
    return tuple(
        (f"archive/{full - number}.atom", items[start : start + SIZE])
        for number, start in enumerate(range(rest, len(items), SIZE))
    )
