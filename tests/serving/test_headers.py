"""What is sent along with a file."""

from __future__ import annotations

import pytest

from statuary.serving.headers import content_type, headers

RULES = b"""\
# What hosts send.
/*
  X-All: yes
/feed.xml
  Content-Type: application/rss+xml; charset=utf-8
  Cache-Control: public, max-age=60
/a/:name/b.*
  x-one: 1
\tX-Two:2
/assets/x/*
  Content-Length: 7
  Broken
  X-Bad: \xe2\x98\x83
  X-Odd name: 1
"""


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("feed.xml", {"X-All": "yes", "Content-Type": "application/rss+xml; charset=utf-8"}),
        (
            "a/n/b.svg",
            {"X-All": "yes", "x-one": "1", "X-Two": "2", "Content-Type": "image/svg+xml"},
        ),
        ("a/n/m/b.svg", {"X-All": "yes", "Content-Type": "image/svg+xml"}),
        ("assets/x/y/z.js", {"X-All": "yes", "Content-Type": "text/javascript; charset=utf-8"}),
    ],
)
def test_the_rules_of_the_file_hold(address: str, found: dict[str, str]) -> None:
    """Each rule that a path matches adds its headers, but for those that belong to the server."""
    assert dict(headers(RULES, address, address)) == found


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("a.b/c.css", "text/css; charset=utf-8"),
        ("x.JSON", "application/json"),
        ("logo.webp", "image/webp"),
        ("font.woff2", "font/woff2"),
        ("a/index.md", "text/markdown; charset=utf-8"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("_headers", "text/plain; charset=utf-8"),
        (".well-known/security", "text/plain; charset=utf-8"),
        (".nojekyll", "text/plain; charset=utf-8"),
        ("a.tar.gz", "application/octet-stream"),
        ("what.isthis", "application/octet-stream"),
    ],
)
def test_names_tell_types(path: str, media_type: str) -> None:
    """What no rule speaks of is typed by the ending of its name, the same on every machine."""
    assert dict(headers(b"", path, path))["Content-Type"] == media_type == content_type(path)
