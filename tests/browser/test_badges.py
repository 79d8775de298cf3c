"""Badges as others show them: pictures of the right size, in which nothing is cut off."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

import pytest

from tests.browser.conftest import Open
from tests.formats.showcase import NOW, build, project
from tests.host import serving

NAMES = {
    "latin": "API",
    "emoji": "iOS 🙂 👩‍👩‍👧 🇩🇪",
    "arabic": "العربية",
    "japanese": "日本語のサービス",
    "long": "long " * 49 + "end",
    "wide": "W" * 250,
    "markup": "</text><b>&\"'",
}
SETTINGS = {
    "title": "Acme Status",
    "since": "2025-01-01",
    "components": [{"id": key, "name": name, "slo": 99.9} for key, name in NAMES.items()],
}
FILES = {"statuary.yml": json.dumps(SETTINGS, ensure_ascii=False)}

# Where each text and the half that it stands on begin and end.
EDGES = """svg => [...svg.querySelectorAll('text')]
  .map((text, i) => [text, svg.querySelectorAll('path')[i]].map(part => part.getBBox())
    .map(box => [box.x, box.x + box.width]))"""


@pytest.mark.parametrize("scale", [1, 3])
def test_badges_elsewhere(tmp_path: Path, visit: Open, scale: int) -> None:
    """In another page each badge has its own size, and its text stays inside of its half."""
    root = project(tmp_path, FILES)
    build(root)
    site = root / "site"
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("badges/*.svg"))
    assert len(paths) == 4 * (1 + len(NAMES))
    pictures = "".join(f'<p><img src="{path}" alt="{escape(path)}"></p>' for path in paths)
    site.joinpath("elsewhere.html").write_text(
        f"<!doctype html><title>E</title><link rel=icon href=data:,>{pictures}", encoding="utf-8"
    )
    with serving(site, NOW) as host:
        page = visit(f"{host.address}elsewhere.html", device_scale_factor=scale)
        for path in paths:
            shown = page.get_by_alt_text(path, exact=True)
            width, height = shown.evaluate("image => [image.naturalWidth, image.naturalHeight]")
            assert f'width="{width}" height="{height}"' in site.joinpath(path).read_text("utf-8")
            assert height == 20
            assert 60 < width < 600
        drawn = visit(f"{host.address}elsewhere.html", device_scale_factor=scale)
        for path in paths:
            drawn.set_content(site.joinpath(path).read_text("utf-8"))
            assert drawn.get_by_role("img").count() == 1
            assert drawn.get_by_role("img", name=_name(path), exact=True).is_visible()
            for text, half in drawn.locator("svg").evaluate(EDGES):
                assert half[0] < text[0]
                assert text[1] < half[1]


def _name(path: str) -> str:
    """Give a badge's name for a screen reader: in full, however long."""
    *component, _, file = path.split("/")
    name = NAMES[component[1]] if component else "Acme Status"
    if file.startswith("status"):
        return f"{name}: Operational"
    if component:
        return f"{name} · Uptime over 90 days: 100.00%, objective met"
    return "Uptime over 90 days: 100.00%"
