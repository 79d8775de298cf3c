"""The content security policy of pages as a header: what they say themselves, and one thing more.

A template may replace what pages say, and of two policies each holds, so the header repeats what
the frame of a page says. Who may put a page into a frame can only be said by a header.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from statuary.formats.html.page import Head
from statuary.theme import Theme
from statuary.theme.rendering import render

UNFRAMED = "frame-ancestors 'none'"
LONGEST = 1900  # characters; Cloudflare reads lines of 2,000
_WRITABLE = re.compile(r"[\x21-\x7e]+( [\x21-\x7e]+)*")


def policy(theme: Theme, head: Head) -> str:
    """Give the value of the header for all pages with a frame."""
    metas = _Metas()
    metas.feed(render(theme, "head.html", head.site.wording, {"head": head}))
    said = "; ".join((", ".join(metas.policies), UNFRAMED) if metas.policies else (UNFRAMED,))
    # What cannot be written here each page still says.
    return said if _WRITABLE.fullmatch(said) and len(said) <= LONGEST else UNFRAMED


class _Metas(HTMLParser):
    """The policies in the head of a page, each without what it does not need."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.policies: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a policy."""
        given = dict(attrs)
        kind = (given.get("http-equiv") or "").strip().lower()
        said = " ".join((given.get("content") or "").split()).rstrip("; ")
        if tag == "meta" and kind == "content-security-policy" and said:
            self.policies.append(said)
