import json
import os
import subprocess
import sys
import warnings
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statuary.characters import clean, line
from statuary.syndication import Entry, Feed, atom, json_feed, rss

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


def test_json_feed_has_the_same_entries() -> None:
    """JSON Feed names the page and itself, and its items have id, address, texts and instants."""
    document = json.loads(json_feed(FEED))
    items = document.pop("items")
    assert document == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": FEED.title,
        "home_page_url": FEED.site_url,
        "feed_url": FEED.self_url,
        "description": FEED.subtitle,
        "language": "en",
        "authors": [{"name": FEED.title, "url": FEED.site_url}],
    }
    assert [item["id"] for item in items] == [entry.id for entry in FEED.entries]
    assert items[0] == {
        "id": ENTRY.id,
        "url": ENTRY.url,
        "title": ENTRY.title,
        "content_html": ENTRY.html,
        "content_text": ENTRY.text,
        "summary": ENTRY.text,
        "date_published": "2026-02-01T21:12:00Z",
        "date_modified": "2026-02-01T21:57:00Z",
        "tags": ["resolved", "login"],
    }


def _links(data: bytes) -> dict[str | None, str | None]:
    """Give the addresses of a feed's own links by their relations."""
    root = ET.fromstring(data)  # noqa: S314
    channel = root.find("channel")
    found = (root if channel is None else channel).findall(f"{ATOM}link")
    return {link.get("rel"): link.get("href") for link in found}


@BOTH
def test_a_feed_names_its_hub_and_its_archive(render: Any) -> None:
    """Readers find where entries are pushed from, and where older ones are."""
    hub, older = "https://hub.example.com/?a=1&b=2", "https://status.example.com/old"
    links = _links(render(replace(FEED, hub=hub, older=older)))
    assert (links["hub"], links["prev-archive"]) == (hub, older)
    assert links["self"] == FEED.self_url
    assert _parsed(render(replace(FEED, hub=hub, older=older))).feed.link == FEED.site_url
    assert "hub" not in _links(render(FEED))
    pushed = json.loads(json_feed(replace(FEED, hub=hub)))
    assert pushed["hubs"] == [{"type": "WebSub", "url": hub}]


@BOTH
def test_an_archive_is_marked_as_one(render: Any) -> None:
    """An archive says what it is, and leads to the current feed and to the archive after it."""
    mark = "{http://purl.org/syndication/history/1.0}archive"
    current, newer = "https://status.example.com/feed.atom", "https://status.example.com/new"
    data = render(replace(FEED, current=current, newer=newer))
    assert list(ET.fromstring(data).iter(mark))  # noqa: S314
    assert not list(ET.fromstring(render(FEED)).iter(mark))  # noqa: S314
    links = _links(data)
    assert (links["current"], links["next-archive"]) == (current, newer)
    assert len(_parsed(data).entries) == 2


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
    items = json.loads(json_feed(feed).encode())["items"]
    assert [item["id"] for item in items] == [entry.id for entry in feed.entries]


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(nasty, min_size=4, max_size=4), tags=st.lists(nasty, max_size=3))
def test_entries_say_what_they_were_given(texts: list[str], tags: list[str]) -> None:
    """Whatever the texts of an entry hold, an XML parser finds in each place what was put there."""
    title, html, text, address = texts
    url = f"https://status.example.com/{address}"
    odd = replace(ENTRY, title=title, url=url, html=html, text=text, categories=tuple(tags))
    feed = replace(FEED, entries=(ENTRY, odd, replace(odd, id="tag:status.example.com,2026:odd")))
    terms = [*filter(None, map(line, tags))]
    url = "".join(clean(url).split())
    root = ET.fromstring(atom(feed))  # noqa: S314
    entry = root.findall(f"{ATOM}entry")[-1]
    assert len(root.findall(f"{ATOM}entry")) == 2
    assert entry.findtext(f"{ATOM}title") == line(title) or url
    assert entry.findtext(f"{ATOM}content") == clean(html)
    assert entry.findtext(f"{ATOM}summary", "") == clean(text)
    assert [link.get("href") for link in entry.findall(f"{ATOM}link")] == [url]
    assert [category.get("term") for category in entry.findall(f"{ATOM}category")] == terms
    item = ET.fromstring(rss(feed)).findall("channel/item")[-1]  # noqa: S314
    assert item.findtext("title") == line(title) or url
    assert (item.findtext("link"), [each.text for each in item.findall("category")]) == (url, terms)
    assert item.findtext(CONTENT if clean(text) else "description") == clean(html)


@BOTH
def test_a_feed_without_entries_is_valid(render: Any) -> None:
    """A record in which nothing happened has a feed too."""
    result = _parsed(render(replace(FEED, entries=())))
    assert result.entries == []
    assert result.feed.title == FEED.title
    assert json.loads(json_feed(replace(FEED, entries=())))["items"] == []


@BOTH
def test_an_id_is_used_once(render: Any) -> None:
    """Of entries with one id the first, which is the newest, is kept."""
    feed = replace(FEED, entries=(ENTRY, replace(ENTRY, title="Again")))
    assert [entry.title for entry in _parsed(render(feed)).entries] == ["Login fails"]
    assert [item["title"] for item in json.loads(json_feed(feed))["items"]] == ["Login fails"]


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
        "import sys; from statuary.syndication import Entry, Feed, atom, json_feed, rss;"
        f"feed = {FEED!r};"
        "sys.stdout.buffer.write(atom(feed) + rss(feed) + json_feed(feed).encode())"
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
    assert printed == {atom(FEED) + rss(FEED) + json_feed(FEED).encode()}
