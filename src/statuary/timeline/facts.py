"""What is true of a page at one instant: the values that every renderer reads.

Nothing in here needs a clock any more. Instants are seconds of UTC, figures are rounded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from statuary.model import (
    ComponentStatus,
    Impact,
    IncidentStatus,
    Instant,
    Length,
    Look,
    MaintenanceStatus,
    Reports,
    Source,
    Weights,
)
from statuary.spans import Span
from statuary.timeline.days import Day
from statuary.timeline.history import History, Interval
from statuary.timeline.series import Series
from statuary.timeline.states import Scale
from statuary.timeline.uptime import Figure
from statuary.wording import Wording


@dataclass(frozen=True, slots=True)
class Site:
    """What all pages have in common.

    `hub` is the address of the WebSub hub that pushes the feeds, `closed` is when the record
    ended, if it has.
    """

    title: str
    url: str | None
    description: str
    language: str
    timezone: str
    look: Look
    hub: str | None = None
    closed: int | None = None

    @property
    def wording(self) -> Wording:
        """How it speaks."""
        return Wording(self.language, self.timezone)


@dataclass(frozen=True, slots=True)
class Named:
    """A component, group or record, by its id and its name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A component, the status that an update gave it, and the one that it had until then."""

    component: Named
    before: ComponentStatus
    status: ComponentStatus


@dataclass(frozen=True, slots=True)
class UpdateFacts:
    """Something that was said.

    `key` is permanent within its record. `status` is the word of the update, `step` the word
    that holds from then on: they differ where the update keeps what was before. `changes` has
    what the update says and what follows: the first one tells what was affected until then, and
    with a resolution all is well that nothing else is said of.
    """

    key: str
    at: Instant
    status: IncidentStatus | MaintenanceStatus
    step: IncidentStatus | MaintenanceStatus
    body: str
    changes: tuple[StatusChange, ...]


@dataclass(frozen=True, slots=True)
class Affected:
    """A component in one incident: the worst that was said of it, and when it was what."""

    component: Named
    worst: ComponentStatus
    intervals: tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class IncidentFacts:
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
class MaintenanceFacts:
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
class NoticeFacts:
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


@dataclass(frozen=True, slots=True)
class FormulaFacts:
    """A formula's name and weights, and what it makes of a component's windows."""

    name: str
    weights: Weights
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class ComponentFacts:
    """A component as it stands.

    `listed` is false before its record begins and after it was retired. `since` is when it
    came to its status, None while that is operational. `days` reach back 365 days, oldest first;
    `months` the last twelve. `slo` is a percentage. `changed` is when its record last did,
    None before it begins.
    """

    id: str
    name: str
    description: str
    url: str | None
    slo: str | None
    groups: tuple[Named, ...]
    listed: bool
    status: ComponentStatus
    since: Instant | None
    overdue: bool
    history: History
    figures: tuple[Figure, ...]
    months: tuple[Figure, ...]
    days: tuple[Day, ...]
    formulas: tuple[FormulaFacts, ...]
    records: tuple[str, ...]
    changed: int | None


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """A group as it stands; its status is the worst of its listed components'."""

    id: str
    name: str
    description: str
    status: ComponentStatus
    figures: tuple[Figure, ...]
    parts: tuple[ComponentFacts | GroupFacts, ...]


@dataclass(frozen=True, slots=True)
class Banner:
    """The page in one line.

    `components` are those in the banner's status, `incidents` the open ones with an impact,
    `maintenances` those under way. `since` is the earliest instant from which one of the
    components, else of the incidents, else of the maintenances has been so; None while all is
    well.
    """

    status: ComponentStatus
    components: tuple[Named, ...]
    incidents: tuple[Named, ...]
    maintenances: tuple[Named, ...]
    since: Instant | None
    overdue: bool

    @property
    def causes(self) -> tuple[Named, ...]:
        """What the status is owed to: components, else incidents, else maintenances."""
        return self.components or self.incidents or self.maintenances


@dataclass(frozen=True, slots=True)
class CountingFacts:
    """How the figures were made: formula, weights, rules for maintenance and groups, windows."""

    formula: str
    weights: Weights
    maintenance: str
    group: str
    windows: tuple[Length, ...]


class TransitionKind(StrEnum):
    """What happens by itself.

    A window of a maintenance starts; a routine one completes by the clock, any other one becomes
    overdue. A notice ends. A component begins to be listed with its record, until it retires.
    The record of the page closes.
    """

    MAINTENANCE_STARTS = "maintenance_starts"
    MAINTENANCE_COMPLETES = "maintenance_completes"
    MAINTENANCE_OVERDUE = "maintenance_overdue"
    NOTICE_ENDS = "notice_ends"
    COMPONENT_BEGINS = "component_begins"
    COMPONENT_RETIRES = "component_retires"
    RECORD_CLOSES = "record_closes"


@dataclass(frozen=True, slots=True)
class Transition:
    """What changes by itself at an instant to come, if nobody says otherwise until then.

    `subject` is what it happens to, None for the page itself; `components` are those concerned.
    """

    at: int
    kind: TransitionKind
    subject: Named | None
    components: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The page and its facts at `instant`, which is also the end of a closed record.

    Incidents and maintenances come newest first, components and groups in the page's order.
    `since` is where the record begins or will, of the page or of a component, None while there is
    nothing in it. `freshness` is in seconds; `scale` is what the page's own figures were made with.
    `transitions` are the next that are known, by time; a closed record has none.
    """

    site: Site
    instant: int
    since: int | None
    closed: bool
    freshness: int
    counting: CountingFacts
    scale: Scale
    banner: Banner
    figures: tuple[Figure, ...]
    parts: tuple[ComponentFacts | GroupFacts, ...]
    incidents: tuple[IncidentFacts, ...]
    maintenances: tuple[MaintenanceFacts, ...]
    notices: tuple[NoticeFacts, ...]
    transitions: tuple[Transition, ...]

    @property
    def lasting(self) -> int | None:
        """For how many seconds the banner's status has lasted, None while all is well."""
        since = self.banner.since
        return None if since is None else self.instant - since.seconds

    @property
    def begun(self) -> int | None:
        """Where the record began, None before it does."""
        return self.since if self.since is not None and self.since <= self.instant else None

    @property
    def components(self) -> tuple[ComponentFacts, ...]:
        """All components, also those in groups and those that are not listed."""
        return tuple(component_facts(self.parts))


def component_facts(parts: tuple[ComponentFacts | GroupFacts, ...]) -> Iterator[ComponentFacts]:
    """Give the components among parts and in their groups, in order."""
    for part in parts:
        if isinstance(part, GroupFacts):
            yield from component_facts(part.parts)
        else:
            yield part


def group_facts(parts: tuple[ComponentFacts | GroupFacts, ...]) -> Iterator[GroupFacts]:
    """Give the groups among parts, each before the groups in it."""
    for part in parts:
        if isinstance(part, GroupFacts):
            yield part
            yield from group_facts(part.parts)
