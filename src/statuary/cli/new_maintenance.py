"""`statuary new maintenance`."""

from __future__ import annotations

from pathlib import Path

import click

from statuary.cli import record_options
from statuary.cli.asking import asked, composed
from statuary.cli.desk import sit_down


@click.command()
@record_options.TITLE
@record_options.PATH
@click.option("--from", "start", metavar="TIME", help="When it begins, like 2026-04-05 02:00.")
@click.option("--until", metavar="TIME", help="When it ends.")
@record_options.TEMPLATE
@record_options.NAMES
@click.option("--repeats", metavar="RULE", help="Such as FREQ=WEEKLY;BYDAY=SU;COUNT=10.")
@record_options.TEXT
@record_options.AT
@record_options.IMPACT
@record_options.NEW_ID
@record_options.COMMIT
def maintenance(
    title: str | None,
    path: Path,
    start: str | None,
    until: str | None,
    template: str | None,
    components: tuple[str, ...],
    repeats: str | None,
    text: str | None,
    at: str | None,
    impact: str | None,
    id: str | None,  # noqa: A002  the option is called so
    commit: bool,
) -> None:
    """Announce a maintenance in the project in PATH.

    For example: statuary new maintenance "Database upgrade" --from "2026-04-05 02:00" --until
    "2026-04-05 04:00" -c api --text "Requests may take longer."
    """
    from statuary import editing
    from statuary.errors import EditError

    desk = sit_down(path)
    prepared = desk.prepared(template)
    named = desk.components(components)
    for component, status in named:
        if status:
            raise EditError(
                "a maintenance names its components alone.\n"
                f"    hint: write --component {component}"
            )
    named = named or tuple((component, "") for component, _ in prepared.components)
    when = desk.when(at)
    title = asked(
        title or prepared.title,
        "Title",
        'it in quotes: statuary new maintenance "Database upgrade"',
    )
    begin = desk.when(asked(start, "From", "--from, like 2026-04-05 02:00"), "--from")
    end = desk.when(asked(until, "Until", "--until, like 2026-04-05 04:00"), "--until")
    # What is said of it overrules the clock: said within the window, it must not put it off.
    step = "scheduled" if when.seconds < begin.seconds else "in_progress"
    body = composed(
        text,
        f"Maintenance: {title}\nWindow:      {begin.text} to {end.text}",
        prepared.text,
    )
    record = editing.NewRecord(
        "maintenance",
        desk.new_id(id, begin.seconds, title, "maintenance"),
        title,
        named,
        impact=impact or prepared.impact or "",
        start=begin.text,
        until=end.text,
        repeats=repeats or "",
        update=editing.NewUpdate(step, when.text, when.seconds, body=body),
    )
    edit = editing.new_record(desk.root, desk.reading, record, desk.recall)
    desk.hand_in(edit, record.id, title, begin.seconds, commit=commit)
