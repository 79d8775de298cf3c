"""Records as they stand."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from statuary.digests import Digested
from statuary.model import (
    ComponentStatus,
    Impact,
    IncidentStatus,
    Instant,
    MaintenanceStatus,
    Reports,
    Source,
)
from statuary.spans import Span
from statuary.timeline.facts.site import Named
from statuary.timeline.facts.updates import UpdateFacts
from statuary.timeline.history import Interval
from statuary.timeline.series import Series


@dataclass(frozen=True, slots=True)
class Affected:
    """A component in one incident: the worst that was said of it, and when it was what."""

    component: Named
    worst: ComponentStatus
    intervals: tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class IncidentFacts(Digested):
    """An incident as it stands.

    `end` is None while it is open, and also where `end_unknown` says that it is over and
    nobody knows since when. `seconds` is its length if that is known. Updates and changes are
    those that have happened, newest first. `changed` is when the record last said anything.
    """

    id: str
    title: str
    impact: Impact
    step: IncidentStatus
    start: Instant
    end: Instant | None
    end_unknown: bool
    seconds: int | None
    summary: str
    updates: tuple[UpdateFacts, ...]
    affected: tuple[Affected, ...]
    reports: Reports | None
    sources: tuple[Source, ...]
    postmortem: str
    tags: tuple[str, ...]
    aliases: tuple[str, ...]
    pinned: bool
    changed: int

    @property
    def is_open(self) -> bool:
        """Whether it goes on."""
        return self.end is None and not self.end_unknown

    @property
    def over_by(self) -> int | None:
        """By when it was over for certain: its end, or the update that first says that it is.

        None while nothing says so.
        """
        if self.end or not self.end_unknown:
            return self.end.seconds if self.end else None
        steps = (update for update in self.updates if update.status is not IncidentStatus.UPDATE)
        said = [*takewhile(lambda update: update.status is IncidentStatus.RESOLVED, steps)]
        return said[-1].at.seconds if said else None

    @property
    def components(self) -> tuple[Named, ...]:
        """The components that it speaks of."""
        return tuple(each.component for each in self.affected)


@dataclass(frozen=True, slots=True)
class WindowFacts:
    """One announced window of a maintenance, and how it stands or went.

    A `routine` window is one of many of which no update speaks: it ends by the clock. Any other
    one that is past its end is `overdue` until an update says how it ended. `active` are the
    spans in which it was under way, up to and with the second that is now. `said` has the keys of
    the updates that speak of it, newest first.
    """

    window: Span
    status: MaintenanceStatus
    overdue: bool
    routine: bool
    active: tuple[Span, ...]
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MaintenanceFacts(Digested):
    """A maintenance as it stands; `current` is its window under way, else the next or last.

    `repeats` is its rule as written, `series` what that gives from when on.
    """

    id: str
    title: str
    impact: Impact | None
    components: tuple[Named, ...]
    current: WindowFacts
    windows: tuple[WindowFacts, ...]
    repeats: str | None
    series: Series | None
    summary: str
    updates: tuple[UpdateFacts, ...]
    sources: tuple[Source, ...]
    postmortem: str
    tags: tuple[str, ...]
    aliases: tuple[str, ...]
    pinned: bool
    changed: int | None


@dataclass(frozen=True, slots=True)
class NoticeFacts(Digested):
    """A notice; `active` while it should be read."""

    id: str
    title: str
    start: Instant
    until: Instant | None
    active: bool
    body: str
    sources: tuple[Source, ...]
    tags: tuple[str, ...]
    aliases: tuple[str, ...]
    pinned: bool


Record = IncidentFacts | MaintenanceFacts | NoticeFacts
UpdatedRecord = IncidentFacts | MaintenanceFacts  # nothing is said of a notice but itself
