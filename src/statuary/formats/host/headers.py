"""`_headers`: what hosts that read this file send along with what is published.

A host that finds two rules for a path may join their values with a comma, so no two rules say the
same thing of one path. Pages have no rule for caching: these hosts let browsers ask again each
time. Paths begin at the folder that is published, wherever the site's address has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

ALL = ("X-Content-Type-Options: nosniff", "Referrer-Policy: strict-origin-when-cross-origin")
OPEN = "Access-Control-Allow-Origin: *"
SHORT = "Cache-Control: public, max-age=60"
FOR_GOOD = "Cache-Control: public, max-age=31536000, immutable"

# Per update and per incident, of the page and of a component, and the archives.
_MEDIA_TYPES = {
    "/feed.atom": "application/atom+xml",
    "/feed.xml": "application/rss+xml",
    "/feed.json": "application/feed+json",
    "/history.atom": "application/atom+xml",
    "/history.rss": "application/rss+xml",
    "/archive/:file": "application/atom+xml",
    "/maintenance.ics": "text/calendar",
    "/components/:id/feed.atom": "application/atom+xml",
    "/components/:id/feed.xml": "application/rss+xml",
    "/components/:id/feed.json": "application/feed+json",
    "/components/:id/maintenance.ics": "text/calendar",
    "/incidents/:id/index.md": "text/markdown",
    "/status.txt": "text/plain",
    "/metrics.txt": "text/plain",
}
_FOLDERS = ("/api/*", "/badges/*", "/components/:id/badges/*")


@dataclass(frozen=True, slots=True)
class Headers:
    """What the file takes: the folder of the assets, in which nothing ever changes."""

    assets: str


def render_headers(headers: Headers) -> str:
    """Write the rules, each a path and the headers for it."""
    return "".join(f"{path}\n" + "".join(f"  {h}\n" for h in own) for path, own in _rules(headers))


def _rules(headers: Headers) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "/*", ALL
    for path, media_type in _MEDIA_TYPES.items():
        yield path, (f"Content-Type: {media_type}; charset=utf-8", OPEN, SHORT)
    for path in _FOLDERS:
        yield path, (OPEN, SHORT)
    yield f"/{headers.assets}*", (FOR_GOOD,)
