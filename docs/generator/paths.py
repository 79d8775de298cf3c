"""Everything that is published, and where."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from docs.generator.markdown import code, table
from docs.generator.markdown import document as made
from statuary.formats import FORMATS
from statuary.formats.interface import Format, Place

INTRODUCTION = """\
For those who link to a page, read it by program or serve it: every path below the page's address.
`<id>` is the id of a record or a component, `<year>` and `<month>` are numbers such as `2026` and
`02`, and `<figure>` is `status` or `uptime`. What lies in `static/` is published as it is, and a
file in it takes the place of a generated file for hosts. Feeds and the sitemap need the key `url`.
[What programs read](programs.md) says more about most of them."""


FEW = 2  # Formats with so few places stand together.


def document() -> str:
    """Give a table for each format that publishes much, and one for all others."""
    blocks = [INTRODUCTION]
    for each in FORMATS:
        if len(each.places) > FEW:
            blocks += [f"## {_title(each)}", _table(each.places)]
    others = [place for each in FORMATS if len(each.places) <= FEW for place in each.places]
    return made("Published paths", *blocks, "## Further files", _table(others))


def _table(places: Iterable[Place]) -> str:
    return table(("path", "what"), ((code(place.path), place.what) for place in places))


def _title(each: Format) -> str:
    """Give the first sentence of the format's own module."""
    told = (sys.modules[each.outputs.__module__].__doc__ or "").split("\n\n")[0]
    return " ".join(told.split()).split(". ")[0].rstrip(".")
