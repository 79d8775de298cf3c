"""What is shown: the last site that was whole, and what has been wrong since."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from statuary.findings import Findings
from statuary.outputs import Output
from statuary.pipeline import View
from statuary.serving.site import Site


@dataclass(frozen=True, slots=True)
class Preview:
    """A site in memory, None while there was none yet.

    `headline` is what the page says, `as_of` is its instant in words, `base` is the path that the
    site will have on the web. `findings` tell why there is no newer site, None if there is no such
    reason.
    """

    site: Site | None = None
    headline: str = ""
    as_of: str = ""
    base: str = "/"
    findings: Findings | None = None

    @property
    def view(self) -> View | None:
        """What the site is made of."""
        return self.site.view if self.site else None

    def find(self, path: str) -> Output | None:
        """Give what is published at a path, or None."""
        return self.site.find(path) if self.site else None

    def at(self, address: str) -> Output | None:
        """Give what an address without its first slash stands for: a file, or a folder's page."""
        is_folder = address.endswith("/") or not address
        return self.find(f"{address}index.html" if is_folder else address)

    def looks_like(self, other: Preview) -> bool:
        """Tell whether nobody who looks would see a difference."""
        return self.findings == other.findings and self.view == other.view


def preview_of(view: View) -> Preview:
    """Give what is shown of a project that reads."""
    page = view.snapshot
    return Preview(
        Site(view),
        page.headline,
        page.site.wording.instant(page.instant),
        urlsplit(page.site.url or "/").path or "/",
    )
