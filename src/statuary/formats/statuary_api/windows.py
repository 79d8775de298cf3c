"""An announced window of a maintenance, as documents have it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from statuary.formats.statuary_api.vocabulary import When, instant
from statuary.model import MaintenanceStatus
from statuary.spans import Span
from statuary.timeline.facts import WindowFacts
from statuary.wording import iso

_Announced = TypedDict(
    "_Announced",
    {
        "from": Annotated[When, Field(description="The first second that was announced.")],
        "until": Annotated[When, Field(description="The second after the last that was.")],
    },
)

ActiveSpan = TypedDict(
    "ActiveSpan",
    {
        "from": Annotated[When, Field(description="The first second.")],
        "until": Annotated[
            When | None, Field(description="The second after the last; null while it goes on.")
        ],
    },
)
ActiveSpan.__doc__ = "A span in which the work was really under way."


class AnnouncedWindow(_Announced):
    """An announced window, and how it stands."""

    status: Annotated[MaintenanceStatus, Field(description="How the work stands or went.")]
    overdue: Annotated[
        bool, Field(description="Whether the window is over and nobody said how it ended.")
    ]
    routine: Annotated[
        bool,
        Field(
            description="Whether it is one of many of which no update speaks: it is completed by"
            " the clock, where any other one becomes overdue."
        ),
    ]


class Window(AnnouncedWindow):
    """An announced window, how it stands, and when the work was really under way."""

    active: Annotated[
        list[ActiveSpan],
        Field(description="When the work was under way, which may be outside the window."),
    ]


@dataclass(frozen=True, slots=True)
class Active:
    """A span in which work was under way, without an end while it is."""

    start: int
    end: int | None


@dataclass(frozen=True, slots=True)
class Planned:
    """What a window's entry takes."""

    window: Span
    status: MaintenanceStatus
    overdue: bool
    routine: bool
    active: tuple[Active, ...]


def planned(window: WindowFacts, now: int) -> Planned:
    """Give what an entry takes."""
    active = (Active(start, end if end <= now else None) for start, end in window.active)
    return Planned(window.window, window.status, window.overdue, window.routine, tuple(active))


def window_entry(window: Planned) -> Window:
    """Write a window."""
    return {
        "from": iso(window.window.start),
        "until": iso(window.window.end),
        "status": window.status,
        "overdue": window.overdue,
        "routine": window.routine,
        "active": [{"from": iso(each.start), "until": instant(each.end)} for each in window.active],
    }
