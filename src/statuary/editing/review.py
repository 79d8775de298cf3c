"""An edit that was read before it is written: all that was there, and what was asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from statuary import content
from statuary.characters import spelled
from statuary.content import Reading
from statuary.editing.new_record import NewRecord, record_data, record_text, update_data
from statuary.editing.postmortem import add_postmortem
from statuary.editing.update import NewUpdate, position
from statuary.editing.updates import add_update
from statuary.errors import EditError, InvalidError, Problem
from statuary.model import (
    AnyRecord,
    Frame,
    Incident,
    IncidentUpdate,
    Maintenance,
    MaintenanceUpdate,
    Notice,
    StatusPage,
)
from statuary.model.record import Entry
from statuary.plain_files import read_plain
from statuary.recall import Recall, afresh

M = TypeVar("M", bound=BaseModel)

_KINDS: MappingProxyType[str, type[AnyRecord]] = MappingProxyType(
    {"incident": Incident, "maintenance": Maintenance, "notice": Notice}
)


@dataclass(frozen=True, slots=True)
class Edit:
    """A file's bytes before, None for a new one, and after, and the page as it will be read."""

    path: str
    before: bytes | None
    after: bytes
    page: StatusPage


def update(
    root: Path,
    reading: Reading,
    record: Incident | Maintenance,
    new: NewUpdate,
    recall: Recall = afresh,
) -> Edit:
    """Add an update to a record, or raise `EditError`."""
    path = reading.place(record.id).path
    data = held(root, path)
    index = position(tuple(each.at.seconds for each in record.updates), new.seconds)
    kind: type[Entry] = IncidentUpdate if record.kind == "incident" else MaintenanceUpdate
    wanted = _value(kind, update_data(new, record.kind), reading)
    updates = (*record.updates[:index], wanted, *record.updates[index:])
    changed = record.model_copy(update={"updates": updates})
    for fault in changed.faults():
        raise _refusal(fault.message, fault.hint)
    after = add_update(data, new, index, markdown=is_markdown(path))
    return review(root, reading, Edit(path, data, after, reading.page.with_record(changed)), recall)


def postmortem(
    root: Path,
    reading: Reading,
    record: Incident | Maintenance,
    text: str,
    recall: Recall = afresh,
) -> Edit:
    """Add a postmortem to a record, or raise `EditError`."""
    place = reading.place(record.id, "postmortem")
    if record.postmortem:
        raise EditError(
            f"{place.path} has a postmortem already, in line {place.line}.\n    hint: edit it there"
        )
    data = held(root, place.path)
    after = add_postmortem(data, text, markdown=is_markdown(place.path))
    changed = record.model_copy(update={"postmortem": text})
    return review(
        root, reading, Edit(place.path, data, after, reading.page.with_record(changed)), recall
    )


def new_record(root: Path, reading: Reading, new: NewRecord, recall: Recall = afresh) -> Edit:
    """Make a record, or raise `EditError`."""
    path = f"incidents/{new.id}.md"
    wanted = _value(_KINDS[new.kind], record_data(new), reading)
    after = record_text(new).encode()
    return review(root, reading, Edit(path, None, after, reading.page.with_record(wanted)), recall)


def held(root: Path, path: str) -> bytes:
    """Give what a file of a project holds by now, or raise `EditError`."""
    try:
        return read_plain(root / path)
    except OSError as error:
        raise _refusal(
            f"{path} cannot be read any more: {error.strerror or error}",
            "look who changes it, and try again",
        ) from error


def is_markdown(path: str) -> bool:
    """Tell by a file's path in which form its record is."""
    return path.casefold().endswith(".md")


def _value(kind: type[M], data: Mapping[str, object], reading: Reading) -> M:
    settings = reading.page.settings
    frame = Frame(settings.timezone, tuple(leaf.id for leaf in settings.leaves))
    try:
        return kind.model_validate(data, context=frame)
    except ValidationError as error:
        cause = error.errors()[0].get("ctx", {}).get("error")
        if isinstance(cause, InvalidError):
            raise _refusal(cause.faults[0].message, cause.faults[0].hint) from None
        raise _refusal(error.errors()[0]["msg"]) from None


def review(root: Path, reading: Reading, edit: Edit, recall: Recall) -> Edit:
    """Give an edit if the project then reads as the edit says, or raise `EditError`.

    Problems that are there already stay what they are; the edit may bring no other. `recall` is
    asked for what was read of the other files.
    """
    after = {edit.path: edit.after}
    found = content.salvage(root, drafts=True, instead=after, recall=recall)
    if new := _more(reading.problems, found.problems):
        if edit.before is None or new[0].path != spelled(edit.path):
            raise _refusal(new[0].message, new[0].hint)
        raise _odd(edit.path)
    if found.page != edit.page:
        raise _odd(edit.path)
    return edit


def _more(before: Iterable[Problem], after: Iterable[Problem]) -> tuple[Problem, ...]:
    """Give the problems that were not there.

    One that is said in other words at its place was there: it may quote a line of another file.
    """
    gone, new = Counter(before), Counter(after)
    gone, new = gone - new, new - gone
    reworded = Counter(_place(each) for each in gone.elements())
    found: list[Problem] = []
    for each in sorted(new.elements()):
        if reworded[_place(each)]:
            reworded[_place(each)] -= 1
        else:
            found.append(each)
    return tuple(found)


def _place(problem: Problem) -> tuple[str, int, int]:
    return problem.path, problem.line, problem.column


def _odd(path: str) -> EditError:
    return _refusal(
        f"{path} is written in a way that cannot be edited safely",
        "make this change in the file by hand; `statuary check` tells whether it reads",
    )


def _refusal(message: str, hint: str = "") -> EditError:
    more = f"\n    hint: {hint}" if hint else ""
    return EditError(f"nothing was written: {message}.{more}")
