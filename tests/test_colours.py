"""Contrast as WCAG 2 counts it, and colours that are moved until they have enough."""

from __future__ import annotations

import colorsys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statuary.colours import ENOUGH, contrast, readable
from statuary.model.look import DARK, LIGHT

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#0000ff", "#ffffff", 8.59),
        ("#ff0000", "#000000", 5.25),
    ],
)
def test_known_ratios(one: str, other: str, ratio: float) -> None:
    """The ratios of well-known pairs are those that other checkers give, either way round."""
    assert round(contrast(one, other), 2) == ratio
    assert contrast(one, other) == contrast(other, one)


def test_the_worst_surface_counts() -> None:
    """On several surfaces a colour has the contrast that it has on the worst of them."""
    assert contrast("#777777", "#ffffff", "#777777", "#000000") == 1


@pytest.mark.parametrize("surfaces", [LIGHT, DARK])
@given(colours)
def test_a_colour_becomes_readable(surfaces: tuple[str, str], colour: str) -> None:
    """Whatever colour it was, it has enough contrast then; one that had is left as it was."""
    found = readable(colour, *surfaces)
    assert contrast(found, *surfaces) >= ENOUGH
    assert found == colour or contrast(colour, *surfaces) < ENOUGH


def test_the_hue_stays() -> None:
    """A colour is made lighter or darker, and not another one."""
    for surfaces in (LIGHT, DARK):
        for colour in ("#7a1fa2", "#e8b3ff"):
            hues = [
                colorsys.rgb_to_hls(*(channel / 255 for channel in bytes.fromhex(each[1:])))[0]
                for each in (colour, readable(colour, *surfaces))
            ]
            assert hues[0] == pytest.approx(hues[1], abs=0.01)
