"""A small banner that other sites show in a frame; it needs no script there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from statuary.formats.html.page import Head, Page
from statuary.theme import Theme
from statuary.timeline import Snapshot
from statuary.timeline.facts import Banner

# Without a script a page cannot read its query, so the file's name says which colours it has:
# those of the reader's system, or always light or dark as the site around the frame is.
SCHEMES = {"index.html": "", "light.html": "light", "dark.html": "dark"}


@dataclass(frozen=True, slots=True)
class Embed:
    """What `embed.html` takes; `lasting` and `freshness` are in seconds."""

    scheme: str
    banner: Banner
    lasting: int | None
    built: int
    closed: bool
    freshness: int


def pages(snapshot: Snapshot, theme: Theme) -> Iterable[Page]:
    """Give the banner in each scheme."""
    site = snapshot.site
    title = f"{site.wording.text('Status')} – {site.title}"
    for name, scheme in SCHEMES.items():
        embed = Embed(
            scheme,
            snapshot.banner,
            snapshot.lasting,
            snapshot.instant,
            snapshot.closed,
            snapshot.freshness,
        )
        yield Page(theme, "embed.html", Head(site, title, "embed/", name), embed)
