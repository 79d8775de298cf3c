"""The commands, one file each. What goes wrong on purpose ends here as lines and an exit code.

0   fine
1   problems in the records, or a site that differs (`build --check`)
2   wrong usage, configuration, template or output folder
3   a site without the records that do not read (`build --keep-going`)
"""

from __future__ import annotations

import gc

import click

from statuary import __version__
from statuary.cli.build import build
from statuary.cli.check import check
from statuary.cli.cms import cms
from statuary.cli.diff import diff
from statuary.cli.explain import explain
from statuary.cli.init import init
from statuary.cli.new import new
from statuary.cli.postmortem import postmortem
from statuary.cli.resolve import resolve
from statuary.cli.schema import schema
from statuary.cli.serve import serve
from statuary.cli.terminal import complain, show_problems
from statuary.cli.update import update
from statuary.errors import (
    ConfigurationError,
    ContentError,
    StatuaryError,
)

CONTENT, USAGE = 1, 2
COMMANDS = (
    *(init, build, check, diff, serve, explain),
    *(new, update, resolve, postmortem),
    *(schema, cms),
)


class Program(click.Group):
    """The group of all commands, which turns errors into lines and exit codes."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was asked for."""
        # Commands make values until they end: to look for what may go takes half of their time.
        collects = gc.isenabled()
        gc.disable()
        try:
            return super().invoke(ctx)
        except (ContentError, ConfigurationError) as error:
            show_problems(error.problems, "problem")
            raise SystemExit(CONTENT if isinstance(error, ContentError) else USAGE) from None
        except StatuaryError as error:
            complain(f"statuary: {error}")
            raise SystemExit(USAGE) from None
        finally:
            if collects:
                gc.enable()


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="statuary %(version)s")
def main() -> None:
    """Static status pages: incident files in, an honest site out."""


for command in COMMANDS:
    main.add_command(command)
