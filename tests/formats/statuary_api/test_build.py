"""The build's file: what an open page needs to know how old it is."""

from __future__ import annotations

import json
from pathlib import Path

from tests.formats.showcase import FILES, NOW, built

PATH = "api/statuary/build.json"


def test_a_page_can_tell_its_age(tmp_path: Path) -> None:
    """The file has the build's instant, how long it holds, and the state of the whole."""
    assert json.loads(built(tmp_path, FILES, NOW)[PATH]) == {
        "$schema": "schemas/build.v1.json",
        "generated_at": "2026-03-10T12:00:00Z",
        "freshness_seconds": 86_400,
        "closed": False,
        "unread_records": 0,
        "status": "major_outage",
    }


def test_a_closed_record_says_so(tmp_path: Path) -> None:
    """Of a closed record the instant is the one that it was closed at, whenever it is built."""
    settings = FILES["statuary.yml"] + "as_of: 2026-03-01 00:00Z\nfreshness: 1h\n"
    found = json.loads(built(tmp_path, {**FILES, "statuary.yml": settings}, NOW)[PATH])
    assert (found["closed"], found["generated_at"]) == (True, "2026-03-01T00:00:00Z")
    assert found["freshness_seconds"] == 3600
