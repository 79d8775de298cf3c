"""A record reads the same from Markdown and from YAML."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.projects import page

INCIDENT = (
    """\
---
title: Timelines fail to load
components: {api: major_outage, web: Partial outage}
aliases: [old-id]
tags: [eu, login]
started: ~2026-02-01 16:00 -05:00
ended: unknown
impact: critical
pinned: true
sources:
  - {title: An article, publisher: A paper, url: "https://example.com/a", published: 2026-02-02}
reports:
  source: Downdetector
  region: United States
  points: [{at: 2026-02-01 16:12 -05:00, count: "19,000"}]
---

A summary: with a colon.

    code, indented

## Investigating @ 2026-02-01 16:12 -05:00
Posts do not load.

```text
## not a heading
```

### A heading inside

* one
* two

##Monitoring — 2026-02-01 16:40 {api: operational, web: degraded-performance}
Better.
## Update | 2026-02-01 16:41 ##


## Resolved – ~2026-02-01 16:57 -05:00
Back to normal.

## Post-mortem

Why it happened.
""",
    """\
title: "Timelines fail to load"
components:
  api: major_outage
  web: partial_outage
aliases:
- old-id
tags: [eu, login]
started: ~2026-02-01 16:00 -05:00
ended: Unknown
impact: critical
pinned: yes
sources:
  - title: An article
    publisher: A paper
    url: https://example.com/a
    published: 2026-02-02
reports:
  source: Downdetector
  region: United States
  points:
    - at: 2026-02-01 16:12 -05:00
      count: 19000
summary: |
  A summary: with a colon.

      code, indented
updates:
  - at: 2026-02-01 16:12 -05:00
    status: Investigating
    body: |
      Posts do not load.

      ```text
      ## not a heading
      ```

      ### A heading inside

      * one
      * two

  - {at: 2026-02-01 16:40, status: monitoring, body: Better.,
     components: {api: operational, web: degraded_performance}}
  - {at: 2026-02-01 16:41, status: update}
  - at: ~2026-02-01 16:57 -05:00
    status: resolved
    body: Back to normal.
postmortem: >
  Why it
  happened.
""",
)
MAINTENANCE = (
    """\
---
kind: maintenance
title: Database upgrade
window: {from: 2026-12-01 02:00Z, until: 2026-12-01 04:00Z}
repeats: FREQ=WEEKLY;BYDAY=SU;COUNT=10
components: [api]
---
Reading stays possible.

## In progress @ 2026-12-01 01:50Z
## Completed @ 2026-12-01 03:50Z
Done.
""",
    """\
kind: maintenance
title: Database upgrade
window:
  from: 2026-12-01 02:00Z
  until: 2026-12-01 04:00Z
repeats: FREQ=WEEKLY;BYDAY=SU;COUNT=10
components: [api]
summary: Reading stays possible.
updates:
  - {at: 2026-12-01 01:50Z, status: in_progress}
  - {at: 2026-12-01 03:50Z, status: completed, body: Done.}
""",
)
NOTICE = (
    """\
---
kind: notice
title: We are moving
from: 2026-02-01
until: 2026-02-03 12:00
draft: false
---
To a new
address.
""",
    """\
kind: notice
title: We are moving
from: 2026-02-01
until: 2026-02-03 12:00
body: |-
  To a new
  address.
""",
)


@pytest.mark.parametrize(
    ("markdown", "yaml"),
    [INCIDENT, MAINTENANCE, NOTICE],
    ids=["incident", "maintenance", "notice"],
)
def test_both_forms_make_the_same_record(tmp_path: Path, markdown: str, yaml: str) -> None:
    """Whatever kind it is and whatever keys it has, both forms of a record are equal."""
    from_markdown = page(tmp_path / "a", {"incidents/feeds.md": markdown})
    from_yaml = page(tmp_path / "b", {"incidents/feeds.yml": yaml})
    assert from_markdown == from_yaml
    assert from_markdown.incidents or from_markdown.maintenances or from_markdown.notices


def test_the_parts_of_a_markdown_record(tmp_path: Path) -> None:
    """The text before the headings, each update and the postmortem keep their own text."""
    (incident,) = page(tmp_path, {"incidents/feeds.md": INCIDENT[0]}).incidents
    assert incident.id == "feeds"
    assert incident.summary == "A summary: with a colon.\n\n    code, indented"
    assert [update.status for update in incident.updates] == [
        "investigating",
        "monitoring",
        "update",
        "resolved",
    ]
    assert incident.updates[0].body.startswith("Posts do not load.\n\n```text\n## not")
    assert incident.updates[0].body.endswith("* two")
    assert incident.updates[2].body == ""
    assert incident.postmortem == "Why it happened."


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
@pytest.mark.parametrize("suffix", ["md", "yaml"])
def test_line_ends_and_byte_order_marks_do_not_matter(
    tmp_path: Path, ending: str, suffix: str
) -> None:
    """A file saved on Windows, or without a final line end, reads as any other."""
    text = INCIDENT[suffix == "yaml"]
    saved = b"\xef\xbb\xbf" + text.rstrip().replace("\n", ending).encode()
    plain = page(tmp_path / "a", {f"incidents/feeds.{suffix}": text})
    assert page(tmp_path / "b", {f"incidents/feeds.{suffix}": saved}) == plain


def test_texts_in_any_script_are_kept(tmp_path: Path) -> None:
    """Emoji, combined emoji and scripts from right to left pass unchanged."""
    text = "تعذر تسجيل الدخول 👩‍💻"
    record = f"---\ntitle: {text}\n---\n{text}\n## Resolved @ 2026-02-01 16:12Z\n{text}\n"
    (incident,) = page(tmp_path, {"incidents/a.md": record}).incidents
    assert (incident.title, incident.summary, incident.updates[0].body) == (text, text, text)


def test_every_scalar_is_text(tmp_path: Path) -> None:
    """What YAML would take for a number, a truth or a date is the text that stands there."""
    words = ["no", "on", "12:30", "1.10", "010", "0x1f", "1e3", "null", "~", "2026-02-01", "=", "-"]
    record = f"title: 010\ntags: [{', '.join(words)}]\nstarted: 2026-02-01 16:12Z\n"
    (incident,) = page(tmp_path, {"incidents/a.yaml": record}).incidents
    assert incident.title == "010"
    assert incident.tags == tuple(words)


def test_a_key_without_a_value_is_not_given(tmp_path: Path) -> None:
    """`ended:` alone says as much as no `ended` at all; a quoted empty text is a text."""
    record = 'title: A\nended:\ncomponents:\nsummary: ""\nstarted: 2026-02-01 16:12Z\n'
    bare = "title: A\nstarted: 2026-02-01 16:12Z\n"
    given = page(tmp_path / "a", {"incidents/a.yaml": record})
    assert given == page(tmp_path / "b", {"incidents/a.yaml": bare})
    left_out = record.replace('summary: ""', "summary:")
    marked = f"---\n{left_out}---\nText.\n"
    (incident,) = page(tmp_path / "c", {"incidents/a.md": marked}).incidents
    assert incident.summary == "Text."
