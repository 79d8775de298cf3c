"""A new record: as Markdown, and as what must be read from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from statuary.editing.headings import check_headings
from statuary.editing.scalars import scalar
from statuary.editing.update import NewUpdate


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A record to write; what is empty is left out.

    `components` are ids with statuses, in a maintenance with empty ones. `start` and `until`
    are instants as texts: a maintenance's window, or when a notice stands on the page.
    """

    kind: str
    id: str
    title: str
    components: tuple[tuple[str, str], ...] = ()
    impact: str = ""
    start: str = ""
    until: str = ""
    repeats: str = ""
    text: str = ""
    update: NewUpdate | None = None


def record_text(record: NewRecord) -> str:
    """Write a record's file. Raises `EditError` for a text that has headings of updates in it."""
    check_headings(record.text)
    lines = ["---", *(f"{key}: {value}" for key, value in _keys(record)), "---"]
    if record.text:
        lines.append(record.text)
    if record.update is not None:
        check_headings(record.update.body)
        step = record.update.status.replace("_", " ").capitalize()
        lines += ["", f"## {step} @ {record.update.at}"]
        lines += [record.update.body] if record.update.body else []
    return "\n".join((*lines, ""))


def _keys(record: NewRecord) -> Iterator[tuple[str, str]]:
    if record.kind != "incident":
        yield "kind", record.kind
    yield "title", scalar(record.title)
    if record.kind == "maintenance":
        window = f"from: {record.start}, until: {record.until}"
        yield "window", f"{{{window}}}"
    elif record.start:
        yield "from", record.start
    if record.until and record.kind == "notice":
        yield "until", record.until
    if record.repeats:
        yield "repeats", scalar(record.repeats)
    if record.components:
        named = ", ".join(
            f"{name}: {status}" if status else name for name, status in record.components
        )
        yield "components", f"[{named}]" if record.kind == "maintenance" else f"{{{named}}}"
    if record.impact:
        yield "impact", record.impact


def record_data(record: NewRecord) -> dict[str, object]:
    """Give the keys of a record, and what a reader must find under them."""
    data: dict[str, object] = {"kind": record.kind, "id": record.id, "title": record.title}
    if record.kind == "maintenance":
        data["window"] = {"from": record.start, "until": record.until}
        data["components"] = [name for name, _ in record.components]
    elif record.kind == "notice":
        data["from"] = record.start
    else:
        data["components"] = dict(record.components)
    if record.kind == "notice" and record.until:
        data["until"] = record.until
    if record.repeats:
        data["repeats"] = record.repeats
    if record.impact:
        data["impact"] = record.impact
    if record.text:
        data["body" if record.kind == "notice" else "summary"] = record.text
    if record.update is not None:
        data["updates"] = [update_data(record.update, record.kind)]
    return data


def update_data(update: NewUpdate, kind: str) -> dict[str, object]:
    """Give the keys of an update, and what a reader must find under them."""
    data: dict[str, object] = {"at": update.at, "status": update.status, "body": update.body}
    if kind == "incident":
        data["components"] = dict(update.components)
    return data
