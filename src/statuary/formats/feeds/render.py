"""Items put into words, and into the formats of feeds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
from html import escape

from statuary.formats.feeds.items import Item
from statuary.formats.feeds.telling import Said, Step, Telling, telling
from statuary.prose import text_of, to_html, to_text
from statuary.syndication import Entry, Feed, atom, json_feed, rss
from statuary.tag_uri import tag_uri
from statuary.timeline.facts import Site
from statuary.wording import Wording


@dataclass(frozen=True, slots=True)
class FeedFacts:
    """What a feed takes.

    `url` is the site's address, `path` leads from there to the feed's file, and `page` to the
    page that the feed is of. `begin` dates a feed without items. The ways to the archive that
    goes on where this feed ends, `older`, and for an archive to the `current` feed and the
    `newer` archive begin at the site's address too.
    """

    site: Site
    url: str
    path: str
    page: str
    title: str
    begin: int
    items: tuple[Item, ...]
    older: str | None = None
    current: str | None = None
    newer: str | None = None


def render_atom(facts: FeedFacts) -> bytes:
    """Give the feed as Atom."""
    return atom(_feed(facts))


def render_rss(facts: FeedFacts) -> bytes:
    """Give the feed as RSS."""
    return rss(_feed(facts))


def render_json(facts: FeedFacts) -> str:
    """Give the feed as JSON Feed."""
    return json_feed(_feed(facts))


def _feed(facts: FeedFacts) -> Feed:
    wording, told = facts.site.wording, map(telling, facts.items)
    # Who reads an archive has nobody to notify, and reads the content. Its items are in no other.
    entry = _known_entry if facts.current is None else partial(_entry, brief=True)
    entries = tuple(entry(each, facts.url, wording) for each in told)
    return Feed(
        id=tag_uri(facts.url, (facts.current or facts.path).rpartition(".")[0]),
        title=facts.title,
        subtitle=to_text(facts.site.description),
        site_url=facts.url + facts.page,
        self_url=facts.url + facts.path,
        language=facts.site.language,
        updated=max((entry.updated for entry in entries), default=facts.begin),
        entries=entries,
        hub=facts.site.hub,
        older=_absolute(facts.url, facts.older),
        current=_absolute(facts.url, facts.current),
        newer=_absolute(facts.url, facts.newer),
    )


def _absolute(url: str, path: str | None) -> str | None:
    return None if path is None else url + path


# The newest items stand in a feed of each format, and in those of their components.
@lru_cache(maxsize=512)
def _known_entry(told: Telling, url: str, wording: Wording) -> Entry:
    return _entry(told, url, wording)


def _entry(told: Telling, url: str, wording: Wording, *, brief: bool = False) -> Entry:
    several = len(told.said) > 1
    parts = [
        _words(said, url + told.path, wording, dated=several, brief=brief) for said in told.said
    ]
    step = told.said[0].step if len(told.said) == 1 else None
    return Entry(
        id=tag_uri(url, told.path),
        title=f"{_word(step, wording)}: {told.title}" if step else told.title,
        url=url + told.path,
        published=told.published,
        updated=told.updated,
        html="\n".join(html for html, _ in parts),
        text="\n\n".join(text for _, text in parts),
        categories=told.tags,
    )


def _words(said: Said, base: str, wording: Wording, *, dated: bool, brief: bool) -> tuple[str, str]:
    """Give what was said as HTML and, unless it is to be brief, as text too."""
    heading = _heading(said, wording) if dated else ""
    body = to_html(said.body, base)
    facts = tuple(_facts(said, wording))
    html = (
        f"<p><strong>{escape(heading)}</strong></p>" if heading else "",
        body,
        f"<ul>{''.join(f'<li>{escape(fact)}</li>' for fact in facts)}</ul>" if facts else "",
    )
    text = (heading, text_of(body), "\n".join(f"- {fact}" for fact in facts)) if not brief else ()
    return "\n".join(filter(None, html)), "\n\n".join(filter(None, text))


def _heading(said: Said, wording: Wording) -> str:
    if said.step == "postmortem":
        return _word(said.step, wording)
    when = wording.instant(said.at)
    return f"{_word(said.step, wording)}, {when}" if said.step else when


def _word(step: Step, wording: Wording) -> str:
    return wording.text("Postmortem") if step == "postmortem" else wording.word(step)


def _facts(said: Said, wording: Wording) -> Iterable[str]:
    if said.window:
        start, end = wording.instant(said.window.start), wording.instant(said.window.end)
        yield wording.text("Planned: {start} – {end}").format(start=start, end=end)
    for change in said.changes:
        yield f"{change.component.name}: {wording.word(change.status)}"
