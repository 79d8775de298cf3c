"""What a page is about, in the words of schema.org, for programs that read pages.

It says what is known: when a record was first published nobody wrote down, of what time it
tells they did.
"""

from __future__ import annotations

from statuary.timeline.facts import Site
from statuary.wording import iso

Told = tuple[int, int | None]


def web_site(site: Site, description: str) -> dict[str, object]:
    """Describe a whole site by its first page, as a mapping for JSON."""
    return {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": site.title,
        "url": site.url,
        "description": description,
        "inLanguage": site.language,
    }


def web_page(
    site: Site, name: str, url: str, description: str, changed: int | None, told: Told | None
) -> dict[str, object]:
    """Describe a page of a site, as a mapping for JSON.

    `told` is the time that it tells of; what still goes on has no end.
    """
    page: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": name,
        "url": url,
        "description": description,
        "inLanguage": site.language,
        "isPartOf": {"@type": "WebSite", "name": site.title, "url": site.url},
    }
    if changed is not None:
        page["dateModified"] = iso(changed)
    if told is not None:
        start, end = told
        page["temporalCoverage"] = f"{iso(start)}/{'..' if end is None else iso(end)}"
    return page
