"""Items put into words, and into Atom and RSS."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from statuary.formats.feeds.items import Item, Said, tag_uri
from statuary.prose import to_html, to_text
from statuary.syndication import Entry, Feed, atom, rss
from statuary.timeline.facts import Site
from statuary.wording import Wording


@dataclass(frozen=True, slots=True)
class FeedFacts:
    """What a feed takes.

    `url` is the site's address, `path` leads from there to the feed's file, and `page` to the
    page that the feed is of. `begin` dates a feed without items.
    """

    site: Site
    url: str
    path: str
    page: str
    title: str
    begin: int
    items: tuple[Item, ...]


def render_atom(facts: FeedFacts) -> bytes:
    """Give the feed as Atom."""
    return atom(_feed(facts))


def render_rss(facts: FeedFacts) -> bytes:
    """Give the feed as RSS."""
    return rss(_feed(facts))


def _feed(facts: FeedFacts) -> Feed:
    wording = Wording(facts.site.language, facts.site.timezone)
    return Feed(
        id=tag_uri(facts.url, facts.path.rpartition(".")[0]),
        title=facts.title,
        subtitle=to_text(facts.site.description),
        site_url=facts.url + facts.page,
        self_url=facts.url + facts.path,
        language=facts.site.language,
        updated=max((item.updated for item in facts.items), default=facts.begin),
        entries=tuple(_entry(item, facts.url, wording) for item in facts.items),
    )


def _entry(item: Item, url: str, wording: Wording) -> Entry:
    several = len(item.said) > 1
    html = "\n".join(_html(said, url + item.path, wording, dated=several) for said in item.said)
    text = "\n\n".join(_text(said, url + item.path, wording, dated=several) for said in item.said)
    step = item.said[0].step if len(item.said) == 1 else None
    return Entry(
        id=tag_uri(url, item.path),
        title=f"{wording.word(step)}: {item.title}" if step else item.title,
        url=url + item.path,
        published=item.published,
        updated=item.updated,
        html=html,
        text=text.strip(),
        categories=item.tags,
    )


def _html(said: Said, base: str, wording: Wording, *, dated: bool) -> str:
    heading = f"<p><strong>{escape(_heading(said, wording))}</strong></p>\n" if dated else ""
    changes = "".join(f"<li>{escape(change)}</li>" for change in _changes(said, wording))
    return heading + to_html(said.body, base) + (f"\n<ul>{changes}</ul>" if changes else "")


def _text(said: Said, base: str, wording: Wording, *, dated: bool) -> str:
    lines = [_heading(said, wording)] if dated else []
    lines += [to_text(said.body, base)] if said.body else []
    lines += [f"- {change}" for change in _changes(said, wording)]
    return "\n".join(lines)


def _heading(said: Said, wording: Wording) -> str:
    when = wording.instant(said.at)
    return f"{wording.word(said.step)}, {when}" if said.step else when


def _changes(said: Said, wording: Wording) -> Iterable[str]:
    for change in said.changes:
        yield f"{change.component.name}: {wording.word(change.status)}"
