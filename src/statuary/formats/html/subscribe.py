"""The page that explains the feeds, and the one for addresses that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from statuary.formats.html.page import Head, Page
from statuary.theme import Theme
from statuary.timeline import Snapshot
from statuary.timeline.facts import Named


@dataclass(frozen=True, slots=True)
class SubscribePage:
    """What `subscribe.html` takes."""

    components: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class MissingPage:
    """What `404.html` takes: nothing."""


def pages(snapshot: Snapshot, theme: Theme) -> Iterable[Page]:
    """Give both pages."""
    site = snapshot.site
    wording = site.wording
    listed = tuple(Named(c.id, c.name) for c in snapshot.components if c.listed)
    title = f"{wording.text('Subscribe')} – {site.title}"
    head = Head(site, title, "subscribe/", section="subscribe")
    yield Page(theme, "subscribe.html", head, SubscribePage(listed))
    title = f"{wording.text('Page not found')} – {site.title}"
    home = urlsplit(site.url).path if site.url else "/"
    yield Page(theme, "404.html", Head(site, title, name="404.html", home=home), MissingPage())
