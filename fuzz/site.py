"""A small project → a site of which every file renders, and parses as what it is."""

from __future__ import annotations

import json
import shutil
from xml.etree import ElementTree as ET

from fuzz.loader import ROOT, SETTINGS
from statuary.characters import UNFIT
from statuary.errors import ProblemsError
from statuary.pipeline import view
from statuary.plan import plan

NOW = 1_773_144_000  # 2026-03-10 12:00 UTC
_XML = (".xml", ".atom", ".rss", ".svg")
_ENDS = {".html": "</html>", ".ics": "END:VCALENDAR"}


def run(data: bytes) -> None:
    """Build what the bytes say: a record in Markdown, one in YAML, and more settings.

    They are parted by a line of `====`; all but the first may be missing.
    """
    texts = [*data.split(b"\n====\n", 2), b"", b""]
    folder = ROOT / "incidents"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (ROOT / "statuary.yml").write_bytes(SETTINGS + texts[2])
    for name, text in (("a.md", texts[0]), ("b.yaml", texts[1])):
        if text:
            (folder / name).write_bytes(text)
    try:
        outputs = plan(view(ROOT, NOW, drafts=True).outputs())
    except ProblemsError:
        return
    finally:
        shutil.rmtree(folder)
    for output in outputs:
        content = output.content().decode()
        suffix = output.path[output.path.rfind(".") :]
        if UNFIT.search(content.replace("\r\n", "\n")):
            raise AssertionError(f"a control character in {output.path}")
        if suffix == ".json":
            json.loads(content)
        elif suffix in _XML:
            ET.fromstring(content)  # noqa: S314
        elif not content.rstrip().endswith(_ENDS.get(suffix, "")):
            raise AssertionError(f"{output.path} has no end")
