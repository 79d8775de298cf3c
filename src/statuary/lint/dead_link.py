"""A link to a place on this site that there is not, such as a record with another id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from urllib.parse import unquote, urljoin, urlsplit

from statuary.lint.interface import Example, Remark, Reworded, Rule, Scene
from statuary.model import Incident, Maintenance, Notice
from statuary.prose import to_html

# Most texts have no link, and most links lead elsewhere: only others are worth rendering.
_MAYBE = re.compile(r"\]\(\s*<?(?!https?:|mailto:)|^[ >]*\[[^\[\]]+\]:\s*(?!https?:|mailto:)", re.M)
_LINK = re.compile(r'<a href="([^"]*)"')
_ENDING = re.compile(r"\.(?:md|yaml|yml|html)$", re.IGNORECASE)
_ANYWHERE = "https://site.invalid/"


def _check(scene: Scene) -> Iterable[Remark]:
    root = scene.page.settings.url
    records = (*scene.updated, *scene.page.notices)
    known = {f"incidents/{id_}" for each in records for id_ in (each.id, *each.aliases)}
    shown = frozenset(each.id for each in records if not each.draft)
    for record in records:
        for at, text in _texts(record):
            if not _MAYBE.search(text) and not (root and root in text):
                continue
            for link in dict.fromkeys(map(unescape, _LINK.findall(to_html(text)))):
                path = _path(link, root, record.id)
                if path is not None and path.rstrip("/") not in known and not _leads(scene, path):
                    yield Remark(
                        record.id,
                        at,
                        f"the link `{link}` leads nowhere: the site has no `{path}`",
                        "a link to another record is `../its-id/`; files lie in `static/`",
                        link,
                        _fix(text, link, path, shown),
                    )


def _fix(text: str, link: str, path: str, shown: frozenset[str]) -> Reworded | None:
    """Offer the page of the record that a link names by its id, or by its file, in a wrong place.

    The link must stand once in the text, and as it is.
    """
    name = _ENDING.sub("", path.rstrip("/").rpartition("/")[2])
    if name not in shown or "?" in link or f"]({link}" not in text or text.count(link) > 1:
        return None
    _, sign, anchor = link.partition("#")
    return Reworded(link, f"../{name}/{sign}{anchor}")


def _path(link: str, root: str | None, record: str) -> str | None:
    """Give the path on this site that a link in a record leads to; None if it leads elsewhere."""
    base = root or _ANYWHERE
    if link.startswith(("#", "?")) or (link.startswith("/") and not root):
        return None  # Where a page without an address is served nobody knows.
    try:
        target = urljoin(f"{base}incidents/{record}/", link)
        parts = urlsplit(target)
    except ValueError:
        return None
    whole = f"{parts.scheme}://{parts.netloc}{parts.path}"
    return unquote(whole.removeprefix(base)) if whole.startswith(base) else None


def _leads(scene: Scene, path: str) -> bool:
    folder = f"{path}/".lstrip("/") if path and not path.endswith("/") else path
    return scene.publishes(path) or scene.publishes(f"{folder}index.html")


def _texts(
    record: Incident | Maintenance | Notice,
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(record, Notice):
        yield ("body",), record.body
        return
    yield ("summary",), record.summary
    yield ("postmortem",), record.postmortem
    for index, update in enumerate(record.updates):
        yield ("updates", index, "body"), update.body


_NOTICE = """\
---
kind: notice
title: Support answers later
from: 2026-03-01
---
As [last time](../{}/), we [move](../../history/).
"""

DEAD_LINK = Rule(
    "dead-link",
    "a link to a page or file of this site that there is not",
    _check,
    good=Example((_NOTICE.format("record-1"),)),
    bad=Example((_NOTICE.format("last-move"),)),
    fixable=Example((_NOTICE.format("record-1.md").replace(".md/", ".md"),)),
)
