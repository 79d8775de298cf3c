import os
import subprocess
import sys
import time
import warnings
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statuary.syndication import Entry, Feed, atom, rss

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import feedparser

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"

ENTRY = Entry(
    id="tag:status.example.com,2026:login/1",
    title="Login fails",
    url="https://status.example.com/login/#1",
    published=1_769_980_320,
    updated=1_769_983_020,
    html="<p>Nobody <em>can</em> log in.</p>",
    text="Nobody can log in.\nWe look.",
    categories=("resolved", "login"),
)
FEED = Feed(
    id="tag:status.example.com,2026:feed",
    title="Example status",
    subtitle="What fails",
    site_url="https://status.example.com/",
    self_url="https://status.example.com/feed.atom",
    language="en",
    updated=1_769_983_020,
    entries=(
        ENTRY,
        replace(ENTRY, id="tag:status.example.com,2026:older", published=1_700_000_000),
    ),
)
BOTH = pytest.mark.parametrize("render", [atom, rss])

PIECES = [
    *"a &<>'\"\x00\x1b\x85\ud800\ufffe\uffff\u202e\n🙂",
    *("]]>", "<![CDATA[", "&#27;", "<script>", "مرحبا", "\r\n", "x" * 10_000),
]
nasty = st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def _parsed(data: bytes) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        result = feedparser.parse(data)
    assert not result.bozo, result.get("bozo_exception")
    return result


@BOTH
def test_a_reader_finds_the_entries(render: Any) -> None:
    """A feed reader finds every entry with its id, link, instants and categories, in order."""
    result = _parsed(render(FEED))
    assert [entry.id for entry in result.entries] == [entry.id for entry in FEED.entries]
    first = result.entries[0]
    assert (first.title, first.link) == (ENTRY.title, ENTRY.url)
    assert first.published_parsed[:6] == (2026, 2, 1, 21, 12, 0)
    assert [tag.term for tag in first.tags] == ["resolved", "login"]
    assert first.content[0].value == ENTRY.html
    assert result.feed.title == FEED.title
    assert result.feed.link == FEED.site_url
    assert result.feed.language == "en"
    assert result.feed.generator == "Statuary"


def test_atom_has_what_its_standard_asks_for() -> None:
    """Atom has an author, both links, both instants, a text summary and HTML content."""
    root = ET.fromstring(atom(FEED))  # noqa: S314
    assert root.findtext(f"{ATOM}author/{ATOM}name") == FEED.title
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {"self": FEED.self_url, "alternate": FEED.site_url}
    assert root.findtext(f"{ATOM}updated") == "2026-02-01T21:57:00+00:00"
    entry = root.find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}published") == "2026-02-01T21:12:00+00:00"
    assert entry.findtext(f"{ATOM}updated") == "2026-02-01T21:57:00+00:00"
    assert entry.findtext(f"{ATOM}summary") == ENTRY.text
    content = entry.find(f"{ATOM}content")
    assert content is not None
    assert (content.get("type"), content.text) == ("html", ENTRY.html)


def test_rss_has_what_readers_look_for() -> None:
    """RSS has a permanent guid that is no link, the text as description and the HTML as content."""
    channel = ET.fromstring(rss(FEED)).find("channel")  # noqa: S314
    assert channel is not None
    own = channel.find(f"{ATOM}link")
    assert own is not None
    assert (own.get("rel"), own.get("href")) == ("self", FEED.self_url)
    assert channel.findtext("lastBuildDate") == "Sun, 01 Feb 2026 21:57:00 +0000"
    item = channel.find("item")
    assert item is not None
    guid = item.find("guid")
    assert guid is not None
    assert (guid.get("isPermaLink"), guid.text) == ("false", ENTRY.id)
    assert item.findtext("pubDate") == "Sun, 01 Feb 2026 21:12:00 +0000"
    assert item.findtext("description") == "Nobody can log in.<br>\nWe look."
    assert item.findtext(CONTENT) == ENTRY.html


@BOTH
@settings(max_examples=60, deadline=None)
@given(texts=st.lists(nasty, min_size=7, max_size=7))
def test_no_character_breaks_a_feed(render: Any, texts: list[str]) -> None:
    """Whatever the texts hold, the feed is XML, readers take it, and no entry is lost."""
    title, subtitle, name, body, plain, category, address = texts
    odd = replace(
        ENTRY,
        id="tag:status.example.com,2026:odd",
        title=name,
        url=f"https://status.example.com/{address}",
        html=body,
        text=plain,
        categories=(category,),
    )
    feed = replace(FEED, title=title, subtitle=subtitle, entries=(odd, *FEED.entries))
    data = render(feed)
    root = ET.fromstring(data)  # noqa: S314
    assert len(root.findall(f"{ATOM}entry") or root.findall("channel/item")) == 3
    assert [entry.id for entry in _parsed(data).entries] == [entry.id for entry in feed.entries]


@BOTH
def test_a_feed_without_entries_is_valid(render: Any) -> None:
    """A record in which nothing happened has a feed too."""
    result = _parsed(render(replace(FEED, entries=())))
    assert result.entries == []
    assert result.feed.title == FEED.title


@BOTH
def test_an_id_is_used_once(render: Any) -> None:
    """Of entries with one id the first, which is the newest, is kept."""
    feed = replace(FEED, entries=(ENTRY, replace(ENTRY, title="Again")))
    assert [entry.title for entry in _parsed(render(feed)).entries] == ["Login fails"]


@BOTH
def test_texts_come_through_whole(render: Any) -> None:
    """Markup, section ends, emoji and right-to-left text arrive as they were given."""
    html = "<p>]]&gt; <b>x</b> &amp;#27; 🙂 مرحبا</p>" + "y" * 10_000
    feed = replace(FEED, entries=(replace(ENTRY, title="<b> & ]]> 🙂", html=html),))
    root = ET.fromstring(render(feed))  # noqa: S314
    texts = [element.text for element in root.iter()]
    assert html in texts
    assert "<b> & ]]> 🙂" in texts


def test_the_bytes_depend_on_the_value_alone() -> None:
    """Time zone, locale, hash seed and the moment of the build leave no trace."""
    program = (
        "import sys; from statuary.syndication import Entry, Feed, atom, rss;"
        f"feed = {FEED!r}; sys.stdout.buffer.write(atom(feed) + rss(feed))"
    )
    printed = set()
    for zone, locale, seed in (
        ("UTC", "C", "1"),
        ("Asia/Kolkata", "de_DE.UTF-8", "2"),
        ("America/New_York", "C.UTF-8", "3"),
    ):
        environment = {**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed}
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-c", program], env=environment, capture_output=True, check=True
        )
        printed.add(done.stdout)
    assert printed == {atom(FEED) + rss(FEED)}


@pytest.mark.slow
@BOTH
def test_a_long_feed_takes_seconds_at_most(render: Any) -> None:
    """Ten thousand entries become a feed in little time."""
    entries = tuple(replace(ENTRY, id=f"tag:example.com,2026:{index}") for index in range(10_000))
    begin = time.process_time()
    render(replace(FEED, entries=entries))
    assert time.process_time() - begin < 5
