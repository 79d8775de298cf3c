"""The banner in a frame of another page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import Open
from tests.formats.showcase import NOW, build, project
from tests.host import serving

FRAME = """<!doctype html><title>Elsewhere</title><link rel="icon" href="data:,"><p>Elsewhere</p>
<iframe src="embed/{name}.html" title="Status" width="600" height="130"></iframe>"""
PAPER = {"light": "rgb(255, 255, 255)", "dark": "rgb(26, 29, 33)"}


@pytest.mark.parametrize("name", ["index", "light", "dark"])
@pytest.mark.parametrize("system", ["light", "dark"])
def test_a_frame_shows_the_banner_in_its_scheme(
    tmp_path: Path, visit: Open, name: str, system: str
) -> None:
    """Without scripts the frame says how things stand, in the colours that its name tells."""
    root = project(tmp_path)
    build(root)
    (root / "site/frame.html").write_text(FRAME.format(name=name))
    with serving(root / "site", NOW) as host:
        page = visit(f"{host.address}frame.html", java_script_enabled=False, color_scheme=system)
        banner = page.frame_locator("iframe").locator(".banner")
        assert "Major outage: Web" in banner.inner_text()
        paper = banner.evaluate("shown => getComputedStyle(shown).backgroundColor")
        assert paper == PAPER[system if name == "index" else name]
