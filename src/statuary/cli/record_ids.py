"""Which record is meant: an id, or as much of it as tells it from others."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from statuary.characters import spelled
from statuary.errors import ContentError, EditError, did_you_mean

if TYPE_CHECKING:
    from statuary.content import Reading
    from statuary.model import Incident, Maintenance, Notice

MOST_LISTED = 10

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}-")


class Candidate(NamedTuple):
    """An id, the file that takes it, its aliases, and what is said of it in a list."""

    id: str
    path: str
    aliases: tuple[str, ...]
    said: str


def find_record(reading: Reading, written: str) -> Incident | Maintenance:
    """Give the record that is meant by the beginning of its id, with or without the date.

    A file's path and an alias do too. Raises `EditError` where none or several are, also where
    the file of one of them does not read, and `ContentError` where that is the one meant.
    """
    from statuary.model import Notice

    candidates = _candidates(reading)
    path = written.removeprefix("./")
    text = path.casefold()
    tests: tuple[Callable[[Candidate], bool], ...] = (
        lambda each: each.path == path,
        lambda each: text in (each.id, *each.aliases),
        lambda each: without_day(each.id) == text,
        lambda each: each.id.startswith(text) or without_day(each.id).startswith(text),
    )
    found = next((hits for test in tests if (hits := [c for c in candidates if test(c)])), [])
    if not found:
        hint = _near(text, [each.id for each in candidates])
        raise EditError(f"no record's id begins with `{written}`.\n    hint: {hint}")
    if len(found) > 1:
        raise _ambiguous(written, found)
    path = found[0].path
    if path in {file.path for file in reading.page.unread}:
        raise ContentError(each for each in reading.problems if each.path == spelled(path))
    record = next(each for each in reading.page.records if each.id == found[0].id)
    if isinstance(record, Notice):
        raise EditError(f"`{record.id}` is a notice, which has no updates.\n    hint: edit {path}")
    return record


def _candidates(reading: Reading) -> list[Candidate]:
    """Give all that may be meant, the newest first."""
    paths = {file.record: file.path for file in reading.sources}
    found = [
        Candidate(record.id, paths[record.id], record.aliases, _said(record))
        for record in reading.page.records
    ]
    for file in reading.page.unread:
        if not file.ids:
            continue
        own, *others = (id_.casefold() for id_ in file.ids)
        found.append(Candidate(own, file.path, tuple(others), f"{file.path} has problems"))
    return sorted(found, key=lambda each: each.id, reverse=True)


def _ambiguous(written: str, found: list[Candidate]) -> EditError:
    shown = [f"    {each.id}  {each.said}" for each in found[:MOST_LISTED]]
    if len(found) > MOST_LISTED:
        shown.append(f"    and {len(found) - MOST_LISTED} more")
    one = len({each.id for each in found}) == 1
    hint = f"write the file's path, such as {found[0].path}" if one else "write one of these"
    more = "" if one else ", or more of it"
    lines = "\n".join(shown)
    return EditError(
        f"`{written}` begins the ids of {len(found)} records.\n{lines}\n    hint: {hint}{more}"
    )


def without_day(record: str) -> str:
    """Give an id without the date that it may begin with."""
    return _DAY.sub("", record)


def _near(text: str, newest: list[str]) -> str:
    if not newest:
        return "there are no records yet; `statuary new incident` opens one"
    known = {without_day(each): each for each in reversed(newest)}
    hint = did_you_mean(text, (*known, *newest))
    return hint if hint.startswith("did you mean") else did_you_mean("", newest)


def _said(record: Incident | Maintenance | Notice) -> str:
    """Give a record's title, and what was said of it last."""
    from statuary.model import Notice

    if isinstance(record, Notice) or not record.updates:
        return record.title
    steps = [each.status.value for each in record.in_order if each.status.value != "update"]
    return f"{record.title} ({steps[-1].replace('_', ' ')})" if steps else record.title
