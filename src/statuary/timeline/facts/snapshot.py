"""The page as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from statuary.model import ComponentStatus, Instant, Length, Weights
from statuary.timeline.facts.components import ComponentFacts, GroupFacts, component_facts
from statuary.timeline.facts.records import IncidentFacts, MaintenanceFacts, NoticeFacts
from statuary.timeline.facts.site import Named, Site
from statuary.timeline.facts.transitions import Transition
from statuary.timeline.states import Scale
from statuary.timeline.uptime import Figure


@dataclass(frozen=True, slots=True)
class Banner:
    """The page in one line.

    `components` are those in the banner's status, `incidents` the open ones with an impact,
    `maintenances` those under way. `since` is the earliest instant from which one of the
    components, else of the incidents, else of the maintenances has been so; None while all is
    well, and where nobody can know it. `unread` is how many records could not be read: of what
    they say nothing is known, so with any of them the status is `unknown` at best.
    """

    status: ComponentStatus
    components: tuple[Named, ...]
    incidents: tuple[Named, ...]
    maintenances: tuple[Named, ...]
    since: Instant | None
    overdue: bool
    unread: int = 0

    @property
    def blind(self) -> bool:
        """Whether the status is owed to the records that could not be read, and to nothing else."""
        unknown = self.status is ComponentStatus.UNKNOWN
        return unknown and self.unread > 0 and not self.components

    @property
    def causes(self) -> tuple[Named, ...]:
        """What the status is owed to: components, else incidents, else maintenances."""
        if self.blind:
            return ()
        return self.components or self.incidents or self.maintenances


@dataclass(frozen=True, slots=True)
class CountingFacts:
    """How the figures were made: formula, weights, rules for maintenance and groups, windows."""

    formula: str
    weights: Weights
    maintenance: str
    group: str
    windows: tuple[Length, ...]


@dataclass(frozen=True)
class Snapshot:
    """The page and its facts at `instant`, which is also the end of a closed record.

    Incidents and maintenances come newest first, components and groups in the page's order.
    `since` is where the record begins or will, of the page or of a component, None while there is
    nothing in it. `freshness` is in seconds; `scale` is what the page's own figures were made with.
    `transitions` are the next that are known, by time; a closed record has none. `unread_ids` are
    ids that are taken by records which could not be read, as far as they are fit for an address.

    It has no slots, as it keeps what several formats would work out of all of it again.
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
    unread_ids: tuple[str, ...] = ()

    @property
    def headline(self) -> str:
        """The banner in words."""
        causes = [named.name for named in self.banner.causes]
        return self.site.wording.headline(self.banner.status, causes, self.banner.unread)

    @property
    def lasting(self) -> int | None:
        """For how many seconds the banner's status has lasted, None if it has no beginning."""
        since = self.banner.since
        return None if since is None else self.instant - since.seconds

    @property
    def begun(self) -> int | None:
        """Where the record began, None before it does."""
        return self.since if self.since is not None and self.since <= self.instant else None

    @cached_property
    def components(self) -> tuple[ComponentFacts, ...]:
        """All components, also those in groups and those that are not listed."""
        return tuple(component_facts(self.parts))

    @cached_property
    def component_incidents(self) -> tuple[tuple[ComponentFacts, tuple[IncidentFacts, ...]], ...]:
        """All components, each with the incidents that say anything of it, newest first."""
        incidents = {incident.id: incident for incident in self.incidents}

        def own(component: ComponentFacts) -> tuple[IncidentFacts, ...]:
            found = (incidents[record] for record in component.records if record in incidents)
            return tuple(sorted(found, key=lambda incident: -incident.start.seconds))

        return tuple((component, own(component)) for component in self.components)
