"""A web page as a value: the frame that all pages share, and the facts of one."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from statuary.formats.html.linked_data import Told, web_page, web_site
from statuary.model import ComponentStatus
from statuary.outputs import Output
from statuary.prose import excerpt
from statuary.theme import Theme
from statuary.theme.rendering import render
from statuary.timeline.facts import Site


@dataclass(frozen=True, slots=True)
class Head:
    """What the frame around a page takes.

    `path` is the page's folder in the site, with a slash at its end, or empty for the first
    page; `name` is its file there. `changed` is when what it shows last changed, if ever.
    `description` is plain text; without one the page is described by how `said`, in Markdown,
    begins. `home` is the absolute way to the first page, for a page that
    may be served from anywhere. `status` is the one that the page's icon shows, if any; `told`
    is the time that a record's page tells of, without an end while it goes on. `unread`
    is how many records that may belong on the page could not be read.
    """

    site: Site
    title: str
    path: str = ""
    name: str = "index.html"
    section: str = ""
    description: str = ""
    said: str = ""
    changed: int | None = None
    home: str | None = None
    status: ComponentStatus | None = None
    told: Told | None = None
    unread: int = 0

    @property
    def root(self) -> str:
        """The way from this page to the first one's folder."""
        return self.home if self.home is not None else "../" * self.path.count("/")

    @property
    def canonical(self) -> str | None:
        """The page's one address on the web."""
        if self.site.url is None:
            return None
        return self.site.url + self.path + ("" if self.name == "index.html" else self.name)

    @property
    def summary(self) -> str:
        """What the page is about in a sentence or two, never empty."""
        return self.description or excerpt(self.said) or self.title

    @property
    def linked_data(self) -> dict[str, object] | None:
        """What the page is in the words of schema.org, if it has an address."""
        if self.canonical is None:
            return None
        if self.section == "home":
            return web_site(self.site, self.summary)
        return web_page(
            self.site, self.title, self.canonical, self.summary, self.changed, self.told
        )


@dataclass(frozen=True, slots=True)
class Page:
    """A template, its frame, and a value whose fields are the names that it takes."""

    theme: Theme
    template: str
    head: Head
    facts: Any

    @property
    def output(self) -> Output:
        """The file that this page is published as."""
        return Output(f"{self.head.path}{self.head.name}", render_page, self)


def render_page(page: Page) -> str:
    """Render a page in its site's language."""
    names = {each.name: getattr(page.facts, each.name) for each in fields(page.facts)}
    return render(page.theme, page.template, page.head.site.wording, {"head": page.head, **names})
