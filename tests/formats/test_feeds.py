"""Feeds: one entry for each thing that was said, under a name and a date that last."""

from __future__ import annotations

import json
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
JSON = ("feed.json", "components/api/feed.json")
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
        for path in (*FEEDS, *OWN, *JSON):
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
        *("overdue", "far", "called-off", "weekly", "news", "old-notice"),
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
        links = [link for link in links if link["type"] != "text/markdown"]
        if not links:
            assert b'http-equiv="refresh"' in site[path] or path.startswith("embed/"), path
            continue
        targets = [(link["type"], link["href"].rpartition("/")[2]) for link in links]
        has_own = path.startswith("components/")
        assert targets == [
            ("application/atom+xml", "feed.atom"),
            ("application/rss+xml", "feed.xml"),
            ("application/feed+json", "feed.json"),
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


def test_json_feed_tells_the_same(tmp_path: Path) -> None:
    """The feed in JSON has the entries of the one in Atom, texts and all."""
    site = built(tmp_path)
    for path in ("feed", "components/android/feed", "components/soon/feed"):
        items = json.loads(site[f"{path}.json"])["items"]
        entries = parsed(site[f"{path}.atom"]).entries
        assert [(item["id"], item["title"], item["url"]) for item in items] == (
            [(entry.id, entry.title, entry.link) for entry in entries]
        )
        for item, entry in zip(items, entries, strict=True):
            assert item["content_text"] == item["summary"]
            assert item["summary"].split() == entry.summary.split()
            assert item["date_published"] == entry.published.replace("+00:00", "Z")


def test_the_first_update_tells_what_is_affected(tmp_path: Path) -> None:
    """What the head of a file names is told with the first update, and its end with the last."""
    newest, _, oldest = feed(tmp_path, "feed.atom", BASE).entries
    assert "API: Partial outage" in oldest.summary
    assert "API: Operational" in newest.summary
    assert "Web: Operational" in newest.summary


PLANNED = """\
kind: maintenance
title: Work
window: {from: 2026-12-01 02:00Z, until: 2026-12-01 04:00Z}
components: [api]
summary: We move.
"""


def test_planned_work_is_announced(tmp_path: Path) -> None:
    """A maintenance of which no update speaks has an entry of its own that says when it is."""
    for path in ("feed.atom", "history.atom", "components/api/feed.atom"):
        files = {"statuary.yml": SETTINGS, "incidents/w.yaml": PLANNED}
        (entry,) = feed(tmp_path / path, path, files).entries
        assert entry.title == "Scheduled: Work"
        assert entry.summary == (
            "We move.\n\n- Planned: 1 December 2026, 02:00 UTC – 1 December 2026, 04:00 UTC"
        )


def test_a_hub_pushes_the_feeds(tmp_path: Path) -> None:
    """Every feed names the configured hub, and none is named otherwise."""
    hub = "https://hub.example.com/push?x=1&y=2"
    with_hub = {**BASE, "statuary.yml": f"{SETTINGS}hub: {hub}\n"}
    pushed, plain = built(tmp_path / "hub", with_hub), built(tmp_path / "plain", BASE)
    for path in (*FEEDS, *OWN):
        links = {link.rel: link.href for link in parsed(pushed[path]).feed.links}
        assert links["hub"] == hub
        assert "hub" not in {link.rel for link in parsed(plain[path]).feed.links}
    for path in JSON:
        assert json.loads(pushed[path])["hubs"] == [{"type": "WebSub", "url": hub}]
        assert "hubs" not in json.loads(plain[path])


def long_record(months: int) -> dict[str, str]:
    """Give a project with 28 updates in each of some months."""
    return {"statuary.yml": SETTINGS} | {
        f"incidents/i{month:02}.md": f"---\ntitle: T{month}\ncomponents: [api]\n---\n"
        + "".join(
            f"## Investigating @ 2025-{month:02}-{day + 1:02} 10:00Z\nDay {day}.\n\n"
            for day in range(28)
        )
        for month in range(1, months + 1)
    }


def chain(site: dict[str, bytes]) -> list[tuple[str, Any]]:
    """Follow the archives from the newest entries to the first one of all."""
    found = [("feed.atom", parsed(site["feed.atom"]))]
    while older := [link.href for link in found[-1][1].feed.links if link.rel == "prev-archive"]:
        path = older[0].removeprefix(URL)
        assert path not in [each for each, _ in found]
        found.append((path, parsed(site[path])))
    return found


def test_archives_lead_to_the_first_entry(tmp_path: Path) -> None:
    """From the newest entries, links lead through all archives, and no entry is missing."""
    site = built(tmp_path, long_record(11) | {"incidents/w.yaml": PLANNED})
    found = chain(site)
    assert [path for path, _ in found] == (
        ["feed.atom", "archive/3.atom", "archive/2.atom", "archive/1.atom"]
    )
    assert len({name for _, each in found for name in names(each)}) == 11 * 28 + 1
    for index, (path, each) in enumerate(found[1:], 1):
        links = {link.rel: link.href for link in each.feed.links}
        assert links["current"] == f"{URL}feed.atom"
        assert links["self"] == f"{URL}{path}"
        assert links.get("next-archive") == (URL + found[index - 1][0] if index > 1 else None)
        assert each.feed.id == found[0][1].feed.id
        assert len(each.entries) == 100
    rss = {link.rel: link for link in parsed(site["feed.xml"]).feed.links}
    assert rss["prev-archive"].href == f"{URL}archive/3.atom"


def test_archives_stay_as_they_are(tmp_path: Path) -> None:
    """What happens later changes no archive but the newest, which gets its neighbour's address."""
    before = built(tmp_path / "before", long_record(8))
    after = built(tmp_path / "after", long_record(11))
    assert before["archive/1.atom"] == after["archive/1.atom"]
    assert names(parsed(before["archive/2.atom"])) == names(parsed(after["archive/2.atom"]))
    assert f"{URL}archive/3.atom".encode() in after["archive/2.atom"]
    later = built(tmp_path / "later", long_record(8), NOW + 500 * 86_400)
    assert [path for path in later if path.startswith("archive/")] == (
        ["archive/1.atom", "archive/2.atom"]
    )
    assert all(later[path] == before[path] for path in later if path.startswith("archive/"))


def test_a_short_record_has_no_archive(tmp_path: Path) -> None:
    """As long as one feed has all entries, there is no other."""
    found = chain(built(tmp_path, long_record(3)))
    assert [path for path, _ in found] == ["feed.atom"]
    assert len(found[0][1].entries) == 3 * 28


def test_work_to_come_crowds_nothing_out(tmp_path: Path) -> None:
    """Of much work that is planned only the next ten stand in a feed, beside what was said."""
    work = {
        f"incidents/w{number:03}.yaml": PLANNED.replace(
            "2026-12-01", f"2026-12-{number % 28 + 1:02}"
        )
        for number in range(120)
    }
    site = built(tmp_path, BASE | work)
    for path in (*FEEDS, *OWN):
        found = parsed(site[path]).entries
        assert sum(entry.title == "Scheduled: Work" for entry in found) == 10, path
        assert any(entry.title.endswith("Login fails") for entry in found), path
        assert all(entry.published_parsed[:3] <= (2026, 12, 3) for entry in found), path


def test_a_postmortem_is_heard_of(tmp_path: Path) -> None:
    """A postmortem is an entry of its own, newer than the updates, and part of the incident's."""
    head = "---\ntitle: Login fails\n"
    told = LOGIN.replace(head, f"{head}postmortem: A *disk* was full.\n")
    site = built(tmp_path, {**BASE, PATH: told})
    first, second, *_ = parsed(site["feed.atom"]).entries
    assert (first.title, second.title) == ("Postmortem: Login fails", "Resolved: Login fails")
    assert first.link == f"{URL}incidents/login/#postmortem"
    assert "<em>disk</em>" in first.content[0].value
    assert b'id="postmortem"' in site["incidents/login/index.html"]
    (whole,) = parsed(site["history.rss"]).entries
    assert whole.title == "Login fails"
    assert "A disk was full." in whole.summary


def test_an_archive_has_each_text_once(tmp_path: Path) -> None:
    """Entries of an archive have their content, and no summary for readers that notify."""
    found = chain(built(tmp_path, long_record(5)))
    assert all(entry.get("summary_detail") for entry in found[0][1].entries)
    for _, archive in found[1:]:
        assert all("Day " in entry.content[0].value for entry in archive.entries)
        assert not any(entry.get("summary_detail") for entry in archive.entries)


def test_a_component_has_its_newest(tmp_path: Path) -> None:
    """A component's feed has the newest fifty updates."""
    entries = parsed(built(tmp_path, long_record(3))["components/api/feed.atom"]).entries
    assert len(entries) == 50
    assert entries[0].id.endswith("#2025-03-28T10-00-00Z")
