"""What all pages have in common, and what things are called."""

from __future__ import annotations

from dataclasses import dataclass

from statuary.digests import Digested
from statuary.model import Look
from statuary.wording import Wording


@dataclass(frozen=True, slots=True)
class Site(Digested):
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
class Named(Digested):
    """A component, group or record, by its id and its name."""

    id: str
    name: str
