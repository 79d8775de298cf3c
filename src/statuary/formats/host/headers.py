"""`_headers`: what hosts that read this file send along with what is published.

A host that finds two rules for a path may join their values with a comma, or let one of them win,
so no two rules say the same thing of one path; what holds for some paths only is said of those
alone, and never taken back for others. Each path has one `*` at most, at its end, as not all hosts
read more. Pages have no rule for caching: these hosts let browsers ask again each time. Paths begin
at the folder that is published, wherever the site's address has it.

What lies in `static/` gets what holds for all and nothing that could break it: no policy, and a
window that it opens may speak to it, by which editors in `admin/` let people log in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from statuary.formats.host.policy import policy
from statuary.formats.html.page import Head
from statuary.theme import Theme

ALL = (
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: strict-origin-when-cross-origin",
    "Strict-Transport-Security: max-age=31536000",
    "Permissions-Policy: camera=(), display-capture=(), geolocation=(), microphone=(), "
    "payment=(), usb=()",
)
OPEN = "Access-Control-Allow-Origin: *"
SHORT = "Cache-Control: public, max-age=60"
FOR_GOOD = "Cache-Control: public, max-age=31536000, immutable"
HERE = "Cross-Origin-Resource-Policy: same-origin"
ANYWHERE = "Cross-Origin-Resource-Policy: cross-origin"

# A drawing that is opened by itself could run what is in it. `style-src` is for what browsers put
# around a text to show it.
INERT = "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; sandbox"

UNFRAMED = ("X-Frame-Options: DENY", "Cross-Origin-Opener-Policy: same-origin", HERE)

_PAGES = (
    *("/", "/index.html", "/404.html", "/history/*", "/maintenance/*", "/subscribe/*"),
    *("/incidents/:id/", "/incidents/:id/index.html"),
    *("/components/:id/", "/components/:id/index.html"),
    *("/components/:id/:year/", "/components/:id/:year/index.html"),
)

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
    """What the file takes: the theme, and the frame of a page, in which its policy stands."""

    theme: Theme
    head: Head


def render_headers(headers: Headers) -> str:
    """Write the rules, each a path and the headers for it."""
    return "".join(f"{path}\n" + "".join(f"  {h}\n" for h in own) for path, own in _rules(headers))


def _rules(headers: Headers) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "/*", ALL
    pages = (f"Content-Security-Policy: {policy(headers.theme, headers.head)}", *UNFRAMED)
    for path in _PAGES:
        yield path, pages
    yield "/embed/*", (ANYWHERE,)
    for path, media_type in _MEDIA_TYPES.items():
        media = f"Content-Type: {media_type}; charset=utf-8"
        yield path, (media, OPEN, ANYWHERE, INERT, SHORT)
    for path in _FOLDERS:
        yield path, (OPEN, ANYWHERE, INERT, SHORT)
    yield f"/{headers.theme.assets_folder}*", (HERE, FOR_GOOD)
