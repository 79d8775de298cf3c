"""An accent that is hard to read: links are written in it, on the page and on its cards."""

from __future__ import annotations

import math
from collections.abc import Iterable

from statuary.colours import ENOUGH, contrast, readable
from statuary.lint.interface import Example, Remark, Rule, Scene
from statuary.model.look import DARK, LIGHT


def _check(scene: Scene) -> Iterable[Remark]:
    look = scene.page.settings.theme
    # Without an `accent_dark` the dark page has one that is light enough.
    for key, colour, page, surfaces in (
        ("accent", look.accent, "light", LIGHT),
        ("accent_dark", look.accent_dark, "dark", DARK),
    ):
        ratio = contrast(colour, *surfaces) if colour else ENOUGH
        if ratio < ENOUGH:
            yield Remark(
                None,
                ("theme", key),
                f"accent `{colour}` on the {page} page has a contrast of "
                f"{math.floor(ratio * 10) / 10}:1; {ENOUGH}:1 is needed for text",
                f'"{readable(colour or "", *surfaces)}" would do',
            )


CONTRAST = Rule(
    "contrast",
    "an accent colour that is hard to read",
    _check,
    good=Example(settings='title: T\ntheme: {accent: "#1f4e8c"}\n'),
    bad=Example(settings='title: T\ntheme: {accent: "#88bbff"}\n'),
)
