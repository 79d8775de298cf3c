"""Files for hosts and crawlers. A file of the same name in `static/` takes their place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape

from statuary.formats.interface import Format
from statuary.outputs import Output
from statuary.theme import Theme
from statuary.timeline import Snapshot
from statuary.wording import iso

HEADERS = """\
/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
/feed.atom
  Content-Type: application/atom+xml; charset=utf-8
/history.atom
  Content-Type: application/atom+xml; charset=utf-8
/components/:id/feed.atom
  Content-Type: application/atom+xml; charset=utf-8
/feed.xml
  Content-Type: application/rss+xml; charset=utf-8
/history.rss
  Content-Type: application/rss+xml; charset=utf-8
/components/:id/feed.xml
  Content-Type: application/rss+xml; charset=utf-8
/api/*
  Access-Control-Allow-Origin: *
"""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """The addresses of all pages, each with the instant at which it last changed, if known."""

    pages: tuple[tuple[str, int | None], ...]


def _outputs(snapshot: Snapshot, _: Theme) -> Iterable[Output]:
    yield Output(".nojekyll", _text, "", gives_way=True)
    yield Output("_headers", _text, HEADERS, gives_way=True)
    url = snapshot.site.url
    if url is None:
        yield Output("robots.txt", _text, "User-agent: *\nAllow: /\n", gives_way=True)
        return
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {url}sitemap.xml\n"
    yield Output("robots.txt", _text, robots, gives_way=True)
    pages: list[tuple[str, int | None]] = [
        (url, None),
        (f"{url}history/", None),
        (f"{url}maintenance/", None),
        (f"{url}subscribe/", None),
        *((f"{url}components/{c.id}/", c.changed) for c in snapshot.components),
        *((f"{url}incidents/{i.id}/", i.changed) for i in snapshot.incidents),
        *((f"{url}incidents/{m.id}/", m.changed) for m in snapshot.maintenances),
        *((f"{url}incidents/{n.id}/", n.start.seconds) for n in snapshot.notices),
    ]
    yield Output("sitemap.xml", _sitemap, Sitemap(tuple(pages)), gives_way=True)


def _text(text: str) -> str:
    return text


def _sitemap(sitemap: Sitemap) -> str:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">')
    for address, changed in sitemap.pages:
        when = f"<lastmod>{iso(changed)}</lastmod>" if changed is not None else ""
        lines.append(f"<url><loc>{escape(address)}</loc>{when}</url>")
    lines.append("</urlset>")
    return "\n".join(lines) + "\n"


HOST = Format("host", _outputs)
