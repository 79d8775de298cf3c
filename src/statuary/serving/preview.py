"""What is shown: the last site that was whole, and what has been wrong since."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter
from urllib.parse import urlsplit

from statuary.findings import Findings
from statuary.outputs import Output
from statuary.pipeline import View

_PATH = attrgetter("path")


@dataclass(frozen=True, slots=True)
class Preview:
    """A site in memory, empty while there was none yet.

    `outputs` are in the order of their paths. `headline` is what the page says, `as_of` is its
    instant in words, `base` is the path that the site will have on the web. `findings` tell why
    there is no newer site, None if there is no such reason.
    """

    outputs: tuple[Output, ...] = ()
    headline: str = ""
    as_of: str = ""
    base: str = "/"
    findings: Findings | None = None

    def find(self, path: str) -> Output | None:
        """Give what is published at a path, or None."""
        index = bisect_left(self.outputs, path, key=_PATH)
        found = self.outputs[index : index + 1]
        return found[0] if found and found[0].path == path else None

    def looks_like(self, other: Preview) -> bool:
        """Tell whether nobody who looks would see a difference."""
        return self.findings == other.findings and self.outputs == other.outputs


def preview_of(view: View) -> Preview:
    """Give what is shown of a project that reads."""
    site = view.snapshot.site
    banner = view.snapshot.banner
    return Preview(
        view.outputs,
        site.wording.headline(banner.status, [cause.name for cause in banner.causes]),
        site.wording.instant(view.snapshot.instant),
        urlsplit(site.url or "/").path or "/",
    )
