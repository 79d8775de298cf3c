"""Feeds: one entry for each thing that was said, under a name and a date that last."""

from __future__ import annotations

import re
import warnings
from pathlib import Path
from typing import Any

import pytest

from statuary.model import read_instant
from tests.formats.showcase import FILES, NOW, URL, built, pages

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import feedparser

SETTINGS = f"""\
title: S
url: {URL}
since: 2026-01-01
components: [{{id: api, name: API}}, {{id: web, name: Web}}]
"""
LOGIN = """\
---
title: Login fails
components: [api]
tags: [eu]
---
A summary.

## Investigating @ 2026-03-01 10:00Z
We look at [it](../other/).

## Identified @ 2026-03-01 11:00Z {web: degraded_performance}
Found <it>.

## Resolved @ 2026-03-01 12:00Z
Done.
"""
PATH = "incidents/login.md"
FEEDS = ("feed.atom", "feed.xml", "history.atom", "history.rss")
OWN = ("components/api/feed.atom", "components/api/feed.xml")
BASE = {"statuary.yml": SETTINGS, PATH: LOGIN}


def parsed(data: bytes) -> Any:
    """Read a feed as a reader does."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        result = feedparser.parse(data)
    assert not result.bozo, result.get("bozo_exception")
    return result


def feed(root: Path, path: str, files: dict[str, str], now: int = NOW) -> Any:
    """Build a project and read one of its feeds."""
    return parsed(built(root, files, now)[path])


def names(found: Any) -> list[str]:
    """Give the permanent names of a feed's entries."""
    return [entry.id for entry in found.entries]


def at(text: str) -> tuple[int, ...]:
    """Give an instant as readers do."""
    return tuple(int(part) for part in re.findall(r"\d+", text)[:6])


@pytest.mark.parametrize("path", ["feed.atom", "feed.xml"])
def test_every_update_is_an_entry(tmp_path: Path, path: str) -> None:
    """Each update has an entry with its step, text, date and place, newest first."""
    entries = feed(tmp_path, path, BASE).entries
    titles = ["Resolved: Login fails", "Identified: Login fails", "Investigating: Login fails"]
    assert [entry.title for entry in entries] == titles
    assert entries[1].published_parsed[:6] == at("2026-03-01 11:00:00")
    assert entries[1].link == f"{URL}incidents/login/#2026-03-01T11-00-00Z"
    assert entries[1].tags[0].term == "eu"
    body = entries[1].content[0].value
    assert "Found &lt;it&gt;." in body
    assert "<li>Web: Degraded performance</li>" in body
    assert "Web: Degraded performance" in entries[1].summary
    assert f'href="{URL}incidents/other/"' in entries[2].content[0].value


def test_ids_are_tags_of_the_address(tmp_path: Path) -> None:
    """An entry's name is a tag URI of the site's host and of the place of what it tells."""
    assert names(feed(tmp_path, "feed.atom", BASE))[0] == (
        "tag:status.example.com,2026:/sub/incidents/login/#2026-03-01T12-00-00Z"
    )
    assert names(feed(tmp_path, "history.atom", BASE)) == (
        ["tag:status.example.com,2026:/sub/incidents/login/"]
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Login fails", "title: Login fails for all"),
        ("Found <it>.", "Found and mended."),
        ("## Identified", "## Monitoring"),
        ("components: [api]", "components: [web]"),
        ("A summary.\n", ""),
        ("## Resolved @ 2026-03-01 12:00Z\nDone.\n", ""),
        ("## Identified", "## Update @ 2026-03-01 10:30Z\nMore.\n\n## Identified"),
    ],
)
def test_names_and_dates_last(tmp_path: Path, old: str, new: str) -> None:
    """Whatever is edited, added or taken away, other entries keep their names and dates."""
    assert old in LOGIN
    for path in (*FEEDS, *OWN):
        before = {e.id: e.published for e in feed(tmp_path / "old", path, BASE).entries}
        files = {**BASE, PATH: LOGIN.replace(old, new)}
        if path in OWN and "components" in old:
            continue
        after = {e.id: e.published for e in feed(tmp_path / "new", path, files).entries}
        kept = before.keys() & after.keys()
        assert {name: before[name] for name in kept} == {name: after[name] for name in kept}
        assert min(len(before), len(after)) == len(kept)


def test_the_order_in_the_file_does_not_matter(tmp_path: Path) -> None:
    """Updates that are moved about in their file give the same bytes."""
    first, *updates = LOGIN.rstrip("\n").split("\n\n##")
    moved = "\n\n##".join((first, *reversed(updates))) + "\n"
    one = built(tmp_path / "one", BASE)
    other = built(tmp_path / "other", {**BASE, PATH: moved})
    assert {path: one[path] for path in (*FEEDS, *OWN)} == {
        path: other[path] for path in (*FEEDS, *OWN)
    }


def test_feeds_are_as_old_as_the_record(tmp_path: Path) -> None:
    """The date of the build leaves no trace in a feed, an empty one included."""
    for number, files in enumerate((BASE, {"statuary.yml": SETTINGS})):
        one = built(tmp_path / f"{number}-now", files)
        other = built(tmp_path / f"{number}-later", files, NOW + 40 * 86_400)
        for path in (*FEEDS, *OWN):
            assert one[path] == other[path], path
    assert parsed(one["feed.atom"]).feed.updated == "2026-01-01T00:00:00+00:00"


def test_updates_at_one_instant_are_two_entries(tmp_path: Path) -> None:
    """What was said in one second is told apart, the later in the file first."""
    files = {**BASE, PATH: LOGIN.replace("@ 2026-03-01 12:00Z", "@ 2026-03-01 11:00Z")}
    entries = feed(tmp_path, "feed.atom", files).entries
    assert len({entry.id for entry in entries}) == 3
    assert [entry.title.split(":")[0] for entry in entries] == (
        ["Resolved", "Identified", "Investigating"]
    )


@pytest.mark.parametrize("path", ["history.atom", "history.rss"])
def test_the_history_has_one_entry_for_each_incident(tmp_path: Path, path: str) -> None:
    """An incident's entry tells all of it, and its date moves with each update."""
    (entry,) = feed(tmp_path / "all", path, BASE).entries
    early = read_instant("2026-03-01 10:30Z").seconds
    (before,) = feed(tmp_path / "early", path, BASE, early).entries
    assert (entry.id, entry.published) == (before.id, before.published)
    assert "Done." in entry.content[0].value
    assert "A summary." in entry.content[0].value
    assert "Done." not in before.content[0].value
    if path.endswith(".atom"):
        assert entry.updated_parsed[:6] == at("2026-03-01 12:00:00")
        assert before.updated_parsed[:6] == at("2026-03-01 10:00:00")


def test_a_component_hears_of_what_concerns_it(tmp_path: Path) -> None:
    """A component's feed has the records that name it and no other."""
    site = built(tmp_path)
    fax = parsed(site["components/fax/feed.atom"])
    assert {name.split("/")[3] for name in names(fax)} == {"2025-12-24-fax"}
    assert fax.feed.link == f"{URL}components/fax/"
    assert parsed(site["components/soon/feed.atom"]).entries == []
    android = parsed(site["components/android/feed.atom"])
    assert {name.split("/")[3] for name in names(android)} == {"open", "overdue"}


def test_records_of_every_kind_appear(tmp_path: Path) -> None:
    """Incidents, also those without updates, maintenances and notices all have entries."""
    site = built(tmp_path)
    told = {name.split("/")[3] for name in names(parsed(site["feed.atom"]))}
    assert told == {
        *("open", "also-open", "2025-12-24-fax", "lost", "one-report"),
        *("overdue", "far", "called-off", "news", "old-notice"),
    }
    assert {name.split("/")[3] for name in names(parsed(site["history.atom"]))} == told
    text = site["feed.atom"].decode()
    assert "Not yet." not in text
    assert "<script>" not in text


def test_what_is_not_over_says_so(tmp_path: Path) -> None:
    """An incident without updates is told as its file says, from when it began."""
    entries = feed(tmp_path, "feed.atom", FILES).entries
    (lost,) = [entry for entry in entries if entry.id.endswith("incidents/lost/")]
    assert lost.title.endswith("Of this nobody knows the end")
    assert lost.published_parsed[:6] == at("2026-02-01 09:00:00")


def test_readers_find_the_feeds(tmp_path: Path) -> None:
    """Every page names the main feeds to readers that look for them, a component its own too."""
    site = built(tmp_path)
    for path, found in pages(site):
        links = [e.attributes for e in found if e.attributes.get("rel") == "alternate"]
        if not links:
            assert b'http-equiv="refresh"' in site[path], path
            continue
        targets = [(link["type"], link["href"].rpartition("/")[2]) for link in links]
        has_own = path.startswith("components/")
        assert targets == [
            ("application/atom+xml", "feed.atom"),
            ("application/rss+xml", "feed.xml"),
        ] * (1 + has_own) + [
            ("application/atom+xml", "history.atom"),
            ("application/rss+xml", "history.rss"),
        ]
        assert not has_own or links[0]["href"] == "feed.atom"
    for path, content in site.items():
        if path.endswith((".atom", ".rss", "feed.xml")):
            found = parsed(content)
            (own,) = [link.href for link in found.feed.links if link.rel == "self"]
            assert own == f"{URL}{path}"


def test_a_long_record_keeps_feeds_short(tmp_path: Path) -> None:
    """Feeds have the newest entries only: a hundred updates, fifty records."""
    updates = "".join(
        f"## Investigating @ 2026-02-01 {hour:02}:{minute:02}Z\n"
        for hour in range(2)
        for minute in range(60)
    )
    many = {
        f"incidents/i{number}.yaml": f"{{title: T, started: 2026-01-05 10:{number:02}Z}}"
        for number in range(60)
    }
    site = built(tmp_path, {**BASE, PATH: f"---\ntitle: T\n---\n{updates}", **many})
    assert len(parsed(site["feed.atom"]).entries) == 100
    assert names(parsed(site["feed.atom"]))[0].endswith("#2026-02-01T01-59-00Z")
    assert len(parsed(site["history.atom"]).entries) == 50
