"""`statuary build`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from statuary.cli.arguments import INSTANT, PROJECT
from statuary.cli.terminal import complain, progress, say
from statuary.clock import nanoseconds, stopwatch

DIFFERENT, INCOMPLETE = 1, 3


@click.command()
@click.argument("path", type=PROJECT, default=".")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where to build to. [default: PATH/site]",
)
@click.option(
    "--now", type=INSTANT, help="Build the page as it is at this instant; in UTC without an offset."
)
@click.option("--drafts", is_flag=True, help="Build drafts too.")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if the site would differ.")
@click.option(
    "--keep-going",
    is_flag=True,
    help="Leave out records that do not read; the page says so. Exit with 3 if there are any.",
)
@click.option(
    "--allow-removal",
    is_flag=True,
    help="Remove pages of records also if they are more than a tenth of those that are published.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Build with at most so many processes. [default: one for each processor]",
)
def build(
    path: Path,
    output: Path | None,
    now: int | None,
    *,
    drafts: bool,
    check: bool,
    keep_going: bool,
    allow_removal: bool,
    jobs: int | None,
) -> None:
    """Build the status page in PATH into a static site.

    Where anything does not read, nothing is written, and the last site stays as it is. With
    `--keep-going` only settings, templates and static files must read.
    """
    from statuary.program import version
    from statuary.publishing import Report
    from statuary.receipts import Receipt

    begin = stopwatch()
    out = output or path / "site"

    def wait() -> None:
        complain(f"another build of {out} is at work; waiting for it …")

    receipt = None
    if now is not None and not check:  # The same again can only be at an instant that was given.
        words = (version(), sys.version, now, drafts, keep_going)
        receipt = Receipt(path, out, words, nanoseconds)
    files = receipt.files(wait) if receipt else None
    if files is not None:
        report, incomplete = Report((), files, ()), []
    else:
        from statuary import pipeline
        from statuary.cli.building import Building
        from statuary.workers import processors

        with progress("Building") as show:
            building = Building(wait, show, os.environ, receipt)
            report = pipeline.build(
                *(path, out, now),
                drafts=drafts,
                dry=check,
                keep_going=keep_going,
                allow_removal=allow_removal,
                jobs=jobs or processors(),
                listener=building,
            )
        incomplete = building.incomplete
    if check:
        for name in report.written:
            complain(f"would write {name}")
        for name in report.removed:
            complain(f"would remove {name}")
    verb = "would be written" if check else "written"
    say(
        f"{len(report.written)} {verb}, {report.unchanged} unchanged, "
        f"{len(report.removed)} removed, {stopwatch() - begin:.2f} s: {out}"
    )
    for reading in incomplete:
        complain(_left_out(len(reading.page.unread)))
    if check and report.changed:
        raise SystemExit(DIFFERENT)
    if incomplete:
        raise SystemExit(INCOMPLETE)


def _left_out(records: int) -> str:
    if not records:
        return "Left out only what is a draft: the page is whole."
    what = "1 record" if records == 1 else f"{records} records"
    return f"Left out {what}: the page says so, and is not green before all of them read."
