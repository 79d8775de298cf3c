"""Names and instants as Statuspage writes them."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LENGTH = 12


def code(kind: str, *names: str) -> str:
    """Give the id of something: twelve of `a-z0-9`, made of its kind and permanent names alone.

    There are 36^12 of them: a page would need a billion things for two to meet with any
    likelihood.
    """
    named = "\n".join((kind, *names)).encode()
    number = int.from_bytes(hashlib.blake2b(named, digest_size=16).digest())
    digits = []
    for _ in range(_LENGTH):
        number, digit = divmod(number, len(_DIGITS))
        digits.append(_DIGITS[digit])
    return "".join(digits)


def stamp(seconds: int) -> str:
    """Write an instant: RFC 3339 in UTC, always with three digits of milliseconds."""
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%S}.000Z"


def stamp_if_any(seconds: int | None) -> str | None:
    """Write an instant that may be missing."""
    return None if seconds is None else stamp(seconds)
