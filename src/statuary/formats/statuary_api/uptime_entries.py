"""The uptime of a window, and an interval behind it, as documents have them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from statuary.formats.statuary_api.vocabulary import Edges, Seconds, When
from statuary.model import ComponentStatus
from statuary.timeline.history import Interval
from statuary.timeline.states import Scale
from statuary.timeline.uptime import Figure
from statuary.wording import decimal, iso

_Share = Annotated[float, Field(ge=0, le=1)]
_Percentage = Annotated[str, Field(pattern=r"^\d{1,3}\.\d{2}$")]

_Clipped = TypedDict(
    "_Clipped",
    {
        "from": Annotated[When, Field(description="The first second on record.")],
        "until": Annotated[When, Field(description="The second after the last on record.")],
    },
)


class UptimeWindow(_Clipped):
    """The uptime of a window, as far as it is on record."""

    window: Annotated[str, Field(description="The window's length, such as `90d`.")]
    counted_seconds: Annotated[
        float, Field(description="The seconds that are measured, without excluded ones.", ge=0)
    ]
    down_seconds: Annotated[
        Seconds, Field(description="The seconds in which anything counted as down.")
    ]
    weighted_down_seconds: Annotated[
        float, Field(description="The seconds down, each by its weight.", ge=0)
    ]
    unknown_seconds: Annotated[
        float, Field(description="The counted seconds of which nobody knows.", ge=0)
    ]
    maintenance_seconds: Annotated[
        Seconds, Field(description="The seconds of announced maintenance.")
    ]
    approximate: Annotated[
        bool, Field(description="Whether the sums rest on an instant known approximately.")
    ]
    uptime: Annotated[
        _Percentage | None,
        Field(description="Percent, rounded down; null if not measured, or if it is a range."),
    ]
    uptime_low: Annotated[
        _Percentage | None,
        Field(description="Percent if all unknown time was down; null if not measured."),
    ]
    uptime_high: Annotated[
        _Percentage | None,
        Field(description="Percent if all unknown time was up; null if not measured."),
    ]


_Lasting = TypedDict(
    "_Lasting",
    {
        "from": Annotated[When, Field(description="The first second.")],
        "until": Annotated[
            When,
            Field(description="The second after the last; while it goes on, `generated_at`."),
        ],
    },
)


class UptimeInterval(_Lasting):
    """A span in which not all was well, and what a second of it counts."""

    ongoing: Annotated[bool, Field(description="Whether it goes on.")]
    approximate: Edges
    status: Annotated[ComponentStatus, Field(description="The worst that any record says.")]
    counted: Annotated[_Share, Field(description="The share of a second that is measured.")]
    down: Annotated[_Share, Field(description="The share of a second that was down.")]
    unknown: Annotated[_Share, Field(description="The share of which nobody knows.")]
    incidents: Annotated[
        list[str], Field(description="The ids of the incidents and maintenances that say so.")
    ]


def window_entry(figure: Figure) -> UptimeWindow:
    """Write the uptime of a window."""
    measure, shown = figure.measure, figure.percentage
    low = decimal(shown.low) if shown.low is not None else None
    high = decimal(shown.high) if shown.high is not None else None
    return {
        "window": figure.window,
        "from": iso(figure.span.start),
        "until": iso(figure.span.end),
        "counted_seconds": in_seconds(measure.counted),
        "down_seconds": measure.outage_seconds,
        "weighted_down_seconds": in_seconds(measure.down),
        "unknown_seconds": in_seconds(measure.unknown),
        "maintenance_seconds": measure.maintenance_seconds,
        "approximate": measure.approximate,
        "uptime": low if low == high else None,
        "uptime_low": low,
        "uptime_high": high,
    }


def interval_entry(interval: Interval, scale: Scale, now: int) -> UptimeInterval:
    """Write an interval as it stands at an instant."""
    share = scale.shares[interval.states]
    return {
        "from": iso(interval.span.start),
        "until": iso(min(interval.span.end, now)),
        "ongoing": interval.span.end > now,
        "approximate": [interval.start_approximate, interval.end_approximate],
        "status": interval.status,
        "counted": in_seconds(share.counted),
        "down": in_seconds(share.down),
        "unknown": in_seconds(share.unknown),
        "incidents": list(interval.records),
    }


def in_seconds(thousandths: int) -> float:
    """Give thousandths as a number that is whole where it can be."""
    whole, rest = divmod(thousandths, 1000)
    return thousandths / 1000 if rest else whole
