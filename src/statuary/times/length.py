"""Lengths of time, as maintainers write them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from statuary.errors import invalid

WRITTEN = re.compile(r"(\d{1,6})\s*(m|h|d|w)", re.ASCII)
_UNIT_SECONDS = {"m": 60, "h": 3600, "d": 86400, "w": 604800}


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: as written (`90d`) and in seconds."""

    text: str
    seconds: int


def read_length(text: str) -> Length:
    """Read a length such as `45m`, `24h`, `90d` or `2w`, or raise `InvalidError`."""
    match = WRITTEN.fullmatch(text.strip())
    if match is None or int(match[1]) == 0:
        raise invalid(f"`{text}` is not a length of time", "write it like 45m, 24h, 90d or 2w")
    return Length(f"{int(match[1])}{match[2]}", int(match[1]) * _UNIT_SECONDS[match[2]])
