"""Entries in XML, filled into forms that `feedgen` writes.

For each entry the library would make a tree, which takes many times as long as to write it, and the
archives of a record have every update that there ever was. So the library writes one entry of each
form, with `%(title)s` and the like in place of what differs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

from statuary.characters import address, clean, line
from statuary.syndication.feed import Entry

if TYPE_CHECKING:
    from feedgen.entry import FeedEntry
    from feedgen.feed import FeedGenerator

_PUBLISHED, _UPDATED = (datetime(year, 1, 1, tzinfo=UTC) for year in (2001, 2002))


@dataclass(frozen=True, slots=True)
class Dialect:
    """Atom or RSS: how the library writes it, and what stands where in its entries.

    `write` gives a whole feed, `say` gives one entry a text and HTML, either of which may be empty.
    `text` is what becomes of a text before that, `dated` of an instant. Each entry begins with
    `begin`, and `end` follows the last one.
    """

    write: Callable[[Any], bytes]  # `Any` are things of the library, which is imported late
    say: Callable[[Any, str, str], None]
    text: Callable[[str], str]
    dated: Callable[[datetime], str]
    begin: str
    end: str


def filled(entry: Entry, name: str, dialect: Dialect) -> str:
    """Write an entry under its id."""
    html, text = clean(entry.html), dialect.text(clean(entry.text))
    categories = [*filter(None, map(line, entry.categories))]
    published = updated = dialect.dated(instant(entry.published))
    if entry.updated != entry.published:
        updated = dialect.dated(instant(entry.updated))
    values = {
        "id": _escaped(name),
        "title": _escaped(line(entry.title) or address(entry.url)),
        "url": _quoted(address(entry.url)),
        "published": published,
        "updated": updated,
        "html": _escaped(html),
        "text": _escaped(text),
    }
    for number, category in enumerate(categories):
        values[f"category{number}"] = _quoted(category)
    return _form(dialect, bool(html), bool(text), len(categories)) % values


def instant(seconds: int) -> datetime:
    """Give an instant as the library takes it."""
    return datetime.fromtimestamp(seconds, UTC)


@lru_cache(maxsize=64)
def _form(dialect: Dialect, html: bool, text: bool, categories: int) -> str:
    """Give the form of an entry with or without HTML and text, and with so many categories."""
    from feedgen.feed import FeedGenerator

    channel = FeedGenerator()
    for field in (channel.id, channel.title, channel.description):
        field("-")
    channel.link(href="-")
    item = channel.add_entry()
    item.id("%(id)s")
    item.title("%(title)s")
    item.link(href="%(url)s")
    item.published(_PUBLISHED)
    item.updated(_UPDATED)
    for number in range(categories):
        item.category(term=f"%(category{number})s")
    dialect.say(item, "%(text)s" if text else "", "%(html)s" if html else "")
    document = dialect.write(channel).decode()
    form = document[document.index(dialect.begin) : document.rindex(dialect.end)]
    for field, at in (("published", _PUBLISHED), ("updated", _UPDATED)):
        form = form.replace(dialect.dated(at), f"%({field})s")
    return form


def _escaped(text: str) -> str:
    return escape(text, quote=False)


def _quoted(text: str) -> str:
    """Escape what is on one line, and may stand in an attribute."""
    return _escaped(text).replace('"', "&quot;")


def _write_atom(channel: FeedGenerator) -> bytes:
    return bytes(channel.atom_str(pretty=True))


def _say_in_atom(item: FeedEntry, text: str, html: str) -> None:
    item.content(html, type="html")
    if text:
        item.summary(text)


def _write_rss(channel: FeedGenerator) -> bytes:
    return bytes(channel.rss_str(pretty=True))


def _say_in_rss(item: FeedEntry, text: str, html: str) -> None:
    item.description(text)
    item.content(html)


def _as_html(text: str) -> str:
    return _escaped(text).replace("\n", "<br>\n")


def _rfc_2822(at: datetime) -> str:
    from email.utils import format_datetime  # which Atom does without

    return format_datetime(at)


ATOM = Dialect(_write_atom, _say_in_atom, str, datetime.isoformat, "  <entry>", "</feed>")
RSS = Dialect(_write_rss, _say_in_rss, _as_html, _rfc_2822, "    <item>", "  </channel>")
