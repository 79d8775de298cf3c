"""What hosts send along: one word on each matter for each path, and the right one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.formats.showcase import FILES, built, elements

Rules = list[tuple[re.Pattern[str], dict[str, str]]]


def rules(site: Mapping[str, bytes]) -> Rules:
    """Read `_headers` as hosts do: `*` is anything, `:name` is anything but a slash."""
    found: Rules = []
    for line in site["_headers"].decode().splitlines():
        if line.startswith("/"):
            assert "*" not in line.removesuffix("*"), "not every host reads it"
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
    """Build the project that has one of everything, with years as long records have them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("statuary.formats.html.component_incidents.NEWEST", 0)
        return built(tmp_path_factory.mktemp("host"))


def test_no_path_is_told_two_things(site: Mapping[str, bytes]) -> None:
    """For no file do two rules give a value of one header, and some are given for all files."""
    found = rules(site)
    for path in site:
        sent = headers(found, path)
        assert sent["X-Content-Type-Options"] == "nosniff", path
        assert sent["Referrer-Policy"] == "strict-origin-when-cross-origin", path
        assert sent["Strict-Transport-Security"] == "max-age=31536000", path
        assert "camera=()" in sent["Permissions-Policy"], path


def test_no_host_finds_it_too_long(site: Mapping[str, bytes]) -> None:
    """Cloudflare reads a hundred rules, and lines of two thousand characters."""
    assert len(rules(site)) <= 100
    assert max(map(len, site["_headers"].decode().splitlines())) < 2000


def test_every_rule_is_for_something(site: Mapping[str, bytes]) -> None:
    """Each rule is for files that are there, but for the archives of long records."""
    for pattern, _ in rules(site):
        paths = (*site, *(path.removesuffix("index.html") for path in site))
        there = any(pattern.fullmatch(f"/{path}") for path in paths)
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


def addresses(site: Mapping[str, bytes]) -> list[str]:
    """Give the pages with a frame, and those that lead to them, by all of their addresses."""
    files = [path for path in site if path.endswith(".html") and not path.startswith("embed/")]
    assert len(files) > 20
    return files + [path.removesuffix("index.html") for path in files if "index.html" in path]


def policy_in(page: bytes) -> str:
    """Give the policy that a page has in itself."""
    metas = [each.attributes for each in elements(page) if each.tag == "meta"]
    return metas[0]["content"]


def test_nobody_puts_a_page_into_a_frame(site: Mapping[str, bytes]) -> None:
    """By each address a page says what its policy says, and is in no frame and in nobody's hand."""
    found = rules(site)
    said = f"{policy_in(site['404.html'])}; frame-ancestors 'none'"
    for path in addresses(site):
        sent = headers(found, path)
        assert sent["Content-Security-Policy"] == said, path
        assert sent["X-Frame-Options"] == "DENY", path
        assert sent["Cross-Origin-Opener-Policy"] == "same-origin", path
        assert sent["Cross-Origin-Resource-Policy"] == "same-origin", path


def test_what_is_for_other_sites_is_for_all_of_them(site: Mapping[str, bytes]) -> None:
    """Frames, badges and what programs read may be used by any page, and can do nothing."""
    found = rules(site)
    for path in site:
        sent = headers(found, path)
        if path.startswith("embed/") or "Access-Control-Allow-Origin" in sent:
            assert sent["Cross-Origin-Resource-Policy"] == "cross-origin", path
            assert not sent.keys() & {"X-Frame-Options", "Cross-Origin-Opener-Policy"}, path
            assert "frame-ancestors" not in sent.get("Content-Security-Policy", ""), path
        if "Access-Control-Allow-Origin" in sent:
            said = sent["Content-Security-Policy"].split("; ")
            assert said == ["default-src 'none'", "style-src 'unsafe-inline'", "sandbox"], path


@pytest.mark.parametrize("path", ["admin/index.html", "admin/", "admin/decap-cms.js", "own.html"])
def test_what_is_in_static_is_not_held_back(site: Mapping[str, bytes], path: str) -> None:
    """What a project publishes as it is gets no policy, and may open windows and frames."""
    sent = headers(rules(site), path)
    assert not [name for name in sent if name.startswith(("Content-S", "Cross", "X-Frame"))]
    assert sent["Strict-Transport-Security"] == "max-age=31536000"


def own_policy(root: Path, policy: str) -> str:
    """Give the policy for pages, of a site whose template has one of its own."""
    template = (
        f"""{{% extends "default/head.html" %}}{{% block policy %}}{policy}{{% endblock %}}"""
    )
    site = built(root, {**FILES, "templates/head.html": template})
    return headers(rules(site), "history/")["Content-Security-Policy"]


META = '<meta http-equiv="Content-Security-Policy" content="{}">'


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        (
            META.format("img-src  *;\n script-src &#39;self&#39; ;"),
            "img-src *; script-src 'self'; {}",
        ),
        (META.format("img-src *") + META.format("font-src *"), "img-src *, font-src *; {}"),
        (META.format(""), "{}"),
        ("", "{}"),
        (META.format("img-src \x7fü"), "{}"),
        (META.format("img-src " + "https://pictures.example.com " * 99), "{}"),
    ],
)
def test_a_policy_of_ones_own_is_sent(tmp_path: Path, policy: str, said: str) -> None:
    """What a template allows the header allows, where it can be written as one line for all."""
    assert own_policy(tmp_path, policy) == said.format("frame-ancestors 'none'")
