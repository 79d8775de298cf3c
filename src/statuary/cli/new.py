"""`statuary new`."""

from __future__ import annotations

import click

from statuary.cli.new_incident import incident
from statuary.cli.new_maintenance import maintenance
from statuary.cli.new_notice import notice


@click.group()
def new() -> None:
    """Write a new incident, maintenance or notice."""


for command in (incident, maintenance, notice):
    new.add_command(command)
