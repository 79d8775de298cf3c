"""A feed as a value, whatever format it is then written in."""

from __future__ import annotations

from dataclasses import dataclass

from statuary.characters import address


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was said.

    `id` is a URI that never changes, `url` an absolute address. `published` and `updated` are
    seconds since 1970, UTC. `html` is safe HTML, `text` the same as plain text, or empty where
    that is not needed.
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

    `hub` is where readers can have new entries pushed to them from (WebSub). `older` leads on to
    the archive of what the feed no longer has (RFC 5005). A feed that is itself an archive says
    where the `current` one is, and which archive is `newer`.
    """

    id: str
    title: str
    subtitle: str
    site_url: str
    self_url: str
    language: str
    updated: int
    entries: tuple[Entry, ...] = ()
    hub: str | None = None
    older: str | None = None
    current: str | None = None
    newer: str | None = None

    @property
    def named(self) -> dict[str, Entry]:
        """The entries by their ids, as these are written, in order; of one id the first."""
        found: dict[str, Entry] = {}
        for entry in self.entries:
            found.setdefault(address(entry.id), entry)
        return found

    @property
    def relations(self) -> tuple[tuple[str, str], ...]:
        """The addresses of what belongs to the feed, each after its relation's standard name."""
        found = (
            ("hub", self.hub),
            ("current", self.current),
            ("prev-archive", self.older),
            ("next-archive", self.newer),
        )
        return tuple((relation, target) for relation, target in found if target)
