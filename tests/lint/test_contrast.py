"""Accents that are hard to read."""

from __future__ import annotations

from pathlib import Path

import pytest

from statuary import checks
from tests.formats.showcase import project

PASS = [
    "{}",
    '{accent: "#1f4e8c"}',
    '{accent: "#1f4e8c", accent_dark: "#8fbcf5"}',
    '{accent: "#000"}',
    '{accent_dark: "#fff"}',
]
FAIL = [
    (
        '{accent: "#88bbff"}',
        "accent `#88bbff` on the light page has a contrast of 1.8:1; 4.5:1 is needed for text",
    ),
    (
        '{accent: "#777"}',
        "accent `#777777` on the light page has a contrast of 4.2:1; 4.5:1 is needed for text",
    ),
    (
        '{accent_dark: "#1f4e8c"}',
        "accent `#1f4e8c` on the dark page has a contrast of 2.0:1; 4.5:1 is needed for text",
    ),
]


def warnings(root: Path, written: str) -> list[str]:
    """Give what is warned of in a look, each with its line and column, and its hint."""
    project(root, {"statuary.yml": f"title: T\ntheme: {written}\n"})
    found = checks.check(root, 0).findings.found
    return [str(finding.problem) for finding in found if finding.rule == "contrast"]


@pytest.mark.parametrize("written", PASS)
def test_what_is_read_well_is_not_warned_of(tmp_path: Path, written: str) -> None:
    """An accent with enough contrast is fine, and so is one that is made from it."""
    assert warnings(tmp_path, written) == []


@pytest.mark.parametrize(("written", "said"), FAIL)
def test_what_is_read_badly_is(tmp_path: Path, written: str, said: str) -> None:
    """An accent with too little contrast is warned of at its value, with its ratio rounded down."""
    (found,) = warnings(tmp_path, written)
    column = 2 + len("theme: {") + written.index(":")
    assert found.startswith(f"statuary.yml:2:{column}: {said}\n    hint: ")


@pytest.mark.parametrize(("written", "_"), FAIL)
def test_the_hint_would_do(tmp_path: Path, written: str, _: str) -> None:
    """The colour that the hint names is not warned of."""
    (found,) = warnings(tmp_path, written)
    better = found.partition('hint: "')[2].partition('"')[0]
    key = written[1 : written.index(":")]
    assert warnings(tmp_path, f'{{{key}: "{better}"}}') == []


def test_both_schemes_are_looked_at(tmp_path: Path) -> None:
    """One run warns of both accents."""
    assert len(warnings(tmp_path, '{accent: "#fff", accent_dark: "#000"}')) == 2
