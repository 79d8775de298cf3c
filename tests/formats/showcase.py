"""A project with one of everything, hostile texts among them, and what builds of it hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from statuary import pipeline
from statuary.model import read_instant
from statuary.publishing import Report

NOW = read_instant("2026-03-10 12:00Z").seconds
URL = "https://status.example.com/sub/"
HOSTILE = """<script>alert(1)</script>"'&{{ 7*7 }}{% raw %}"""

SETTINGS = f"""\
title: "Ünïted {HOSTILE.replace('"', "")} 🙂"
url: {URL}
description: |
  What is **up**, <b>and</b> "what" is not & {{{{ 7*7 }}}}.
timezone: Europe/Berlin
since: 2025-12-01
components:
  - group: Apps & <i>sites</i>
    id: apps
    components:
      - id: web
        name: "Web <b>&\\"'"
        description: "a & b <c>"
        url: https://example.com/?a=1&b=2
        slo: 99.9
      - group: Mobile
        id: mobile
        components:
          - {{id: ios, name: iOS 🙂}}
          - {{id: android, name: "أندرويد"}}
  - {{id: api, name: API}}
  - {{id: odd, name: {"long " * 50}end}}
  - {{id: fax, name: Fax, until: 2026-01-01}}
  - {{id: soon, name: Soon, since: 2026-06-01}}
"""

FILES: dict[str, str] = {
    "statuary.yml": SETTINGS,
    "incidents/2026/open.md": """\
---
title: "Open {{ 7*7 }} <script>alert(1)</script> & \\"quoted\\" 'too'"
components: {web: major_outage, ios: degraded_performance}
tags: [eu, "<b>&"]
sources:
  - title: <i>Title</i>
    publisher: P & Q
    url: https://news.example.org/?a=1&b=2
    published: 2026-03-10
  - {url: "https://news.example.org/'"}
---
Summary with <script>alert(2)</script>, [a link](https://example.org/ "t"), {{ 7*7 }} and ![x](https://evil.example/x.png).

## Investigating @ 2026-03-10 09:00Z
We look. <img src=https://evil.example/y.png onerror=alert(1)>

## Update @ 2026-03-10 10:00Z {ios: operational, android: partial_outage}
Two things at [once](../2025-12-24-fax/).

## Monitoring @ ~2026-03-10 11:00Z
Hm. 👩‍👩‍👧 שלום

## Resolved @ 2026-03-11 11:00Z
Not yet.
""",
    "incidents/2026/also-open.md": """\
---
title: No component, at the same moments
impact: minor
---
## Investigating @ 2026-03-10 09:00Z
## Update @ 2026-03-10 10:00Z
""",
    "incidents/2025-12-24-fax.yaml": """\
title: Fax fails
aliases: [fax-down, older-fax]
components: [fax]
pinned: true
started: ~2025-12-24 18:00
ended: 2025-12-25 06:00
updates:
  - {at: 2025-12-24 20:00, status: investigating, body: "Nobody saw *this*."}
  - {at: 2025-12-25 08:00, status: resolved, components: {fax: operational}}
postmortem: |
  ## What happened
  Paper.
reports:
  source: Trouble <Tracker>
  region: EU
  points:
    - {at: 2025-12-24 18:30, count: 19000}
    - {at: 2025-12-24 18:00, count: 5}
    - {at: 2025-12-24 19:00, count: 800}
""",
    "incidents/lost.yaml": """\
title: Of this nobody knows the end
components: {api: partial_outage, odd: unknown}
ended: unknown
started: 2026-02-01 10:00
""",
    "incidents/one-report.yaml": """\
title: A single report
started: 2026-01-05 10:00
ended: 2026-01-05 10:00:30
reports: {source: T, points: [{at: 2026-01-05 10:00, count: 0}]}
""",
    "incidents/draft.md": """\
---
title: A draft
draft: true
components: [api]
---
## Investigating @ 2026-03-09 09:00Z
""",
    "incidents/weekly.yaml": """\
kind: maintenance
title: Weekly work
window: {from: 2026-03-01 02:00, until: 2026-03-01 03:00}
repeats: FREQ=WEEKLY;BYDAY=SU;COUNT=5
components: [api]
aliases: [old-weekly]
summary: Each **Sunday**.
""",
    "incidents/overdue.md": """\
---
kind: maintenance
title: Overdue work
window: {from: 2026-03-10 10:00Z, until: 2026-03-10 11:00Z}
components: [android, odd]
---
## Scheduled @ 2026-03-01 10:00Z
## In progress @ 2026-03-10 10:05Z
Begun.
""",
    "incidents/far.yaml": """\
kind: maintenance
title: Work to come
window: {from: 2026-12-01 02:00, until: 2026-12-03 04:00}
components: [api]
updates: [{at: 2026-03-02 10:00, status: scheduled, body: Announced.}]
""",
    "incidents/called-off.yaml": """\
kind: maintenance
title: Called off
window: {from: 2026-02-20 02:00, until: 2026-02-20 04:00}
components: [api]
updates: [{at: 2026-02-19 10:00, status: cancelled}]
""",
    "incidents/news.md": """\
---
kind: notice
title: News & <b>such</b>
from: 2026-03-01
aliases: [old-news]
---
Read <script>this</script>.
""",
    "incidents/old-notice.yaml": """\
kind: notice
title: Old notice
from: 2026-01-01
until: 2026-01-02
body: Gone.
""",
    "incidents/coming-notice.yaml": "{kind: notice, title: Later, from: 2026-04-01}",
    "static/robots.txt": "User-agent: *\nDisallow: /\n",
    "static/logos/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
}


def project(root: Path, files: Mapping[str, str | bytes] | None = None) -> Path:
    """Write a project, this one unless others files are given, and give its folder."""
    for name, content in (FILES if files is None else files).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def build(root: Path, now: int = NOW, *, drafts: bool = False) -> Report:
    """Build a project into the folder `site` in it."""
    return pipeline.build(root, root / "site", now, drafts=drafts)


def built(
    root: Path, files: Mapping[str, str | bytes] | None = None, now: int = NOW
) -> dict[str, bytes]:
    """Write a project, build it, and give the site's files by their paths."""
    build(project(root, files), now)
    return published(root / "site")


def published(folder: Path) -> dict[str, bytes]:
    """Give the files below a folder by their paths, without the hidden ones of its root."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".statuary")
    }


@dataclass(frozen=True)
class Element:
    """A start tag, and the text up to the next tag."""

    tag: str
    attributes: dict[str, str]
    text: str


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str], list[str]]] = []
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if len({name for name, _ in attrs}) != len(attrs):
            self.faults.append(f"<{tag}> has an attribute twice")
        self.found.append((tag, {name: value or "" for name, value in attrs}, []))
        if tag not in ("meta", "link", "br", "hr", "input", "img"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}, []))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        if self.found:
            self.found[-1][2].append(data)


def elements(html: bytes) -> tuple[Element, ...]:
    """Read a page strictly: each tag that opens must close in its place."""
    parser = _Elements()
    parser.feed(html.decode())
    parser.close()
    assert not parser.faults, parser.faults
    assert not parser.open, f"never closed: {parser.open}"
    return tuple(Element(tag, given, "".join(text)) for tag, given, text in parser.found)


def pages(site: Mapping[str, bytes]) -> Iterator[tuple[str, tuple[Element, ...]]]:
    """Give the pages of a site, read, by their paths."""
    for path, content in site.items():
        if path.endswith(".html"):
            yield path, elements(content)
