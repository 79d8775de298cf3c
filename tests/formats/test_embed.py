"""The banner for other sites: what the first page says, in three schemes, without a script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from statuary.inlining import policy_hash
from tests.formats.showcase import FILES, NOW, Element, built, elements

NAMES = {"index": None, "light": "light", "dark": "dark"}


def words(found: tuple[Element, ...]) -> str:
    """Give the first heading's text."""
    begin = next(index for index, each in enumerate(found) if each.tag == "h1")
    spans = [each.text for each in found[begin:] if each.tag == "span"]
    return " ".join("".join(spans[:3]).split())


@pytest.mark.parametrize("name", NAMES)
def test_it_says_what_the_first_page_says(tmp_path: Path, name: str) -> None:
    """The frame has the first page's sentence, its time, and the way there."""
    site = built(tmp_path)
    embed, home = elements(site[f"embed/{name}.html"]), elements(site["index.html"])
    assert words(embed) == words(home)
    assert words(embed).startswith("Major outage: Web")
    assert embed[0].attributes.get("data-scheme") == NAMES[name]
    (time,) = [each.attributes["datetime"] for each in embed if each.tag == "time"]
    assert time == "2026-03-10T12:00:00Z"
    (link,) = [each.attributes for each in embed if each.tag == "a"]
    assert (link["href"], link["target"]) == ("../index.html", "_blank")


def test_it_needs_no_script(tmp_path: Path) -> None:
    """Nothing runs in the frame or takes it from its reader, and no crawler keeps it."""
    site = built(tmp_path)
    for name in NAMES:
        found = elements(site[f"embed/{name}.html"])
        metas = [each.attributes for each in found if each.tag == "meta"]
        (style,) = re.findall(
            "<style>(.*?)</style>", site[f"embed/{name}.html"].decode(), re.DOTALL
        )
        assert metas[0]["http-equiv"] == "Content-Security-Policy"
        assert metas[0]["content"].split("; ") == [
            "default-src 'none'",
            f"style-src {policy_hash(style)}",
            *("base-uri 'none'", "form-action 'none'"),
            *("require-trusted-types-for 'script'", "trusted-types 'none'"),
        ]
        assert not [each for each in found if each.tag == "script"]
        assert not [meta for meta in metas if meta.get("http-equiv") == "refresh"]
        assert {"name": "robots", "content": "noindex"} in metas


def test_a_closed_record_is_closed_in_a_frame_too(tmp_path: Path) -> None:
    """The frame of a closed record says when it was closed, and is the same for good."""
    closed = {**FILES, "statuary.yml": FILES["statuary.yml"] + "as_of: 2026-03-10 12:00Z\n"}
    one, other = built(tmp_path / "a", closed), built(tmp_path / "b", closed, NOW + 86400)
    assert b"This record is closed" in one["embed/index.html"]
    assert b"true state is unknown" not in one["embed/index.html"]
    assert one["embed/index.html"] == other["embed/index.html"]
