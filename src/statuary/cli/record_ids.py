"""Which record is meant: an id, or as much of it as tells it from others."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from statuary.errors import EditError, did_you_mean

if TYPE_CHECKING:
    from statuary.content import Reading
    from statuary.model import Incident, Maintenance, Notice, StatusPage

MOST_LISTED = 10

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}-")


def find_record(reading: Reading, written: str) -> Incident | Maintenance:
    """Give the record that is meant by the beginning of its id, with or without the date.

    A file's path and an alias do too. Raises `EditError` where none or several are.
    """
    from statuary.model import Notice

    records = {record.id: record for record in all_records(reading.page)}
    paths = {source.path: source.record for source in reading.sources}
    aliases = {alias: record.id for record in records.values() for alias in record.aliases}
    text = written.removeprefix("./")
    text = (paths.get(text) or aliases.get(text.casefold()) or text).casefold()
    tests: tuple[Callable[[str], bool], ...] = (
        lambda each: each == text,
        lambda each: without_day(each) == text,
        lambda each: each.startswith(text) or without_day(each).startswith(text),
    )
    found = next((hits for test in tests if (hits := [i for i in records if test(i)])), [])
    newest = sorted(found or records, reverse=True)
    if not found:
        raise EditError(f"no record's id begins with `{written}`.\n    hint: {_near(text, newest)}")
    if len(found) > 1:
        shown = [f"    {each}  {_said(records[each])}" for each in newest[:MOST_LISTED]]
        if len(found) > MOST_LISTED:
            shown.append(f"    and {len(found) - MOST_LISTED} more")
        lines = "\n".join(shown)
        raise EditError(
            f"`{written}` begins the ids of {len(found)} records.\n{lines}\n"
            "    hint: write one of these, or more of it"
        )
    record = records[found[0]]
    if isinstance(record, Notice):
        path = reading.place(record.id).path
        raise EditError(f"`{record.id}` is a notice, which has no updates.\n    hint: edit {path}")
    return record


def without_day(record: str) -> str:
    """Give an id without the date that it may begin with."""
    return _DAY.sub("", record)


def all_records(page: StatusPage) -> tuple[Incident | Maintenance | Notice, ...]:
    """Give the records of all kinds."""
    return (*page.incidents, *page.maintenances, *page.notices)


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
