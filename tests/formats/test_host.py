"""What hosts send along: one word on each matter for each path, and the right one."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from tests.formats.showcase import built

Rules = list[tuple[re.Pattern[str], dict[str, str]]]


def rules(site: Mapping[str, bytes]) -> Rules:
    """Read `_headers` as hosts do: `*` is anything, `:name` is anything but a slash."""
    found: Rules = []
    for line in site["_headers"].decode().splitlines():
        if line.startswith("/"):
            pattern = re.sub(r":[a-z]+", "[^/]+", re.escape(line).replace(r"\*", ".*"))
            found.append((re.compile(pattern), {}))
        else:
            name, _, value = line.strip().partition(": ")
            assert line.startswith("  ")
            assert name not in found[-1][1]
            found[-1][1][name] = value
    return found


def headers(rules: Rules, path: str) -> dict[str, str]:
    """Give what is sent with a path, of which no two rules may say the same thing."""
    sent: dict[str, str] = {}
    for pattern, own in rules:
        if pattern.fullmatch(f"/{path}"):
            assert not own.keys() & sent.keys(), (path, own)
            sent |= own
    return sent


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Build the project that has one of everything."""
    return built(tmp_path_factory.mktemp("host"))


def test_no_path_is_told_two_things(site: Mapping[str, bytes]) -> None:
    """For no file of the site do two rules give a value of one header."""
    found = rules(site)
    assert all(headers(found, path)["X-Content-Type-Options"] == "nosniff" for path in site)


def test_every_rule_is_for_something(site: Mapping[str, bytes]) -> None:
    """Each rule is for files that are there, but for the archives of long records."""
    for pattern, _ in rules(site):
        there = any(pattern.fullmatch(f"/{path}") for path in site)
        assert there or pattern.fullmatch("/archive/1.atom"), pattern


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("feed.atom", "application/atom+xml"),
        ("feed.xml", "application/rss+xml"),
        ("feed.json", "application/feed+json"),
        ("history.atom", "application/atom+xml"),
        ("history.rss", "application/rss+xml"),
        ("components/android/feed.xml", "application/rss+xml"),
        ("archive/12.atom", "application/atom+xml"),
    ],
)
def test_what_programs_read_is_open_and_fresh(
    site: Mapping[str, bytes], name: str, media_type: str
) -> None:
    """Feeds have their own type, and programs of any origin read them, a minute old at most."""
    sent = headers(rules(site), name)
    assert sent["Content-Type"] == f"{media_type}; charset=utf-8"
    assert sent["Access-Control-Allow-Origin"] == "*"
    assert sent["Cache-Control"] == "public, max-age=60"


def test_every_program_may_read_the_api(site: Mapping[str, bytes]) -> None:
    """All of the API is open to any origin."""
    found = rules(site)
    api = [path for path in site if path.startswith("api/")]
    assert api
    assert all(headers(found, path)["Access-Control-Allow-Origin"] == "*" for path in api)


def test_only_what_never_changes_is_kept_for_good(site: Mapping[str, bytes]) -> None:
    """Assets are kept, as their address changes with them; a page is asked for each time."""
    found = rules(site)
    kept = {path for path in site if "immutable" in headers(found, path).get("Cache-Control", "")}
    assert kept
    assert kept == {path for path in site if re.match("assets/[0-9a-f]{10}/", path)}
    pages = [path for path in site if path.endswith(".html")]
    assert not any("Cache-Control" in headers(found, path) for path in pages)
