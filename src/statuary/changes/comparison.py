"""Two sides at one instant → what differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from statuary.changes.facts import (
    Base,
    Changes,
    ComponentChange,
    Deed,
    EntryChange,
    FigureChange,
    FileChanges,
)
from statuary.changes.records import record_changes
from statuary.formats.feeds.items import update_items
from statuary.formats.feeds.telling import Telling, telling
from statuary.timeline import Snapshot
from statuary.timeline.facts import group_facts
from statuary.timeline.uptime import Figure

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class World:
    """A side: its facts, and the fingerprints of what it publishes, by path."""

    snapshot: Snapshot
    files: tuple[tuple[str, str], ...]


def compare(base: Base, before: World | None, after: World) -> Changes:
    """Say what differs; without a side before, all that is there is new."""
    old, new = before.snapshot if before else None, after.snapshot
    return Changes(
        base=base,
        instant=new.instant,
        wording=new.site.wording,
        before=old.headline if old else None,
        after=new.headline,
        records=tuple(record_changes(old, new)),
        components=tuple(_components(old, new)),
        figures=tuple(_figures(old, new)) if old else (),
        entries=tuple(_entries(old, new)),
        files=_files(dict(before.files) if before else {}, dict(after.files)),
    )


def _components(old: Snapshot | None, new: Snapshot) -> Iterator[ComponentChange]:
    before = {each.id: each for each in old.components} if old else {}
    after = {each.id: each for each in new.components}
    for id_, one, other in _pairs(before, after):
        was, now = one.status if one else None, other.status if other else None
        if was is not now:
            name = (other or one or after[id_]).name
            yield ComponentChange(_deed(one, other), id_, name, was, now)


def _figures(old: Snapshot, new: Snapshot) -> Iterator[FigureChange]:
    before, after = dict(_measured(old)), dict(_measured(new))
    for subject, (name, figures) in after.items():
        if subject not in before:
            continue  # its figures do not move, they begin
        was = {figure.window: figure.percentage for figure in before[subject][1]}
        now = {figure.window: figure.percentage for figure in figures}
        for window, one, other in _pairs(was, now):
            if one != other:
                yield FigureChange(*subject, name, window, one, other)


def _measured(snapshot: Snapshot) -> Iterator[tuple[tuple[str, str], tuple[str, list[Figure]]]]:
    """Give everything that has figures, by what it is and its id, with its name."""
    yield ("page", ""), ("", [*snapshot.figures])
    for group in group_facts(snapshot.parts):
        yield ("group", group.id), (group.name, [*group.figures])
    for each in snapshot.components:
        yield ("component", each.id), (each.name, [*each.figures, *each.months])


def _entries(old: Snapshot | None, new: Snapshot) -> Iterator[EntryChange]:
    before = {each.path: each for each in _told(old)} if old else {}
    after = {each.path: each for each in _told(new)}
    for path, one, other in _pairs(before, after):
        told = other or one
        if one != other and told:
            step = told.said[0].step
            yield EntryChange(_deed(one, other), path, told.title, told.published, step)


def _told(snapshot: Snapshot) -> Iterable[Telling]:
    """Give the entries; a page without an address has no feeds."""
    return map(telling, update_items(snapshot)) if snapshot.site.url else ()


def _files(before: Mapping[str, str], after: Mapping[str, str]) -> FileChanges:
    both = before.keys() & after.keys()
    changed = sum(before[path] != after[path] for path in both)
    return FileChanges(
        added=tuple(sorted(after.keys() - before.keys())),
        removed=tuple(sorted(before.keys() - after.keys())),
        changed=changed,
        unchanged=len(both) - changed,
    )


def _deed(before: object, after: object) -> Deed:
    if before is None:
        return Deed.ADDED
    return Deed.REMOVED if after is None else Deed.CHANGED


def _pairs(
    before: Mapping[str, T], after: Mapping[str, T]
) -> Iterator[tuple[str, T | None, T | None]]:
    """Give both sides of each key, in the order of the new side, then what is gone."""
    for key in dict.fromkeys((*after, *before)):
        yield key, before.get(key), after.get(key)
