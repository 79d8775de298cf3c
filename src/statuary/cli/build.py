"""`statuary build`."""

from __future__ import annotations

from pathlib import Path

import click

from statuary.cli.arguments import INSTANT, PROJECT
from statuary.cli.terminal import complain, progress, say
from statuary.clock import now as current
from statuary.clock import stopwatch


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
def build(path: Path, output: Path | None, now: int | None, drafts: bool, check: bool) -> None:
    """Build the status page in PATH into a static site."""
    from statuary import pipeline

    begin = stopwatch()
    out = output or path / "site"
    with progress("Building") as show:
        report = pipeline.build(
            path,
            out,
            current() if now is None else now,
            drafts=drafts,
            dry=check,
            progress=show,
        )
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
    if check and report.changed:
        raise SystemExit(1)
