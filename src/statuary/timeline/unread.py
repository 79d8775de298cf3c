"""Which ids are taken by records that could not be read."""

from __future__ import annotations

from collections.abc import Iterator

from statuary.errors import InvalidError
from statuary.model import StatusPage
from statuary.model.text import check_slug


def unread_ids(page: StatusPage) -> tuple[str, ...]:
    """Give the ids and aliases that only such records take, sorted, if an address can have them."""
    if not page.unread:
        return ()
    taken = {id_ for record in page.records for id_ in (record.id, *record.aliases)}
    return tuple(sorted({*_fit(page)} - taken))


def _fit(page: StatusPage) -> Iterator[str]:
    for file in page.unread:
        for id_ in file.ids:
            try:
                yield check_slug(id_)
            except InvalidError:
                continue
