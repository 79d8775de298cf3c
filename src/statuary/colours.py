"""Colours as a style sheet writes them, and how well one is read on another.

Contrast is that of WCAG 2: from 1 for a colour on itself to 21 for black on white.
"""

from __future__ import annotations

import colorsys

ENOUGH = 4.5  # What WCAG 2 asks for text of any size, at level AA.
_STEPS = 200

Channels = tuple[float, float, float]


def contrast(colour: str, *surfaces: str) -> float:
    """Give the contrast of a colour on the surface on which it is read worst.

    All colours are written `#rrggbb`.
    """
    return min(_ratio(_luminance(colour), _luminance(surface)) for surface in surfaces)


def readable(colour: str, *surfaces: str) -> str:
    """Give a colour, or its nearest lighter or darker one that has enough contrast.

    On dark surfaces it becomes lighter, on light ones darker. Its hue stays.
    """
    away = 1 if contrast("#ffffff", *surfaces) > contrast("#000000", *surfaces) else -1
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    # Black on light and white on dark are the ends of the way, and have enough.
    while contrast(colour, *surfaces) < ENOUGH and 0 <= lightness <= 1:
        lightness += away / _STEPS
        colour = _written(colorsys.hls_to_rgb(hue, min(max(lightness, 0), 1), saturation))
    return colour


def _ratio(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = map(_linear, _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _channels(colour: str) -> Channels:
    red, green, blue = bytes.fromhex(colour[1:])
    return red / 255, green / 255, blue / 255


def _written(channels: Channels) -> str:
    return "#" + bytes(round(channel * 255) for channel in channels).hex()
