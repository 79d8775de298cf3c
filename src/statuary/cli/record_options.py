"""What the commands that write records take."""

from __future__ import annotations

import click

from statuary.cli import completion
from statuary.cli.arguments import PROJECT

ID = click.argument("id", shell_complete=completion.records)
PATH = click.argument("path", type=PROJECT, default=".")
TITLE = click.argument("title", required=False)
TEXT = click.option(
    "--text",
    help="What users read, in Markdown; `-` takes it from standard input. "
    "Without it, $EDITOR opens on a terminal.",
)
AT = click.option(
    "--at",
    metavar="TIME",
    help="When: `20 minutes ago`, `16:12`, or `2026-02-01 16:12`, in the page's zone. "
    "[default: now]",
)
COMPONENTS = click.option(
    "-c",
    "--component",
    "components",
    multiple=True,
    metavar="ID[=STATUS]",
    shell_complete=completion.components,
    help="A component and how it does; without a status, in a partial outage. May be repeated.",
)
NAMES = click.option(
    "-c",
    "--component",
    "components",
    multiple=True,
    metavar="ID",
    shell_complete=completion.components,
    help="A component that is worked on. May be repeated.",
)
TEMPLATE = click.option(
    "--template",
    metavar="NAME",
    shell_complete=completion.templates,
    help="Begin with a template of statuary.yml; what is given here stands in its place.",
)
NEW_ID = click.option("--id", help="The record's id and file name. [default: from date and title]")
IMPACT = click.option(
    "--impact",
    shell_complete=completion.impacts,
    help="none, minor, major or critical. [default: from the worst status]",
)
COMMIT = click.option("--commit", is_flag=True, help="Commit the file, and nothing else, to git.")
