"""Small rooms, each named by a noun."""

from __future__ import annotations

from statistics import median

from tests.laws.source import modules

VAGUE = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc", "shared"}
MEDIAN_LINES, MOST_LINES = 100, 400


def test_modules_are_small() -> None:
    """Half of all modules have fewer than 100 lines, and none has more than 400."""
    lines = {module.name: module.text.count("\n") for module in modules()}
    long = [
        f"{name} has {n} lines: split it by noun" for name, n in lines.items() if n > MOST_LINES
    ]
    assert not long
    assert median(lines.values()) < MEDIAN_LINES


def test_modules_are_named_by_what_they_hold() -> None:
    """No module has a name under which anything could be put."""
    vague = [m.name for m in modules() if VAGUE & {p.strip("_") for p in m.name.split(".")}]
    assert not vague, f"name by a noun what these hold: {', '.join(vague)}"
