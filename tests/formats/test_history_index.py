"""The list of all records that the history's filter looks into."""

from __future__ import annotations

import json

import pytest

from tests.formats.showcase import HOSTILE, built


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give the site of the project that has everything."""
    return built(tmp_path_factory.mktemp("index"))


def test_it_lists_what_the_months_list(site: dict[str, bytes]) -> None:
    """Each record is in it once, with a page, in the month in which the history shows it."""
    records = json.loads(site["history/index.json"])["records"]
    assert len({each["id"] for each in records}) == len(records) == 10
    for each in records:
        assert f"incidents/{each['id']}/index.html" in site
        month = site[f"history/{each['month'].replace('-', '/')}/index.html"].decode()
        assert f"incidents/{each['id']}/index.html" in month
    assert "far" not in {each["id"] for each in records}


def test_it_tells_what_a_record_is_found_by(site: dict[str, bytes]) -> None:
    """A record has its title as it was written, its impact if it has one, and its components."""
    index = json.loads(site["history/index.json"])
    records = {each["id"]: each for each in index["records"]}
    assert records["open"]["title"].startswith("Open {{ 7*7 }} <script>")
    assert records["open"]["impact"] == "major"
    assert records["open"]["components"] == ["web", "ios", "android"]
    assert (records["weekly"]["impact"], records["weekly"]["components"]) == (None, ["api"])
    assert index["components"]["web"] == "Web <b>&\"'"
    assert HOSTILE not in site["history/index.html"].decode()


def test_the_newest_come_first(site: dict[str, bytes]) -> None:
    """Records come by their months, the latest first."""
    months = [each["month"] for each in json.loads(site["history/index.json"])["records"]]
    assert months == sorted(months, reverse=True)
