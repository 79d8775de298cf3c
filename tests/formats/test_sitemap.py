"""Sitemaps of long records, in parts."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.formats.showcase import FILES, URL, built

NAMESPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
LATER = "title: Later\nupdates:\n  - {at: 2026-03-09 10:00Z, status: resolved, body: Over.}\n"


def named(content: bytes, root: str) -> list[str]:
    """List the addresses in a sitemap or an index."""
    document = ET.fromstring(content)  # noqa: S314  it is our own
    assert document.tag == f"{{{NAMESPACES['s']}}}{root}"
    return [str(each.text) for each in document.iterfind(".//s:loc", NAMESPACES)]


def parts(site: Mapping[str, bytes]) -> dict[str, bytes]:
    """Find the parts of a site's sitemap, by the addresses that the index has."""
    found = named(site["sitemap.xml"], "sitemapindex")
    return {address: site[address.removeprefix(URL)] for address in found}


def test_a_long_sitemap_has_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """More pages than one sitemap may have are in several, each page in one of them."""
    whole = named(built(tmp_path / "whole", FILES)["sitemap.xml"], "urlset")
    monkeypatch.setattr("statuary.formats.host.sitemap.MOST", 5)
    site = built(tmp_path / "parts", FILES)
    pages = [named(content, "urlset") for content in parts(site).values()]
    assert len(pages) > 2
    assert all(len(each) == 5 for each in pages[:-1])
    assert sorted(page for each in pages for page in each) == sorted(whole)
    assert {path for path in site if path.startswith("sitemap/")} == {
        address.removeprefix(URL) for address in parts(site)
    }


def test_what_happens_changes_the_last_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new record leaves the parts that are full of older ones as they are."""
    monkeypatch.setattr("statuary.formats.host.sitemap.MOST", 5)
    before = parts(built(tmp_path / "before", FILES))
    after = parts(built(tmp_path / "after", FILES | {"incidents/2026/later.yaml": LATER}))
    same = [address for address in before if before[address] == after.get(address)]
    assert same[:1] == [f"{URL}sitemap/1.xml"]


def test_an_index_tells_when_a_part_last_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A crawler need not come back to a part that is as old as it was."""
    monkeypatch.setattr("statuary.formats.host.sitemap.MOST", 5)
    site = built(tmp_path, FILES)
    told = dict(
        re.findall(r"<loc>(.*?)</loc><lastmod>(.*?)</lastmod>", site["sitemap.xml"].decode())
    )
    for address, content in parts(site).items():
        changed = re.findall(r"<lastmod>(.*?)</lastmod>", content.decode())
        assert told.get(address) == max(changed, default=None)
