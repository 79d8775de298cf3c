"""How a page counts uptime."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from statuary.errors import Fault
from statuary.model.instant import WrittenLength
from statuary.model.status import Word
from statuary.model.text import decimals, read_decimal
from statuary.model.value import Value
from statuary.times.length import Length, read_length

MAX_WINDOWS = 20  # each is worked out for every component


def _permille(value: object) -> object:
    return int(read_decimal(value, 1) * 1000) if isinstance(value, str) else value


Permille = Annotated[int, BeforeValidator(_permille), Field(ge=0, le=1000), decimals(1)]


class Weights(Value):
    """How much of a second in each status counts as down, in thousandths."""

    major_outage: Permille = Field(
        1000,
        description="How much of a second in a major outage counts as down, from 0 to 1; else 1.",
    )
    partial_outage: Permille = Field(
        0,
        description="How much of a second in a partial outage counts as down, from 0 to 1; else 0.",
    )
    degraded_performance: Permille = Field(
        0,
        description=(
            "How much of a second of degraded performance counts as down, from 0 to 1; else 0."
        ),
    )


class Formula(StrEnum):
    """Weights under a name that other status pages have made known."""

    STATUSPAGE = "statuspage"
    STRICT = "strict"
    OPENSTATUS = "openstatus"
    INCIDENT_IO = "incident-io"

    @property
    def weights(self) -> Weights:
        """The weights of this formula."""
        return _WEIGHTS[self]


_WEIGHTS = {
    Formula.STATUSPAGE: Weights(partial_outage=300),
    Formula.STRICT: Weights(partial_outage=1000, degraded_performance=1000),
    Formula.OPENSTATUS: Weights(partial_outage=500),
    Formula.INCIDENT_IO: Weights(partial_outage=1000),
}


class MaintenanceRule(StrEnum):
    """What announced maintenance is for the figures: left out, up or down."""

    EXCLUDE = "exclude"
    UP = "up"
    DOWN = "down"


class GroupRule(StrEnum):
    """What a group's figure is: its leaves' mean or worst, or the share with all of them up."""

    MEAN = "mean"
    WORST = "worst"
    ALL_UP = "all-up"


class Counting(Value):
    """The `uptime:` section of a page: a formula or weights, and what they are applied to."""

    formula: Annotated[Formula, Word(Formula, "a formula")] | None = Field(
        None, description="Weights by the name of those who made them known; else statuspage."
    )
    weights: Weights | None = Field(None, description="Weights of your own, in place of a formula.")
    maintenance: Annotated[MaintenanceRule, Word(MaintenanceRule, "a rule for maintenance")] = (
        Field(
            (MaintenanceRule.EXCLUDE),
            description="What announced maintenance is for the figures: left out, up or down.",
        )
    )
    windows: Annotated[tuple[WrittenLength, ...], Field(min_length=1, max_length=MAX_WINDOWS)] = (
        Field(
            tuple(map(read_length, ("24h", "7d", "30d", "90d", "365d"))),
            description="The stretches of time up to now that figures are made for.",
        )
    )
    group: Annotated[GroupRule, Word(GroupRule, "a rule for groups")] = Field(
        GroupRule.MEAN,
        description=(
            "What a group's figure is: the mean or the worst of its components, or the share "
            "of time with all of them up."
        ),
    )

    def faults(self) -> Iterable[Fault]:
        """Report two formulas at once and windows of one name."""
        if self.formula and self.weights:
            yield Fault("`formula` and `weights` are both given", "keep one", ("weights",))
        seen: set[Length] = set()
        for index, window in enumerate(self.windows):
            if window in seen:
                yield Fault(f"the window {window.text} stands twice", at=("windows", index))
            seen.add(window)

    @property
    def formula_name(self) -> str:
        """The formula's name, or `custom` for weights of one's own."""
        return "custom" if self.weights else (self.formula or Formula.STATUSPAGE).value

    @property
    def effective_weights(self) -> Weights:
        """The weights that the figures are made with."""
        return self.weights or (self.formula or Formula.STATUSPAGE).weights
