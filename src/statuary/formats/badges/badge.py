"""What a badge says, and in which colour."""

from __future__ import annotations

from dataclasses import dataclass

from statuary.formats.badges.widths import shortened
from statuary.model import ComponentStatus

# Those of the site's light scheme, as its style sheet has them: white is read on each.
LABEL = "#1c1e21"
NEUTRAL = "#5b6168"
MET = "#1d7a55"
MISSED = "#b3470b"
COLOURS = {
    ComponentStatus.OPERATIONAL: "#1d7a55",
    ComponentStatus.UNDER_MAINTENANCE: "#2563ab",
    ComponentStatus.UNKNOWN: "#666d76",
    ComponentStatus.DEGRADED_PERFORMANCE: "#8a6100",
    ComponentStatus.PARTIAL_OUTAGE: "#b3470b",
    ComponentStatus.MAJOR_OUTAGE: "#b0172f",
}

LONGEST_NAME = 18.0  # In widths of a letter m, more or less.


@dataclass(frozen=True, slots=True)
class Badge:
    """A name, what is told of it, and what that is. `name` or `about` may be empty."""

    name: str
    about: str
    message: str
    colour: str

    @property
    def label(self) -> str:
        """The left side, with as much of the name as there is room for."""
        return self._label(shortened(self.name, LONGEST_NAME))

    @property
    def accessible(self) -> str:
        """All of it in words, the name in full."""
        return f"{self._label(self.name)}: {self.message}"

    def _label(self, name: str) -> str:
        return " · ".join(filter(None, (name, self.about)))
