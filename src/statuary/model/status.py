"""The words for how a component, an incident or a maintenance is doing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from statuary.errors import UnknownWordError
from statuary.model.fragments import any_case, padded, words

_BETWEEN = re.compile(r"[\s._-]+")


class ComponentStatus(StrEnum):
    """How a component does, from best to worst; the worst of several is what shows."""

    OPERATIONAL = "operational"
    UNDER_MAINTENANCE = "under_maintenance"
    UNKNOWN = "unknown"
    DEGRADED_PERFORMANCE = "degraded_performance"
    PARTIAL_OUTAGE = "partial_outage"
    MAJOR_OUTAGE = "major_outage"

    @property
    def severity(self) -> int:
        """The rank, 0 for operational up to 5 for a major outage."""
        return _SEVERITY[self]


_SEVERITY = {status: rank for rank, status in enumerate(ComponentStatus)}


class IncidentStatus(StrEnum):
    """The step that an update of an incident announces; `update` keeps the step before it."""

    INVESTIGATING = "investigating"
    IDENTIFIED = "identified"
    MONITORING = "monitoring"
    RESOLVED = "resolved"
    UPDATE = "update"

    @property
    def how_far(self) -> int | None:
        """How far it has come, from 0 to 3 at the end; None for what keeps the step before it."""
        return _HOW_FAR.get(self)


class MaintenanceStatus(StrEnum):
    """The step that an update of a maintenance announces; `update` keeps the step before it."""

    SCHEDULED = "scheduled"
    IN_PROGRESS = "in_progress"
    VERIFYING = "verifying"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    UPDATE = "update"

    @property
    def how_far(self) -> int | None:
        """How far it has come, from 0 to 3 at the end; None for what keeps the step before it."""
        return _HOW_FAR.get(self)

    @property
    def is_under_way(self) -> bool:
        """Whether the work is being done."""
        return self in (MaintenanceStatus.IN_PROGRESS, MaintenanceStatus.VERIFYING)

    @property
    def is_over(self) -> bool:
        """Whether there is no more to come."""
        return self in (MaintenanceStatus.COMPLETED, MaintenanceStatus.CANCELLED)


_HOW_FAR: dict[IncidentStatus | MaintenanceStatus, int] = {
    IncidentStatus.INVESTIGATING: 0,
    IncidentStatus.IDENTIFIED: 1,
    IncidentStatus.MONITORING: 2,
    IncidentStatus.RESOLVED: 3,
    MaintenanceStatus.SCHEDULED: 0,
    MaintenanceStatus.IN_PROGRESS: 1,
    MaintenanceStatus.VERIFYING: 2,
    MaintenanceStatus.COMPLETED: 3,
    MaintenanceStatus.CANCELLED: 3,
}


class Impact(StrEnum):
    """How badly an incident hurts, from least to most."""

    NONE = "none"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def severity(self) -> int:
        """The rank, 0 for none up to 3 for critical."""
        return list(Impact).index(self)


W = TypeVar("W", bound=StrEnum)


def read_word(words: Iterable[W], text: str, what: str) -> W:
    """Read one of some words, or raise `InvalidError`; `what` names what it should be."""
    words = tuple(words)
    word: W | None = _by_letters(words).get(_letters(text))
    if word is None:
        raise UnknownWordError(f"`{text}` is not {what}", text, words)
    return word


@lru_cache(maxsize=32)
def _by_letters(words: tuple[StrEnum, ...]) -> Mapping[str, Any]:
    return MappingProxyType({_letters(word): word for word in reversed(words)})


class Word(BeforeValidator):
    """Reads a word of an enum without regard to case, spaces, hyphens and underscores."""

    def __init__(self, words: type[StrEnum], what: str) -> None:
        known: dict[str, StrEnum] = {_letters(word): word for word in reversed(words)}
        known.update((way, word) for word in words for way in (word.value, word.capitalize()))

        def read(value: object) -> object:
            if not isinstance(value, str):
                return value
            return known.get(value) or known.get(_letters(value)) or read_word(words, value, what)

        super().__init__(read)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Propose the words to an editor, and let through the other ways to write them."""
        known: list[str] = handler.resolve_ref_schema(handler(schema))["enum"]
        ways = (r"[\s._\-]+".join(map(any_case, re.split("[_-]", word))) for word in known)
        return words(known, padded("|".join(ways)))


def _letters(text: str) -> str:
    return _BETWEEN.sub("-", text.strip()).casefold()


ComponentStatusWord = Annotated[ComponentStatus, Word(ComponentStatus, "a component status")]
IncidentStatusWord = Annotated[IncidentStatus, Word(IncidentStatus, "an incident's status")]
MaintenanceStatusWord = Annotated[
    MaintenanceStatus, Word(MaintenanceStatus, "a maintenance's status")
]
ImpactWord = Annotated[Impact, Word(Impact, "an impact")]
