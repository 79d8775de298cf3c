"""A build on top of others is a build from nothing, whatever happened in between."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from statuary.cli import main
from tests.publishing.sites import tree

HOUR, DAY = 3600, 86400
MINUTE = 60_000_000_000  # nanoseconds
NOON = 1_772_971_200  # 2026-03-08 12:00 UTC
NAMES = ("2025-11-02-slow", "2026-01-30-lost", "2026-03-01-down", "2026-03-08-errors")
COMPONENTS = ("api", "web", "mail")
SETTINGS = """\
title: '{title}'
url: https://status.example.com/
timezone: {zone}
since: 2025-09-01
components:
  - {{id: api, name: API}}
  - group: Front
    id: front
    components: [{{id: web, name: Web}}, {{id: mail, name: Mail}}]
"""
RECORD = """\
title: '{title}'
components: {{{component}: {status}}}
updates:
  - {{at: 2026-03-08 0{hour}:00Z, status: investigating, body: "{body}"}}
"""
RESOLVED = '  - {at: 2026-03-08 11:00Z, status: resolved, body: "It was a [release](../other/)."}\n'
WORK = """\
kind: maintenance
title: '{title}'
components: [{component}]
window: {{from: 2026-03-0{day} 10:00Z, until: 2026-03-0{day} 13:00Z}}
"""
OVERRIDE = '{{% extends "default/incident.html" %}}{{% block main %}}<h1>{0}</h1>{{% endblock %}}'

Step = Callable[[Path], int]

words = st.sampled_from(["Slow", "Down", "Wörter & <b>", "🔥", "مرحبا", "`code` and *more*"])
components = st.sampled_from(COMPONENTS)
names = st.sampled_from(NAMES)


def written(path: str, text: str) -> Step:
    """Write a file."""

    def step(root: Path) -> int:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
        return 0

    return step


def removed(path: str) -> Step:
    """Remove a file or a folder, if it is there."""

    def step(root: Path) -> int:
        shutil.rmtree(root / path, ignore_errors=True)
        if (root / path).is_file():
            (root / path).unlink()
        return 0

    return step


def renamed(old: str, new: str) -> Step:
    """Rename a file, if it is there."""

    def step(root: Path) -> int:
        if (root / old).is_file():
            (root / old).replace(root / new)
        return 0

    return step


def damaged(where: str, number: int, damage: bytes) -> Step:
    """Damage one of the files of a folder, or cut it off."""

    def step(root: Path) -> int:
        files = sorted(path for path in (root / where).rglob("*") if path.is_file())
        files = [path for path in files if path.suffix in (".json", ".html", ".xml")]
        if files:
            file = files[number % len(files)]
            content = file.read_bytes()
            file.unlink()  # It may be one file with that of the spare folder.
            file.write_bytes(damage or content[: len(content) // 2])
        return 0

    return step


def passed(seconds: int) -> Step:
    """Let time pass, or turn the clock back."""
    return lambda _root: seconds


def record(name: str) -> st.SearchStrategy[Step]:
    """Give ways to write a record."""
    incident = st.builds(
        RECORD.format,
        title=words,
        component=components,
        status=st.sampled_from(["degraded_performance", "major_outage"]),
        hour=st.integers(1, 9),
        body=words,
    )
    work = st.builds(WORK.format, title=words, component=components, day=st.integers(7, 9))
    text = incident | incident.map(lambda text: text + RESOLVED) | work
    return text.map(lambda text: written(f"incidents/{name}.yaml", text))


steps = st.one_of(
    names.flatmap(record),
    names.map(lambda name: removed(f"incidents/{name}.yaml")),
    st.builds(
        lambda old, new: renamed(f"incidents/{old}.yaml", f"incidents/{new}.yaml"), names, names
    ),
    st.builds(SETTINGS.format, title=words, zone=st.sampled_from(["UTC", "Pacific/Chatham"])).map(
        lambda text: written("statuary.yml", text)
    ),
    words.map(lambda word: written("templates/incident.html", OVERRIDE.format(word))),
    words.map(lambda word: written("templates/assets/style.css", f"/* {word} */")),
    words.map(lambda word: written("static/robots.txt", word)),
    st.sampled_from(["templates", "static", ".statuary-cache", "site"]).map(removed),
    st.sampled_from([0, 1, 59, HOUR, 26 * HOUR, 400 * 24 * HOUR, -HOUR, -40 * 24 * HOUR]).map(
        passed
    ),
    st.builds(
        damaged,
        st.sampled_from([".statuary-cache", "site"]),
        st.integers(0, 200),
        st.sampled_from([b"", b"{}", b"[1", b"\xff"]),
    ),
)


def built(root: Path, out: Path, now: int) -> dict[str, bytes | None]:
    """Build a project as a user does, some time after its last change; give what is in the site."""
    instant = f"{datetime.fromtimestamp(now, UTC):%Y-%m-%d %H:%M:%SZ}"
    later = time.time_ns() + MINUTE
    command = ["build", str(root), "--output", str(out), "--now", instant, "--allow-removal"]
    with patch.object(sys.modules["statuary.cli.build"], "nanoseconds", lambda: later):
        result = CliRunner().invoke(main, command, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return tree(out)


@pytest.mark.slow
@settings(max_examples=4)
@given(st.lists(st.lists(steps, min_size=1, max_size=3), min_size=3, max_size=6))
def test_a_build_on_top_of_others_is_a_build_from_nothing(rounds: list[list[Step]]) -> None:
    """Edits, renames, other settings and templates, other times, damage: no old byte stays."""
    with TemporaryDirectory() as folder:
        root, now = Path(folder) / "project", NOON
        written("statuary.yml", SETTINGS.format(title="Example", zone="Europe/Berlin"))(root)
        for number, round_ in enumerate(rounds):
            now += sum(step(root) for step in round_)
            there = built(root, root / "site", now)
            shutil.copytree(root, fresh := Path(folder) / f"{number}", ignore=_without_made)
            assert there == built(fresh, fresh / "site", now)


def _without_made(_folder: str, names: list[str]) -> set[str]:
    return {"site", ".site.statuary", ".statuary-cache"} & {*names}
