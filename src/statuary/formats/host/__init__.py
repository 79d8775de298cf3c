"""Files for hosts and crawlers. A file of the same name in `static/` takes their place."""

from __future__ import annotations

from collections.abc import Iterable

from statuary.formats.host.headers import Headers, render_headers
from statuary.formats.host.sitemap import sitemaps
from statuary.formats.html.page import Head
from statuary.formats.interface import Format, Place
from statuary.outputs import Output
from statuary.theme import Theme
from statuary.timeline import Snapshot


def _outputs(snapshot: Snapshot, theme: Theme) -> Iterable[Output]:
    url = snapshot.site.url
    robots = "User-agent: *\nAllow: /\n" + (f"\nSitemap: {url}sitemap.xml\n" if url else "")
    headers = Headers(theme, Head(snapshot.site, snapshot.site.title))
    yield Output(".nojekyll", _text, "", gives_way=True)
    yield Output("_headers", render_headers, headers, gives_way=True)
    yield Output("robots.txt", _text, robots, gives_way=True)
    if url:
        yield from sitemaps(snapshot, url)


def _text(text: str) -> str:
    return text


PLACES = (
    Place("robots.txt", "Lets crawlers in and shows them the sitemap."),
    Place("sitemap.xml", "All pages, for search engines; of a long record where its parts are."),
    Place("sitemap/<number>.xml", "Twenty thousand pages at most; only of a long record."),
    Place(
        "_headers",
        "What hosts that know this file are to send, such as policies, types and caching.",
    ),
    Place(".nojekyll", "Keeps GitHub Pages from leaving files out."),
)

HOST = Format("host", _outputs, PLACES)
