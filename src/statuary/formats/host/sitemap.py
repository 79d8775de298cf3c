"""`sitemap.xml`: all pages, for crawlers.

A sitemap may have 50,000 addresses and 50 MB. That of a longer record is an index of parts, counted
from the oldest record on, so that what happens later changes the last of them alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from statuary.addresses import component_page, component_year_page, record_page
from statuary.formats.html.component_incidents import by_year
from statuary.outputs import Output
from statuary.timeline import Snapshot
from statuary.wording import iso

MOST = 20_000  # with addresses of 2,000 characters these are 40 MB

Address = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class Sitemap:
    """Addresses of pages or of parts, each with when what is there last changed, if known."""

    addresses: tuple[Address, ...]


def sitemaps(snapshot: Snapshot, url: str) -> Iterator[Output]:
    """Give the sitemap of a site at an address, and its parts if it has any."""
    pages = (*_pages(snapshot, url), *_records(snapshot, url))
    if len(pages) <= MOST:
        yield Output("sitemap.xml", render_sitemap, Sitemap(pages), gives_way=True)
        return
    oldest_first = pages[::-1]
    parts: list[Address] = []
    for start in range(0, len(pages), MOST):
        part = oldest_first[start : start + MOST]
        path = f"sitemap/{len(parts) + 1}.xml"
        parts.append((url + path, max((at for _, at in part if at is not None), default=None)))
        yield Output(path, render_sitemap, Sitemap(part), gives_way=True)
    yield Output("sitemap.xml", render_index, Sitemap(tuple(parts)), gives_way=True)


def _pages(snapshot: Snapshot, url: str) -> Iterator[Address]:
    yield url, None
    for folder in ("history/", "maintenance/", "subscribe/"):
        yield url + folder, None
    for component, incidents in snapshot.component_incidents:
        yield url + component_page(component.id), component.changed
        for year, own in by_year(incidents, snapshot.site.timezone):
            yield url + component_year_page(component.id, year), max(i.changed for i in own)


def _records(snapshot: Snapshot, url: str) -> Iterator[Address]:
    """Give the pages of records: of all kinds, newest first."""
    dated: list[tuple[int, str, int | None]]
    dated = [(i.start.seconds, i.id, i.changed) for i in snapshot.incidents]
    dated += [(m.windows[0].window.start, m.id, m.changed) for m in snapshot.maintenances]
    dated += [(n.start.seconds, n.id, n.start.seconds) for n in snapshot.notices]
    for _, id_, changed in sorted(dated, key=lambda record: record[:2], reverse=True):
        yield url + record_page(id_), changed


def render_sitemap(sitemap: Sitemap) -> str:
    """Write a sitemap."""
    return _document("urlset", "url", sitemap.addresses)


def render_index(sitemap: Sitemap) -> str:
    """Write the index of the parts of a sitemap."""
    return _document("sitemapindex", "sitemap", sitemap.addresses)


def _document(root: str, each: str, addresses: Iterable[Address]) -> str:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append(f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">')
    for address, changed in addresses:
        when = f"<lastmod>{iso(changed)}</lastmod>" if changed is not None else ""
        lines.append(f"<{each}><loc>{escape(address)}</loc>{when}</{each}>")
    lines.append(f"</{root}>")
    return "\n".join(lines) + "\n"
