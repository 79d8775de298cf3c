"""Instants as people say them, and as records have them."""

from __future__ import annotations

import re
from datetime import UTC
from typing import NamedTuple

from statuary.errors import InvalidError, invalid
from statuary.model import read_instant
from statuary.times.zone import local, wall_clock

HINT = "write it like `2026-02-01 16:12`, `16:12` or `20 minutes ago`"

_AGO = re.compile(r"(\d{1,5})\s*(m|min|mins|minute|h|hour|d|day)s?\s+ago", re.ASCII | re.IGNORECASE)
_CLOCK = re.compile(r"\d{2}:\d{2}", re.ASCII)
_OFFSET = re.compile(r"(?:[Zz]|[Uu][Tt][Cc]|[+-]\d{2}:?\d{2})$", re.ASCII)
_SECONDS = {"m": 60, "h": 3600, "d": 86400}


class When(NamedTuple):
    """An instant in seconds of UTC, and as a record has it."""

    seconds: int
    text: str


def read_when(text: str, now: int, timezone: str, *, date_alone: bool = False) -> When:
    """Read `now`, `N minutes|hours|days ago`, a time of today or an instant as in records.

    Hours and days are 60 minutes and 24 hours. With `date_alone` a date reads
    too. Raises `InvalidError` for all else.
    """
    words = " ".join(text.split())
    if words.casefold() == "now":
        return whole_minute(now, timezone)
    if ago := _AGO.fullmatch(words):
        return whole_minute(now - int(ago[1]) * _SECONDS[ago[2][0].casefold()], timezone)
    if _CLOCK.fullmatch(words):
        words = f"{local(now, timezone):%Y-%m-%d} {words}"
    try:
        seconds = read_instant(words, timezone, date_alone=date_alone).seconds
    except InvalidError as error:
        fault = error.faults[0]
        if fault.message.endswith("is not an instant"):
            raise invalid(fault.message, HINT) from None
        raise
    bare = _OFFSET.sub("", words).strip() if ":" in words else words
    if bare != words and not words.startswith("~"):
        shown = local(seconds, timezone).replace(tzinfo=UTC)
        if int(shown.timestamp()) == read_instant(bare).seconds:
            return When(seconds, write_instant(seconds, timezone))
    return When(seconds, words)


def whole_minute(seconds: int, timezone: str) -> When:
    """Give the start of an instant's minute."""
    begin = seconds - seconds % 60
    return When(begin, write_instant(begin, timezone))


def write_instant(seconds: int, timezone: str) -> str:
    """Write an instant as its zone's clocks show it, with an offset where they show it twice."""
    here = local(seconds, timezone)
    naive = here.replace(tzinfo=None)
    text = f"{naive:%Y-%m-%d %H:%M:%S}" if naive.second else f"{naive:%Y-%m-%d %H:%M}"
    if len(wall_clock(naive, timezone)) == 1:
        return text
    offset = f"{here:%z}"
    return f"{text} {offset[:3]}:{offset[3:5]}"
