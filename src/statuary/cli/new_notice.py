"""`statuary new notice`."""

from __future__ import annotations

from pathlib import Path

import click

from statuary.cli import record_options
from statuary.cli.asking import asked, composed
from statuary.cli.desk import sit_down


@click.command()
@record_options.TITLE
@record_options.PATH
@click.option("--from", "start", metavar="TIME", help="From when it shows. [default: now]")
@click.option("--until", metavar="TIME", help="Until when. [default: for good]")
@record_options.TEMPLATE
@record_options.TEXT
@record_options.NEW_ID
@record_options.COMMIT
def notice(
    title: str | None,
    path: Path,
    start: str | None,
    until: str | None,
    template: str | None,
    text: str | None,
    id: str | None,  # noqa: A002  the option is called so
    commit: bool,
) -> None:
    """Put a notice on the page in PATH; it changes no status.

    For example: statuary new notice "Support answers later this week" --until 2026-05-09
    """
    from statuary import editing

    desk = sit_down(path)
    prepared = desk.prepared(template)
    begin = desk.when(start, "--from", date_alone=True)
    end = desk.when(until, "--until", date_alone=True).text if until else ""
    title = asked(
        title or prepared.title,
        "Title",
        'it in quotes: statuary new notice "Support answers later"',
    )
    record = editing.NewRecord(
        "notice",
        desk.new_id(id, begin.seconds, title, "notice"),
        title,
        start=begin.text,
        until=end,
        text=composed(text, f"Notice: {title}", prepared.text),
    )
    edit = editing.new_record(desk.root, desk.reading, record, desk.recall)
    desk.hand_in(edit, record.id, title, begin.seconds, commit=commit)
