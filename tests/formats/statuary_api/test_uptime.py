"""The figures' file: a program can compute every figure again from what stands in it."""

from __future__ import annotations

import json
import math
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.formats.showcase import FILES, built

PATH = "api/statuary/uptime.json"
WINDOWS = {"24h": 86_400, "7d": 604_800, "30d": 2_592_000, "90d": 7_776_000, "365d": 31_536_000}

Document = dict[str, Any]


def document(root: Path, more: str = "") -> Document:
    """Build the project that has everything, with more settings, and read the file."""
    files = {**FILES, "statuary.yml": FILES["statuary.yml"] + more}
    found: Document = json.loads(built(root, files)[PATH], parse_float=Fraction)
    return found


@pytest.fixture(scope="module")
def uptime(tmp_path_factory: pytest.TempPathFactory) -> Document:
    """Give the file of the project that has everything."""
    return document(tmp_path_factory.mktemp("uptime"))


def seconds(text: str) -> int:
    """Read an instant."""
    assert text.endswith("Z")
    return int(datetime.fromisoformat(text).timestamp())


def recomputed(component: Document, window: Document) -> tuple[Fraction, Fraction, Fraction]:
    """Give the counted, down and unknown seconds of a window, from the intervals alone."""
    begin, end = seconds(window["from"]), seconds(window["until"])
    counted, down, unknown = Fraction(end - begin), Fraction(0), Fraction(0)
    for each in component["intervals"]:
        length = min(seconds(each["until"]), end) - max(seconds(each["from"]), begin)
        if length > 0:
            counted -= length * (1 - Fraction(each["counted"]))
            down += length * Fraction(each["down"])
            unknown += length * Fraction(each["unknown"])
    return counted, down, unknown


def shown(share: Fraction) -> str:
    """Write a share as pages do: in percent, with two decimals, rounded down."""
    hundredths = math.floor(share * 10_000)
    return f"{hundredths // 100}.{hundredths % 100:02}"


def test_a_program_finds_what_the_format_promises(uptime: Document) -> None:
    """The keys that programs rely on are there, in the document, its windows and intervals."""
    assert uptime.keys() >= {"generated_at", "formula", "weights", "components", "groups", "page"}
    assert uptime["generated_at"] == "2026-03-10T12:00:00Z"
    assert uptime["formula"] == "statuspage"
    assert uptime["weights"] == {
        "major_outage": 1,
        "partial_outage": Fraction(3, 10),
        "degraded_performance": 0,
    }
    components = {each["id"]: each for each in uptime["components"]}
    assert list(components) == ["web", "ios", "android", "api", "odd", "fax", "soon"]
    assert [group["id"] for group in uptime["groups"]] == ["apps", "mobile"]
    for part in (uptime["page"], *uptime["groups"], *uptime["components"]):
        assert [window["window"] for window in part["windows"]] == [*WINDOWS]
        for window in part["windows"]:
            assert window.keys() >= {
                *("window", "from", "until", "counted_seconds", "down_seconds", "unknown_seconds"),
                *("weighted_down_seconds", "maintenance_seconds"),
                *("uptime", "uptime_low", "uptime_high"),
            }
    assert components["web"]["intervals"][-1].items() >= {
        ("from", "2026-03-10T09:00:00Z"),
        ("until", "2026-03-10T12:00:00Z"),
        ("ongoing", True),
        ("status", "major_outage"),
    }
    assert components["web"]["intervals"][-1]["incidents"] == ["open"]


@pytest.mark.parametrize(
    "more",
    [
        "",
        "uptime: {formula: strict, maintenance: up}",
        "uptime: {weights: {partial_outage: 0.125, degraded_performance: 0.5}, maintenance: down}",
    ],
)
def test_each_figure_follows_from_its_intervals(tmp_path: Path, more: str) -> None:
    """From the intervals and their weights alone, every component's figures come out again."""
    for component in document(tmp_path, more)["components"]:
        for window in component["windows"]:
            counted, down, unknown = recomputed(component, window)
            found = {key: window[key] for key in ("counted_seconds", "weighted_down_seconds")}
            if not counted:
                assert (window["uptime_low"], window["uptime_high"]) == (None, None)
                continue
            assert found == {"counted_seconds": counted, "weighted_down_seconds": down}
            assert window["unknown_seconds"] == unknown
            assert window["uptime_high"] == shown(1 - down / counted)
            assert window["uptime_low"] == shown(1 - (down + unknown) / counted)


@pytest.mark.parametrize("rule", ["mean", "worst"])
def test_a_group_follows_from_its_components(tmp_path: Path, rule: str) -> None:
    """A group's and the page's figures come out again from those of the components in it."""
    found = document(tmp_path, f"uptime: {{group: {rule}}}")
    assert found["group"] == rule
    components = {each["id"]: each for each in found["components"]}
    groups = {each["id"]: each for each in found["groups"]}

    def leaves(part: str) -> list[Document]:
        if part in components:
            return [components[part]]
        return [leaf for inner in groups[part]["parts"] for leaf in leaves(inner)]

    parts = [(each, leaves(each["id"])) for each in found["groups"]]
    for part, own in [*parts, (found["page"], list(components.values()))]:
        for number, window in enumerate(part["windows"]):
            lows, highs = [], []
            for component in own:
                counted, down, unknown = recomputed(component, component["windows"][number])
                if counted:
                    lows.append(1 - (down + unknown) / counted)
                    highs.append(1 - down / counted)
            if rule == "worst":
                assert window["uptime_low"] == shown(min(lows))
                assert window["uptime_high"] == shown(min(highs))
            else:
                assert window["uptime_low"] == shown(sum(lows) / Fraction(len(lows)))
                assert window["uptime_high"] == shown(sum(highs) / Fraction(len(highs)))


def test_windows_are_clipped_to_the_record(uptime: Document) -> None:
    """A window begins when the record does, if that is later, and ends now or at its end."""
    components = {each["id"]: each for each in uptime["components"]}
    record = seconds("2025-12-01T00:00:00+01:00".replace("+01:00", "Z")) - 3600
    for window in components["web"]["windows"]:
        begin = max(seconds(uptime["generated_at"]) - WINDOWS[window["window"]], record)
        assert seconds(window["from"]) == begin
        assert window["until"] == uptime["generated_at"]
    year = components["fax"]["windows"][-1]
    assert (seconds(year["from"]), year["until"]) == (record, "2025-12-31T23:00:00Z")


def test_what_was_not_measured_has_no_figure(uptime: Document) -> None:
    """Nothing measured is null, never 100; what is known only in part is a range and not one."""
    components = {each["id"]: each for each in uptime["components"]}
    for window in components["soon"]["windows"]:
        assert window["uptime"] is window["uptime_low"] is window["uptime_high"] is None
        assert window["counted_seconds"] == 0
    day = components["fax"]["windows"][0]
    assert day["uptime_high"] is None
    month = components["api"]["windows"][2]
    assert month["uptime"] is None
    assert Fraction(month["uptime_low"]) < Fraction(month["uptime_high"])
    day = components["web"]["windows"][0]
    assert day["uptime"] == day["uptime_low"] == day["uptime_high"] == "87.50"


def test_weights_name_no_fractions_that_are_none(tmp_path: Path) -> None:
    """Numbers are whole where they can be, and texts stand as they were written."""
    text = built(tmp_path)[PATH].decode()
    assert text.endswith("}\n")
    assert '"major_outage": 1,' in text
    assert ".0," not in text
    assert "أندرويد" in text
