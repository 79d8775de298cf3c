"""The folder of a project → its page."""

from __future__ import annotations

from collections.abc import Mapping as Given
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from statuary.characters import spelled
from statuary.content.files import as_they_would_be, record_files
from statuary.content.nodes import Mapping, locate
from statuary.content.records import RecordReading, collisions, read_record
from statuary.content.settings import NAME, SettingsReading, read_settings
from statuary.errors import ConfigurationError, ContentError, Problem
from statuary.model import Settings, StatusPage
from statuary.recall import Recall, afresh

_NOTHING: Given[str, bytes] = MappingProxyType({})


class Place(NamedTuple):
    """A place in a file: its path from the project's folder, and line and column from 1."""

    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that was read: its path from the project's folder, and what stands where in it.

    `record` is the id of the record in it, None for `statuary.yml`.
    """

    path: str
    record: str | None
    tree: Mapping

    def place(self, *at: str | int) -> Place:
        """Say where a part is written; one that is not has the place of what it would stand in."""
        return Place(self.path, *locate(self.tree, at))


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A record's file that is left out for its problems, and the ids that it takes all the same.

    The first is its own, the others are aliases.
    """

    path: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A page, and the files that it was read from: the settings first, then by path.

    `problems` are those of all files, which is none unless the page is what could be salvaged;
    then `unread` are the records' files that are not on it.
    """

    page: StatusPage
    sources: tuple[SourceFile, ...]
    problems: tuple[Problem, ...] = ()
    unread: tuple[UnreadFile, ...] = ()

    def place(self, record: str | None, *at: str | int) -> Place:
        """Say where a record is written, or a part of it such as `"updates", 2, "at"`.

        With None for the record, the part is one of `statuary.yml`. A part that is not written
        has the place of what it would stand in. Raises LookupError for an unknown record.
        """
        for source in self.sources:
            if source.record == record:
                return source.place(*at)
        raise LookupError(record)


def load(root: Path, *, drafts: bool = False) -> StatusPage:
    """Read the page of the project in a folder; `read` says more."""
    return read(root, drafts=drafts).page


def load_settings(root: Path) -> Settings:
    """Read `statuary.yml` alone. Raises `ConfigurationError` if anything is wrong with it."""
    reading = read_settings(root)
    if reading.settings is None:
        raise ConfigurationError(flaw.on(NAME) for flaw in reading.flaws)
    return reading.settings


def read(
    root: Path,
    *,
    drafts: bool = False,
    instead: Given[str, bytes] = _NOTHING,
    recall: Recall = afresh,
) -> Reading:
    """Read a project's settings and records, and where they stand.

    Drafts are left out unless asked for, but must read all the same. `instead` has what some
    records' files, by their paths, would hold: they are read as if it were there. `recall` is
    asked for what was read of a file that has not changed. Raises `ConfigurationError` if anything
    is wrong with the settings, else `ContentError` if anything is wrong with the records; both
    hold every problem of every file.
    """
    reading = salvage(root, drafts=drafts, instead=instead, recall=recall)
    if reading.problems:
        raise ContentError(reading.problems)
    return reading


def salvage(
    root: Path,
    *,
    drafts: bool = False,
    instead: Given[str, bytes] = _NOTHING,
    recall: Recall = afresh,
) -> Reading:
    """Read what reads of a project, and keep the problems of the rest beside it.

    The arguments are those of `read`. Where two files take one id, the page has the first of
    them. Raises `ConfigurationError` if anything is wrong with the settings.
    """
    settings = read_settings(root)
    files, misplaced = record_files(root)
    files = as_they_would_be(root, files, instead)
    readings = tuple(recall(read_record, file, settings.frame) for file in files)
    problems = (
        *misplaced,
        *(problem for reading in readings for problem in reading.problems),
        *collisions(readings),
    )
    if settings.settings is None:
        raise ConfigurationError((*(flaw.on(NAME) for flaw in settings.flaws), *problems))
    return _reading(settings.settings, settings, readings, problems, drafts=drafts)


def _reading(
    settings: Settings,
    file: SettingsReading,
    readings: tuple[RecordReading, ...],
    problems: tuple[Problem, ...],
    *,
    drafts: bool,
) -> Reading:
    faulty = {problem.path for problem in problems}
    sound = tuple(reading for reading in readings if spelled(reading.path) not in faulty)
    kept = tuple(
        (reading, reading.record)
        for reading in sound
        if reading.record is not None and (drafts or not reading.record.draft)
    )
    page = StatusPage.of(settings, (record for _, record in kept))
    sources = (SourceFile(reading.path, record.id, reading.tree) for reading, record in kept)
    unread = (
        UnreadFile(reading.path, tuple(claim.id for claim in reading.claims))
        for reading in readings
        if spelled(reading.path) in faulty
    )
    return Reading(
        page,
        (SourceFile(NAME, None, file.tree), *sources),
        tuple(sorted(problems)),
        tuple(unread),
    )
