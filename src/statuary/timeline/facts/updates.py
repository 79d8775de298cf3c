"""What was said of a record."""

from __future__ import annotations

from dataclasses import dataclass

from statuary.digests import Digested
from statuary.model import ComponentStatus, IncidentStatus, Instant, MaintenanceStatus
from statuary.timeline.facts.site import Named


@dataclass(frozen=True, slots=True)
class StatusChange(Digested):
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
