"""What is true of a page at one instant: the values that every renderer reads.

Nothing in here needs a clock any more. Instants are seconds of UTC, figures are rounded.
"""

from statuary.timeline.facts.components import (
    ComponentFacts,
    FormulaFacts,
    GroupFacts,
    component_facts,
    group_facts,
)
from statuary.timeline.facts.records import (
    Affected,
    IncidentFacts,
    MaintenanceFacts,
    NoticeFacts,
    Record,
    UpdatedRecord,
    WindowFacts,
)
from statuary.timeline.facts.site import Named, Site
from statuary.timeline.facts.snapshot import Banner, CountingFacts, Snapshot
from statuary.timeline.facts.transitions import Transition, TransitionKind
from statuary.timeline.facts.updates import StatusChange, UpdateFacts

__all__ = [
    "Affected",
    "Banner",
    "ComponentFacts",
    "CountingFacts",
    "FormulaFacts",
    "GroupFacts",
    "IncidentFacts",
    "MaintenanceFacts",
    "Named",
    "NoticeFacts",
    "Record",
    "Site",
    "Snapshot",
    "StatusChange",
    "Transition",
    "TransitionKind",
    "UpdateFacts",
    "UpdatedRecord",
    "WindowFacts",
    "component_facts",
    "group_facts",
]
