"""What rules offer to fix, put into the files: each fix alone, and read before it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from statuary import content, lint
from statuary.checks.scenery import scene
from statuary.content import Place, Reading, Sources, legible
from statuary.errors import EditError, ProblemsError
from statuary.lint import Reordered, Reworded
from statuary.model import Notice
from statuary.recall import Memory, Recall

if TYPE_CHECKING:
    from statuary.editing import Edit


@dataclass(frozen=True, slots=True)
class Fixed:
    """A fix that was made: the rule that offered it, its file and line, and what was done."""

    rule: str
    path: str
    line: int
    said: str


class _Offer(NamedTuple):
    """A fix, the rule that offers it, and what it is of: a place, a record and a part of it."""

    place: Place
    rule: str
    record: str
    at: tuple[str | int, ...]
    fix: Reworded | Reordered


def fix(root: Path, now: int) -> Iterator[Fixed]:
    """Make the fixes that rules offer for the project in `root`, as it is at `now`, one by one.

    Files with problems are left alone, and so is what cannot be fixed without changing anything
    else. Where the settings or a template do not read, nothing is fixed. Raises `EditError` if
    a file cannot be written.
    """
    memory = Memory()
    made = True
    while made:
        made = False
        for each in _round(root, now, memory):
            made = True
            yield each


def _round(root: Path, now: int, recall: Recall) -> Iterator[Fixed]:
    """Make one fix in each file for which there is one."""
    from statuary.saving import save

    try:
        reading = content.salvage(root, drafts=True, recall=recall)
        offers = _offers(root, reading, now)
    except ProblemsError:
        return
    edited: set[str] = set()
    for each in offers:
        if each.place.path in edited:
            continue  # Its lines are not where they were.
        try:
            edit = _edit(root, reading, each, recall)
        except EditError:
            continue
        save(root / edit.path, edit.after, edit.before)
        edited.add(edit.path)
        reading = replace(reading, page=edit.page)
        yield Fixed(each.rule, legible(each.place.path), each.place.line, legible(_said(each.fix)))


def _offers(root: Path, reading: Reading, now: int) -> list[_Offer]:
    """Give what rules offer to fix, by file and line."""
    sources = Sources(root)
    files = {file.record: file for file in reading.sources}
    found = [
        _Offer(
            sources.find(files[remark.record].place(*remark.at), remark.phrase),
            rule.id,
            remark.record,
            remark.at,
            remark.fix,
        )
        for rule, _, remark in lint.remarks(scene(root, reading.page, now))
        if remark.fix is not None and remark.record is not None
    ]
    return sorted(found, key=lambda offer: (offer.place, offer.rule))


def _edit(root: Path, reading: Reading, offer: _Offer, recall: Recall) -> Edit:
    from statuary import editing  # which most checks can do without

    record = next(each for each in reading.page.records if each.id == offer.record)
    if isinstance(offer.fix, Reworded):
        words = (offer.fix.old, offer.fix.new)
        return editing.reword(root, reading, record, offer.at, words, recall)
    if isinstance(record, Notice):
        raise EditError(f"`{record.id}` is a notice, which has no updates.")
    return editing.reorder(root, reading, record, offer.fix.order, recall)


def _said(fix: Reworded | Reordered) -> str:
    if isinstance(fix, Reordered):
        return "put the updates in the order of time"
    return f"wrote `{fix.new}` for `{fix.old}`"
