"""What sums up the incidents of a window, as documents have it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from statuary.formats.statuary_api.vocabulary import Seconds, When, instant
from statuary.timeline.cohorts import Tally, TimeToResolve
from statuary.timeline.statistics import Statistics

_Number = Annotated[int, Field(ge=0)]


class ByImpact(TypedDict):
    """How many incidents hurt how badly."""

    none: Annotated[_Number, Field(description="Those without an impact.")]
    minor: Annotated[_Number, Field(description="Those with a minor impact.")]
    major: Annotated[_Number, Field(description="Those with a major impact.")]
    critical: Annotated[_Number, Field(description="Those with a critical impact.")]


class Incidents(TypedDict):
    """How many incidents began in a window, and how they stand now."""

    begun: Annotated[_Number, Field(description="How many began, up to and with the last second.")]
    by_impact: Annotated[ByImpact, Field(description="The same by impact; adds up to `begun`.")]
    open: Annotated[_Number, Field(description="Those that go on.")]
    resolved: Annotated[_Number, Field(description="Those that are over since a known instant.")]
    end_unknown: Annotated[
        _Number, Field(description="Those that are over, and nobody knows since when.")
    ]


class Resolution(TypedDict):
    """How long the resolved ones of a window's incidents went on, in whole seconds."""

    median_seconds: Annotated[Seconds, Field(description="The median, rounded down.")]
    mean_seconds: Annotated[Seconds, Field(description="The mean (MTTR), rounded down.")]
    longest_seconds: Annotated[Seconds, Field(description="The longest.")]
    approximate: Annotated[
        bool, Field(description="Whether an end of one of them is known only approximately.")
    ]


_Clipped = TypedDict(
    "_Clipped",
    {
        "from": Annotated[
            When | None,
            Field(description="Its first second on record; null where nothing is on record."),
        ],
        "until": Annotated[
            When | None,
            Field(description="The second after its last; null where nothing is on record."),
        ],
    },
)


class StatisticsWindow(_Clipped):
    """What sums up the incidents of a window, as far as it is on record."""

    window: Annotated[
        str,
        Field(
            description="A length up to now such as `90d`, a calendar month or year of the page's"
            " zone such as `2026-02` or `2026`, or `all` of the record."
        ),
    ]
    incidents: Annotated[
        Incidents | None,
        Field(description="How many incidents began in it; null where nothing is on record."),
    ]
    time_to_resolve: Annotated[
        Resolution | None,
        Field(description="How long they went on; null where none of them is resolved."),
    ]
    mean_seconds_between_incidents: Annotated[
        Seconds | None,
        Field(
            description="The mean time between incidents (MTBF), from the beginning of one to that"
            " of the next, in whole seconds, rounded down; null for fewer than two."
        ),
    ]
    outage_seconds: Annotated[
        Seconds | None,
        Field(
            description="The seconds in which at least one component was down, with any weight;"
            " null where none is on record."
        ),
    ]
    longest_seconds_without_incident: Annotated[
        Seconds | None,
        Field(
            description="The longest stretch inside the window without any incident, in seconds;"
            " one whose end nobody knows counts until an update says that it is over."
        ),
    ]


def window_entry(each: Statistics) -> StatisticsWindow:
    """Write the sums of a window."""
    return {
        "window": each.window,
        "from": instant(each.span.start if each.span else None),
        "until": instant(each.span.end if each.span else None),
        "incidents": _incidents(each.tally) if each.tally else None,
        "time_to_resolve": _resolution(each.time_to_resolve) if each.time_to_resolve else None,
        "mean_seconds_between_incidents": each.between,
        "outage_seconds": each.outage_seconds,
        "longest_seconds_without_incident": each.calm_seconds,
    }


def _incidents(tally: Tally) -> Incidents:
    return {
        "begun": tally.begun,
        "by_impact": {
            "none": tally.none,
            "minor": tally.minor,
            "major": tally.major,
            "critical": tally.critical,
        },
        "open": tally.open,
        "resolved": tally.resolved,
        "end_unknown": tally.end_unknown,
    }


def _resolution(resolution: TimeToResolve) -> Resolution:
    return {
        "median_seconds": resolution.median,
        "mean_seconds": resolution.mean,
        "longest_seconds": resolution.longest,
        "approximate": resolution.approximate,
    }
