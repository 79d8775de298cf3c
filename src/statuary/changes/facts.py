"""What differs between two sides, as values: the base, and the files as they are now.

Wherever there is a `before` and an `after`, None stands for a side that has no such thing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from statuary.errors import Problem
from statuary.model import ComponentStatus, IncidentStatus, MaintenanceStatus
from statuary.timeline.uptime import Percentage
from statuary.wording import Wording

Step = IncidentStatus | MaintenanceStatus


class Deed(StrEnum):
    """What happens to a record, an entry or a component."""

    OPENED = "opened"
    REOPENED = "reopened"
    CLOSED = "closed"
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


class Kind(StrEnum):
    """What a record is."""

    INCIDENT = "incident"
    MAINTENANCE = "maintenance"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Base:
    """What the files are compared with.

    `ref` is its name as it was asked for, `commit` its id. `page` is false if no project lies
    there, and `problems` are the reasons why one does not read.
    """

    ref: str
    commit: str
    page: bool = True
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record of which the page says something else, and its step on both sides.

    A notice has no step.
    """

    deed: Deed
    kind: Kind
    id: str
    title: str
    before: Step | None = None
    after: Step | None = None


@dataclass(frozen=True, slots=True)
class ComponentChange:
    """A component that comes, goes or is in another status."""

    deed: Deed
    id: str
    name: str
    before: ComponentStatus | None
    after: ComponentStatus | None


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A percentage that moves, of the page, a group or a component.

    `subject` is `page`, `group` or `component`; `id` and `name` are empty for the page. `window`
    is a length such as `90d`, or a calendar month such as `2026-06`.
    """

    subject: str
    id: str
    name: str
    window: str
    before: Percentage | None
    after: Percentage | None


@dataclass(frozen=True, slots=True)
class EntryChange:
    """An entry of the feeds; `path` is what its permanent id is made of, `at` its date."""

    deed: Deed
    path: str
    title: str
    at: int
    step: str | None


@dataclass(frozen=True, slots=True)
class FileChanges:
    """What is published: the paths that come and go, and how many files change or stay."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs at `instant`, in seconds of UTC.

    `before` and `after` are the headlines; `before` is None where the base has no page that
    reads. `problems` are why the files as they are now do not read: then there is nothing else.
    """

    base: Base
    instant: int
    wording: Wording
    before: str | None = None
    after: str | None = None
    records: tuple[RecordChange, ...] = ()
    components: tuple[ComponentChange, ...] = ()
    figures: tuple[FigureChange, ...] = ()
    entries: tuple[EntryChange, ...] = ()
    files: FileChanges = FileChanges()
    problems: tuple[Problem, ...] = ()

    @property
    def any(self) -> bool:
        """Whether anything differs, or cannot be compared."""
        told = (self.records, self.components, self.figures, self.entries, self.problems)
        files = (self.files.added, self.files.removed, self.files.changed)
        return self.before != self.after or any((*told, *files))
