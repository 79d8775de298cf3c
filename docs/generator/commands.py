"""The commands, as click knows them."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import click

from docs.generator.markdown import block, code, plain, table
from docs.generator.markdown import document as made
from statuary import cli

INTRODUCTION = """\
For those who type or script `statuary`: every command with its options. PATH is the folder of the
project, the one that you are in unless you say so. Each command takes `--help` too.
[Writing from the command line](../how-to/writing.md) shows how records are written."""
EXAMPLE = re.compile(r"For example: (statuary .+)", re.DOTALL)

OPTION = re.compile(
    r"(?P<names>-[\w-]+(?:, -[\w-]+)*)(?: (?:\[(?P<words>[a-z-]+(?:\|[a-z-]+)+)\]|(?P<value>.+)))?"
)


def document() -> str:
    """Give a section for each command, those of a group behind it."""
    blocks = [INTRODUCTION]
    for name, command in _commands("statuary", cli.main):
        blocks += [f"## `{name}`", *_command(name, command)]
    return made("Commands", *blocks, "## Exit codes", _exit_codes())


def _commands(name: str, group: click.Group) -> Iterator[tuple[str, click.Command]]:
    for key, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from _commands(f"{name} {key}", command)
        else:
            yield f"{name} {key}", command


def _command(name: str, command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=name, **cli.main.context_settings)
    yield block("text", command.get_usage(context).removeprefix("Usage: "))
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        text, *example = EXAMPLE.split(" ".join(paragraph.split()))
        yield plain(text.strip())
        if example:
            yield block("sh", example[0])
    yield table(("option", "value", "what"), _options(command, context))


def _options(command: click.Command, context: click.Context) -> Iterator[tuple[str, str, str]]:
    for parameter in command.params:
        told = parameter.get_help_record(context)
        if told and isinstance(parameter, click.Option):
            names, value = _apart(told[0])
            yield names, value, plain(" ".join(told[1].split()))


def _apart(option: str) -> tuple[str, str]:
    """Take `-c, --component NAME` apart into its names and the value that it takes."""
    found = OPTION.fullmatch(option)
    if found is None:
        return code(option), ""
    if found["words"]:
        return code(found["names"]), ", ".join(map(code, found["words"].split("|")))
    return code(found["names"]), code(found["value"]) if found["value"] else ""


def _exit_codes() -> str:
    """Give the table that the package of the commands begins with."""
    rows = re.findall(r"^(\d)\s+(.+)$", inspect.getdoc(cli) or "", re.MULTILINE)
    return table(("code", "what"), rows)
