"""`statuary check`."""

from __future__ import annotations

from pathlib import Path

import click

from statuary.cli.arguments import INSTANT, PROJECT
from statuary.cli.terminal import say, show_problems
from statuary.clock import now as current


@click.command()
@click.argument("path", type=PROJECT, default=".")
@click.option(
    "--now", type=INSTANT, help="Check the page as it is at this instant; in UTC without an offset."
)
def check(path: Path, now: int | None) -> None:
    """Report every problem in PATH, without building.

    Reads everything; warnings tell what reads well and is probably not meant so.
    """
    from statuary import pipeline
    from statuary.lint import RULES

    at = current() if now is None else now
    reading = pipeline.inspect(path, at)
    warnings = sorted(problem for rule in RULES for problem in rule.check(reading, at))
    if warnings:
        show_problems(warnings, "warning")
    page = reading.page
    counts = (
        (len(page.settings.leaves), "component"),
        (len(page.incidents), "incident"),
        (len(page.maintenances), "maintenance"),
        (len(page.notices), "notice"),
    )
    found = ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for count, name in counts)
    say(f"No problems: {found}")
