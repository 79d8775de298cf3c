"""How instants and lengths of time stand in a record, and what they need to be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, ValidationInfo

from statuary.model.fragments import padded, texts
from statuary.times import instant, length
from statuary.times.instant import EXAMPLE, Instant, read_instant
from statuary.times.length import Length, read_length


@dataclass(frozen=True, slots=True)
class Frame:
    """What a text needs from the page around it to be read.

    `timezone` is the zone of bare times. `components` are the ids that may be named, or None
    while they are not known.
    """

    timezone: str = "UTC"
    components: tuple[str, ...] | None = None


def frame_of(info: ValidationInfo) -> Frame:
    """Give the frame of the reading under way."""
    return info.context if isinstance(info.context, Frame) else Frame()


def _instant(value: object, info: ValidationInfo) -> object:
    return read_instant(value, frame_of(info).timezone) if isinstance(value, str) else value


def _date_or_instant(value: object, info: ValidationInfo) -> object:
    if not isinstance(value, str):
        return value
    return read_instant(value, frame_of(info).timezone, date_alone=True)


def _length(value: object) -> object:
    return read_length(value) if isinstance(value, str) else value


_EITHER = f"Write a date, like 2026-02-01, or an instant, like {EXAMPLE}."

INSTANT_PATTERN = f"(?=[^:]*:){padded(instant.WRITTEN)}"  # the colon is the time's
_LENGTH_PATTERN = padded(rf"(?!0+\s*[mhdw]){length.WRITTEN.pattern}")

WrittenInstant = Annotated[
    Instant,
    BeforeValidator(_instant),
    texts(INSTANT_PATTERN, f"Write an instant, like {EXAMPLE}."),
]
WrittenDateOrInstant = Annotated[
    Instant,
    BeforeValidator(_date_or_instant),
    texts(padded(instant.WRITTEN), _EITHER),
]
WrittenLength = Annotated[
    Length,
    BeforeValidator(_length),
    texts(_LENGTH_PATTERN, "Write a length of time, like 45m, 24h, 90d or 2w."),
]
