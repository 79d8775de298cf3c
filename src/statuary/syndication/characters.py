"""What of a text a feed can carry."""

from __future__ import annotations

import re

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Leave out the characters that XML forbids, and turn all line ends into one kind."""
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def line(text: str) -> str:
    """Put a text on one line."""
    return " ".join(clean(text).split())


def address(text: str) -> str:
    """Take the white space out of an address."""
    return "".join(clean(text).split())
