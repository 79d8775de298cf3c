"""A parser of feeds from npm finds every entry of every feed, whatever the titles are."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from statuary.syndication import Entry, Feed, atom, json_feed, rss
from tests.clients.conftest import INSTALLED, Run, program
from tests.formats.showcase import built

PARSE = """
const {parseFeed} = require('feedsmith');
const {readFileSync} = require('fs');
const found = process.argv.slice(1).map(path => {
  const {format, feed} = parseFeed(readFileSync(path, 'utf8'));
  const entries = feed.entries || feed.items || [];
  const text = value => value && typeof value === 'object' ? value.value : value;
  return {
    format,
    ids: entries.map(each => each.guid ? each.guid.value : each.id),
    titles: entries.map(each => text(each.title)),
    links: (feed.links || feed.atom?.links || []).map(each => each.rel),
  };
});
console.log(JSON.stringify(found));
"""
TITLES = (
    "bell \x07, escape \x1b[31m, null \x00, and a C1 \x85",
    "half of a character \ud83d, and none at all \ufffe\uffff",
    "👩‍👩‍👧 🙂 🏳️‍🌈",
    "شبكة لا تعمل \u202eevil\u202c שלום",
    "]]> <![CDATA[ &#27; &amp; <script>alert(1)</script> --> <?xml",
    "lines\r\nof\nall\rkinds\u2028and\u2029more",
    "long " * 2000,
    " ",
)
NASTY = Feed(
    id="tag:status.example.com,2026:/feed",
    title=TITLES[4],
    subtitle=TITLES[3],
    site_url="https://status.example.com/",
    self_url="https://status.example.com/feed.atom",
    language="en",
    updated=1_769_983_020,
    hub="https://hub.example.com/",
    entries=tuple(
        Entry(
            id=f"tag:status.example.com,2026:/{number}",
            title=title,
            url=f"https://status.example.com/#{number}",
            published=1_769_980_320,
            updated=1_769_983_020,
            html=f"<p>{title}</p>",
            text=title,
            categories=(title,),
        )
        for number, title in enumerate(TITLES)
    ),
)


def parsed(run: Run, paths: Iterable[Path]) -> list[dict[str, Any]]:
    """Let the parser read feeds."""
    modules = INSTALLED / "node/node_modules"
    if not (modules / "feedsmith").exists():
        program("feedsmith")  # which says that it is missing
    found: list[dict[str, Any]] = json.loads(
        run("node", "-e", PARSE, *paths, env={"NODE_PATH": str(modules)})
    )
    return found


def test_it_reads_all_feeds_of_a_site(run: Run, tmp_path: Path) -> None:
    """It knows each feed's format, and finds in the three formats the same entries."""
    site = built(tmp_path)
    endings = (".atom", ".rss", "feed.xml", "feed.json")
    paths = sorted(path for path in site if path.endswith(endings))
    found = dict(zip(paths, parsed(run, (tmp_path / "site" / p for p in paths)), strict=True))
    assert len(found) == 5 + 3 * 7
    for path, feed in found.items():
        ending = path.rpartition(".")[2]
        assert feed["format"] == {"atom": "atom", "json": "json"}.get(ending, "rss"), path
    for folder in ("", "components/web/", "components/fax/"):
        atom_feed, rss_feed, json_feed = (
            found[f"{folder}feed.{ending}"] for ending in ("atom", "xml", "json")
        )
        assert atom_feed["ids"]
        assert atom_feed["ids"] == rss_feed["ids"] == json_feed["ids"]
        assert atom_feed["titles"] == rss_feed["titles"] == json_feed["titles"]


def test_no_title_costs_it_the_feed(run: Run, tmp_path: Path) -> None:
    """Whatever characters titles have, feeds are well-formed and no entry is lost."""
    files = {"a.atom": atom(NASTY), "r.rss": rss(NASTY), "j.json": json_feed(NASTY).encode()}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    for name in ("a.atom", "r.rss"):
        ET.fromstring(files[name])  # noqa: S314
    for feed in parsed(run, (tmp_path / name for name in files)):
        assert feed["ids"] == [entry.id for entry in NASTY.entries]
        assert feed["titles"][2] == TITLES[2]
        assert feed["titles"][6] == TITLES[6].strip()
        if feed["format"] != "json":
            assert "hub" in feed["links"]


def test_an_archive_is_a_feed_too(run: Run, tmp_path: Path) -> None:
    """It finds an archive's entries and its ways to the others."""
    archive = replace(NASTY, current="https://status.example.com/feed.atom", older="https://a.b/")
    (tmp_path / "a.atom").write_bytes(atom(archive))
    (feed,) = parsed(run, [tmp_path / "a.atom"])
    assert len(feed["ids"]) == len(TITLES)
    assert {"current", "prev-archive"} <= {*feed["links"]}
