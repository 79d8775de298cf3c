"""A badge as a picture: where its parts stand. How they look is the theme's."""

from __future__ import annotations

import math
from dataclasses import dataclass

from statuary.formats.badges.badge import LABEL, Badge
from statuary.formats.badges.widths import width
from statuary.theme import Theme
from statuary.theme.rendering import render
from statuary.wording import Wording

FONT_SIZE = 11
PADDING = 6


@dataclass(frozen=True, slots=True)
class Picture:
    """A badge, and what it is drawn with."""

    theme: Theme
    wording: Wording
    badge: Badge
    square: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One half of a badge, from `start` to `end`; `length` is that of its text, in pixels."""

    text: str
    colour: str
    start: int
    length: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + self.length + 2 * PADDING

    @property
    def middle(self) -> float:
        """Where the middle of its text stands."""
        return (self.start + self.end) / 2


def render_picture(picture: Picture) -> str:
    """Render a badge."""
    badge = picture.badge
    label = _side(badge.label, LABEL, 0)
    facts: dict[str, object] = {
        "accessible": badge.accessible,
        "label": label,
        "message": _side(badge.message, badge.colour, label.end),
        "square": picture.square,
    }
    return render(picture.theme, "badge.svg", picture.wording, facts)


def _side(text: str, colour: str, start: int) -> Side:
    return Side(text, colour, start, math.ceil(width(text) * FONT_SIZE))
