"""An accent that is hard to read: links are written in it, on the page and on its cards."""

from __future__ import annotations

import math
from collections.abc import Iterable

from statuary.colours import ENOUGH, contrast, readable
from statuary.content import Reading
from statuary.errors import Problem
from statuary.lint.interface import Rule
from statuary.model.look import DARK, LIGHT


def _check(reading: Reading, _: int) -> Iterable[Problem]:
    look = reading.page.settings.theme
    # Without an `accent_dark` the dark page has one that is light enough.
    for key, colour, page, surfaces in (
        ("accent", look.accent, "light", LIGHT),
        ("accent_dark", look.accent_dark, "dark", DARK),
    ):
        ratio = contrast(colour, *surfaces) if colour else ENOUGH
        if ratio < ENOUGH:
            yield Problem(
                *reading.place(None, "theme", key),
                f"accent `{colour}` on the {page} page has a contrast of "
                f"{math.floor(ratio * 10) / 10}:1; {ENOUGH}:1 is needed for text",
                f'"{readable(colour or "", *surfaces)}" would do',
            )


CONTRAST = Rule("contrast", _check)
