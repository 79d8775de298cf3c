"""`sitemap.xml`: all pages, for crawlers."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape

from statuary.addresses import component_page, record_page
from statuary.timeline import Snapshot
from statuary.wording import iso


@dataclass(frozen=True, slots=True)
class Sitemap:
    """The addresses of all pages, each with the instant at which it last changed, if known."""

    pages: tuple[tuple[str, int | None], ...]


def sitemap(snapshot: Snapshot, url: str) -> Sitemap:
    """Give the pages of a site at an address."""
    pages: list[tuple[str, int | None]] = [
        (url, None),
        (f"{url}history/", None),
        (f"{url}maintenance/", None),
        (f"{url}subscribe/", None),
        *((f"{url}{component_page(c.id)}", c.changed) for c in snapshot.components),
        *((f"{url}{record_page(i.id)}", i.changed) for i in snapshot.incidents),
        *((f"{url}{record_page(m.id)}", m.changed) for m in snapshot.maintenances),
        *((f"{url}{record_page(n.id)}", n.start.seconds) for n in snapshot.notices),
    ]
    return Sitemap(tuple(pages))


def render_sitemap(sitemap: Sitemap) -> str:
    """Write the sitemap."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">')
    for address, changed in sitemap.pages:
        when = f"<lastmod>{iso(changed)}</lastmod>" if changed is not None else ""
        lines.append(f"<url><loc>{escape(address)}</loc>{when}</url>")
    lines.append("</urlset>")
    return "\n".join(lines) + "\n"
