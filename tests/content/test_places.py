"""Where the parts of a page stand in its files."""

from __future__ import annotations

from pathlib import Path

import pytest

from statuary import content
from tests.content.projects import project

MARKDOWN = """\
---
title: Login fails
components: {api: major_outage, web: partial_outage}
---

Nobody can log in.

## Investigating @ 2026-02-01 16:12Z

We look.

## Resolved @ ~2026-02-01 16:30Z {web: operational}

## Postmortem
Why.
"""
YAML = """\
title: Login fails
components: {api: major_outage}
updates:
  - at: 2026-02-01 16:12Z
    status: resolved
    body: |
      Done.
"""


@pytest.fixture
def reading(tmp_path: Path) -> content.Reading:
    """Give a project with a record in each form."""
    files: dict[str, str | bytes] = {"incidents/m.md": MARKDOWN, "incidents/sub/y.yaml": YAML}
    return content.read(project(tmp_path, files))


@pytest.mark.parametrize(
    ("at", "place"),
    [
        ((), (2, 1)),
        (("title",), (2, 8)),
        (("components", 0), (3, 14)),
        (("components", 1, "status"), (3, 38)),
        (("components", 7), (3, 13)),
        (("summary",), (6, 1)),
        (("updates",), (8, 1)),
        (("updates", 0), (8, 1)),
        (("updates", 0, "status"), (8, 4)),
        (("updates", 0, "at"), (8, 20)),
        (("updates", 0, "body"), (10, 1)),
        (("updates", 1, "at"), (12, 15)),
        (("updates", 1, "components"), (12, 34)),
        (("updates", 1, "components", 0, "component"), (12, 35)),
        (("updates", 1, "body"), (12, 1)),
        (("updates", 9, "at"), (8, 1)),
        (("postmortem",), (15, 1)),
        (("ended",), (2, 1)),
        (("title", "deeper"), (2, 8)),
    ],
)
def test_places_in_markdown(
    reading: content.Reading, at: tuple[str | int, ...], place: tuple[int, int]
) -> None:
    """A part of a Markdown record is found, or what it would stand in."""
    assert reading.place("m", *at) == ("incidents/m.md", *place)


@pytest.mark.parametrize(
    ("at", "place"),
    [
        ((), (1, 1)),
        (("updates", 0), (4, 5)),
        (("updates", 0, "at"), (4, 9)),
        (("updates", 0, "status"), (5, 13)),
        (("updates", 0, "body"), (6, 11)),
        (("components", 0, "component"), (2, 14)),
    ],
)
def test_places_in_yaml(
    reading: content.Reading, at: tuple[str | int, ...], place: tuple[int, int]
) -> None:
    """A part of a YAML record is found by the same steps."""
    assert reading.place("y", *at) == ("incidents/sub/y.yaml", *place)


def test_places_in_the_settings(reading: content.Reading) -> None:
    """Without a record, a part of the settings is found."""
    assert reading.place(None, "components", 1, "name") == ("statuary.yml", 6, 21)


def test_an_unknown_record_has_no_place(reading: content.Reading) -> None:
    """To ask for a record that there is not is a mistake of the program."""
    with pytest.raises(LookupError):
        reading.place("nobody")


def test_the_files_are_named(reading: content.Reading) -> None:
    """A reading names its files, the settings first."""
    assert [(source.path, source.record) for source in reading.sources] == [
        ("statuary.yml", None),
        ("incidents/m.md", "m"),
        ("incidents/sub/y.yaml", "y"),
    ]
