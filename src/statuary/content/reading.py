"""The folder of a project → its page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Given
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from statuary.content.files import FOLDER, as_they_would_be, record_files
from statuary.content.flaws import first_of
from statuary.content.nodes import locate
from statuary.content.records import RecordReading, collisions, read_record
from statuary.content.settings import NAME, SettingsReading, read_settings
from statuary.content.trees import keys_of
from statuary.errors import ConfigurationError, ContentError, Problem
from statuary.model import AnyRecord, Settings, StatusPage, UnreadFile
from statuary.recall import Recall, afresh

_NOTHING: Given[str, bytes] = MappingProxyType({})


class Place(NamedTuple):
    """A place in a file: its path from the project's folder, and line and column from 1."""

    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that was read: its path from the project's folder, and its bytes.

    `record` is the id of the record in it, None for `statuary.yml`.
    """

    path: str
    record: str | None
    data: bytes = field(repr=False)

    def place(self, *at: str | int) -> Place:
        """Say where a part is written; one that is not has the place of what it would stand in."""
        return Place(self.path, *locate(keys_of(self.path, self.data), at))


@dataclass(frozen=True, slots=True)
class Reading:
    """A page, and the files that it was read from: the settings first, then by path.

    `problems` are those of all files, which is none unless the page is what could be salvaged.
    """

    page: StatusPage
    sources: tuple[SourceFile, ...]
    problems: tuple[Problem, ...] = ()

    def place(self, record: str | None, *at: str | int) -> Place:
        """Say where a record is written, or a part of it such as `"updates", 2, "at"`.

        With None for the record, the part is one of `statuary.yml`. A part that is not written
        has the place of what it would stand in. Raises LookupError for an unknown record.
        """
        for source in self.sources:
            if source.record == record:
                return source.place(*at)
        raise LookupError(record)


def load(
    root: Path,
    *,
    drafts: bool = False,
    left_out: Callable[[Reading], None] | None = None,
    recall: Recall = afresh,
) -> StatusPage:
    """Read the page of the project in a folder; `read` says more.

    With `left_out`, which is told of it, what does not read is left out. A folder that cannot be
    read is a `ContentError` all the same, as nobody knows how much it holds.
    """
    if left_out is None:
        return read(root, drafts=drafts, recall=recall).page
    reading = salvage(root, drafts=drafts, recall=recall)
    if any(each.path == FOLDER or (root / each.path).is_dir() for each in reading.problems):
        raise ContentError(reading.problems)
    if reading.problems:
        left_out(reading)
    return reading.page


def load_settings(root: Path) -> Settings:
    """Read `statuary.yml` alone. Raises `ConfigurationError` if anything is wrong with it."""
    reading = read_settings(root)
    if reading.settings is None:
        raise ConfigurationError(flaw.on(NAME) for flaw in first_of(reading.flaws))
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
    them that reads. It knows which files are not on it, but for those that drafts would be in.
    Raises `ConfigurationError` if anything is wrong with the settings.
    """
    settings = read_settings(root)
    files, misplaced = record_files(root)
    files = as_they_would_be(root, files, instead)
    readings = tuple(recall.each(read_record, files, settings.frame))
    if settings.settings is None:
        flaws = (flaw.on(NAME) for flaw in first_of(settings.flaws))
        raise ConfigurationError((*flaws, *_problems(readings, misplaced)))
    return _reading(settings.settings, settings, readings, misplaced, drafts=drafts)


def _problems(
    readings: tuple[RecordReading, ...], misplaced: Iterable[Problem]
) -> tuple[Problem, ...]:
    own = (problem for reading in readings for problem in reading.problems)
    return tuple(sorted((*misplaced, *own, *collisions(readings))))


def _reading(
    settings: Settings,
    file: SettingsReading,
    readings: tuple[RecordReading, ...],
    misplaced: tuple[Problem, ...],
    *,
    drafts: bool,
) -> Reading:
    sound = tuple(_sound(readings))
    kept = tuple((each, record) for each, record in sound if drafts or not record.draft)
    left = (*_unread(readings, {each.path for each, _ in sound}), *_strangers(misplaced))
    page = StatusPage.of(
        settings,
        (record for _, record in kept),
        (each for each in left if drafts or not each.draft),
    )
    sources = (SourceFile(reading.path, record.id, reading.data) for reading, record in kept)
    settled = (SourceFile(NAME, None, file.data), *sources)
    return Reading(page, settled, _problems(readings, misplaced))


def _sound(readings: Iterable[RecordReading]) -> Iterator[tuple[RecordReading, AnyRecord]]:
    """Give what reads, of those that share an id the first.

    A file that does not read takes no other off the page, whatever ids it has.
    """
    taken: set[str] = set()
    for reading in readings:
        ids = {claim.id.casefold() for claim in reading.claims}
        if reading.record is not None and taken.isdisjoint(ids):
            taken |= ids
            yield reading, reading.record


def _unread(readings: Iterable[RecordReading], sound: set[str]) -> Iterator[UnreadFile]:
    for reading in readings:
        if reading.path not in sound:
            ids = tuple(claim.id for claim in reading.claims)
            yield UnreadFile(reading.path, ids, reading.is_draft)


def _strangers(misplaced: Iterable[Problem]) -> Iterator[UnreadFile]:
    """Give what lies among the records and is none by its name, which it may be meant to be."""
    return map(UnreadFile, sorted({problem.path for problem in misplaced}))
