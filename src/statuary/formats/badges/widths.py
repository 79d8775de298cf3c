"""How wide text is, more or less: a picture says so itself, as nobody measures it.

Widths are in em, the size of the font, and those of Verdana and DejaVu Sans, which are alike. A
text in another font is drawn a little wider or narrower than it would be, and still fits.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import pairwise

_LETTERS = (
    (0.28, "'ijl"),
    (0.3, "IJ"),
    (0.32, " ,.·"),
    (0.34, "/:;\\|ı"),
    (0.37, "f-"),
    (0.39, "()[]t"),
    (0.41, "!r"),
    (0.47, '"'),
    (0.5, "*_`–"),
    (0.52, "sz"),
    (0.54, "?c"),
    (0.56, "FL"),
    (0.59, "kvxy"),
    (0.61, "PTYoae"),
    (0.635, "EhnuSbdgpq$0123456789{}ß"),
    (0.66, "K"),
    (0.69, "AVXZBRC"),
    (0.74, "UNøØ"),
    (0.76, "HDG"),
    (0.79, "&OQ"),
    (0.83, "w#+<=>^~≈"),
    (0.87, "M"),
    (0.97, "%mæœÆ"),
    (1.0, "W@—…"),
)
_WIDTHS = {letter: width for width, letters in _LETTERS for letter in letters}
_ZERO_WIDTH_JOINER = "\u200d"


def width(text: str) -> float:
    """Give the width of a text on one line, in em."""
    return sum(own for _, own in _clusters(text))


def shortened(text: str, most: float) -> str:
    """Give a text of at most this width, with an ellipsis for what is left out."""
    if width(text) <= most:
        return text
    kept, room = "", most - width("…")
    for cluster, own in _clusters(text):
        room -= own
        if room < 0:
            break
        kept += cluster
    return f"{kept.rstrip()}…"


def _clusters(text: str) -> list[tuple[str, float]]:
    """Take a text apart into what is drawn as one: a letter with its accents, joined emoji."""
    clusters: list[tuple[str, float]] = []
    for before, character in pairwise(f" {text}"):
        own = _width(character)
        flags = _is_indicator(character) and clusters and _is_indicator(clusters[-1][0])
        if clusters and (own == 0 or before == _ZERO_WIDTH_JOINER or flags):
            clusters[-1] = (clusters[-1][0] + character, clusters[-1][1])
        else:
            clusters.append((character, own))
    return clusters


@lru_cache(maxsize=4096)
def _width(character: str) -> float:
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf") or "\U0001f3fb" <= character <= "\U0001f3ff":
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.25 if category == "So" else 1.0
    if _is_indicator(character):
        return 1.25
    base = unicodedata.normalize("NFKD", character)[0]
    if base in _WIDTHS:
        return _WIDTHS[base]
    if unicodedata.bidirectional(character) == "AL":
        return 0.5  # These are joined, and narrower for it.
    return 0.75 if category in ("Lu", "So", "Sm") else 0.6


def _is_indicator(character: str) -> bool:
    """Tell whether this is one half of a flag, and nothing but it."""
    return len(character) == 1 and "\U0001f1e6" <= character <= "\U0001f1ff"
