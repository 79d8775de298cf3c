"""`statuary serve`."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from statuary.characters import spelled
from statuary.cli.arguments import INSTANT, PROJECT
from statuary.cli.terminal import complain, say
from statuary.clock import now as current
from statuary.clock import stopwatch

if TYPE_CHECKING:
    from statuary.findings import Findings
    from statuary.serving import Change, Session

WATCHED = "statuary.yml, incidents/, templates/ and static/"


@click.command()
@click.argument("path", type=PROJECT, default=".")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Where to serve; 0 is any port that is free.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    metavar="ADDRESS",
    help="Serve to others too, at this address of this machine. [default: this machine alone]",
)
@click.option(
    "--at",
    type=INSTANT,
    help="Show the page as it was or will be at this instant; in UTC without an offset.",
)
@click.option("--drafts", is_flag=True, help="Show drafts too.")
def serve(path: Path, port: int, host: str, at: int | None, drafts: bool) -> None:
    """Show the page in PATH in a browser, and show it anew after each save.

    Nothing is written: the site is in memory alone. While something is wrong the last page that
    was whole stays, and what is wrong is laid over it.
    """
    from statuary import pipeline
    from statuary.serving import Change, Session, Wish

    session = Session(
        Wish(path, host, port, at),
        lambda now, recall: pipeline.view(path, now, drafts=drafts, recall=recall),
        current,
        stopwatch,
    )
    try:
        with session:
            _greet(session, at)
            for news in session.news():
                if isinstance(news, Change):
                    _tell(news)
                else:
                    complain("A page that was asked for cannot be rendered:")
                    _show(news.findings)
    except KeyboardInterrupt:
        return


def _greet(session: Session, at: int | None) -> None:
    say(f"Serving {session.address} until Ctrl-C, and watching {WATCHED}")
    if not session.is_private:
        complain("Whoever reaches this machine can see the page, and what is not published yet.")
    preview = session.preview
    if preview.findings is not None:
        _show(preview.findings)
        complain("There is no page to show until this is mended.")
    elif at is None:
        say(f"The page says: {preview.headline}")
    else:
        say(f"As of {preview.as_of} the page says: {preview.headline}")


def _tell(change: Change) -> None:
    """Say in a line what came of a change, and below it what is wrong since, if anything is."""
    from statuary.findings import tally

    shown = change.preview
    if shown.findings is not None:
        outcome = "the project does not read"
        if shown.site:
            outcome += "; the page stays as it was"
        if shown.findings == change.before.findings:
            outcome = f"still {tally(shown.findings)}"
    elif change.before.findings is not None:
        outcome = f"all is well again; the page says: {shown.headline}"
    elif change.differs:
        outcome = f"the page says: {shown.headline}"
    else:
        outcome = "nothing in the site is different"
    say(f"{_files(change.paths)} changed, {1000 * change.seconds:.0f} ms: {outcome}")
    if shown.findings is not None and shown.findings != change.before.findings:
        _show(shown.findings)


def _files(paths: tuple[str, ...]) -> str:
    """Name one of the paths, and count the others; a folder is told by what changed in it."""
    around = {folder.as_posix() for path in paths for folder in PurePosixPath(path).parents}
    first, *others = (spelled(path) for path in paths if path not in around)
    more = len(others)
    return f"{first} and {more} other{'' if more == 1 else 's'}" if more else first


def _show(findings: Findings) -> None:
    from statuary.findings import FORMS, tally

    complain(FORMS["text"](findings))
    complain(tally(findings))
