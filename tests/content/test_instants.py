"""Every form of an instant reads, in both forms of a record."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from statuary.model import Instant
from tests.content.projects import page

AFTERNOON = int(datetime(2026, 2, 1, 21, 12, tzinfo=UTC).timestamp())
FORMS = [
    "2026-02-01T16:12:00-05:00",
    "2026-02-01 16:12 -05:00",
    "2026-02-01 16:12 -0500",
    "2026-02-01 21:12Z",
    "2026-02-01 21:12 UTC",
    "2026-02-01T21:12:00.000Z",
    "2026-02-01 16:12",
    "2026-02-01 16:12:00",
]


@pytest.mark.parametrize("about", ["", "~", "~ "])
@pytest.mark.parametrize("written", FORMS)
def test_a_form_reads(tmp_path: Path, written: str, about: str) -> None:
    """A form of an instant, approximate or not, reads in a heading and as a value."""
    expected = Instant(AFTERNOON, approximate=bool(about))
    files: dict[str, str | bytes] = {
        "incidents/a.md": f"---\ntitle: A\n---\n## Resolved @ {about}{written}\n",
        "incidents/b.yaml": f"title: B\nupdates: [{{status: resolved, at: {about}{written}}}]\n",
    }
    incidents = page(tmp_path, files).incidents
    assert [incident.updates[0].at for incident in incidents] == [expected, expected]


def test_a_date_is_the_start_of_its_day(tmp_path: Path) -> None:
    """Where a date may stand for an instant, it is midnight in the page's zone."""
    record = "kind: notice\ntitle: A\nfrom: 2026-02-01\n"
    (notice,) = page(tmp_path, {"incidents/a.yaml": record}).notices
    assert notice.start.seconds == datetime(2026, 2, 1, 5, tzinfo=UTC).timestamp()
