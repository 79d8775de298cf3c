"""`statuary diff`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from statuary.cli.arguments import INSTANT, PROJECT
from statuary.cli.terminal import hand_over, say
from statuary.clock import now as current

if TYPE_CHECKING:
    from statuary.changes import Base, Changes, World

FORMATS = ("text", "markdown", "json")
PROBLEMS, CONFIGURATION = 1, 2


@click.command()
@click.argument("ref", default="HEAD")
@click.argument("path", type=PROJECT, default=".")
@click.option(
    "--now", type=INSTANT, help="Compare both as of this instant; in UTC without an offset."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How to tell: for a terminal, for a comment on a pull request, for programs.",
)
def diff(ref: str, path: Path, now: int | None, form: str) -> None:
    """Tell what the changes since REF do to the page in PATH.

    REF is a commit, a branch or a tag; HEAD, the last commit, if none is given. Tells the headline
    before and after, records, figures that move, feed entries and files. Writes nothing.

    Exits with 0 whatever changes; with 1 if there is a problem in the records, 2 if there is one
    in the settings or in a template.
    """
    from statuary.changes import FORMS, Base, Changes
    from statuary.cli.git import commit_id
    from statuary.errors import ConfigurationError, ProblemsError
    from statuary.wording import Wording

    at = current() if now is None else now
    commit = commit_id(path, ref)
    try:
        after = _world(path, at)
    except ProblemsError as error:
        if form == "text":
            raise
        unread = Changes(Base(ref, commit), at, Wording("en", "UTC"), problems=error.problems)
        hand_over(FORMS[form](unread))
        misconfigured = isinstance(error, ConfigurationError)
        raise SystemExit(CONFIGURATION if misconfigured else PROBLEMS) from None
    tell = say if form == "text" else hand_over
    tell(FORMS[form](_changes(path, Base(ref, commit), after, at)))


def _changes(root: Path, base: Base, after: World, now: int) -> Changes:
    from dataclasses import replace

    from statuary.changes import compare
    from statuary.cli.committed import committed
    from statuary.errors import CollisionError, Problem, ProblemsError

    before = None
    with committed(root, base.commit) as folder:
        if folder is None:
            base = replace(base, page=False)
        else:
            try:
                before = _world(folder, now)
            except ProblemsError as error:
                base = replace(base, problems=error.problems)
            except CollisionError as error:
                base = replace(base, problems=(Problem("statuary.yml", 1, 1, str(error)),))
    return compare(base, before, after)


def _world(root: Path, now: int) -> World:
    from statuary import pipeline
    from statuary.changes import World
    from statuary.plan import plan
    from statuary.program import version

    view = pipeline.view(root, now)
    program = version()
    files = tuple((each.path, each.fingerprint(program)) for each in plan(view.outputs()))
    return World(view.snapshot, files)
