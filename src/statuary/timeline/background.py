"""What a record is seen against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from statuary.model import Component, Settings
from statuary.timeline.facts import Named


@dataclass(frozen=True, slots=True, eq=False)
class Background:
    """The instant that is now, the zone of the page, and its components.

    It equals itself alone: it is made once for a page at an instant.
    """

    now: int
    timezone: str
    components: tuple[Component, ...]
    by_id: tuple[tuple[str, Named], ...]

    @property
    def names(self) -> Mapping[str, Named]:
        """The components by their ids."""
        return _names(self)

    @classmethod
    def of(cls, settings: Settings, now: int) -> Background:
        """Give the background of a page at an instant, in seconds of UTC."""
        components = tuple(settings.leaves)
        by_id = tuple((each.id, Named(each.id, each.name)) for each in components)
        return cls(now, settings.timezone, components, by_id)


@lru_cache(maxsize=2)  # every record asks for them
def _names(background: Background) -> Mapping[str, Named]:
    return MappingProxyType(dict(background.by_id))
