"""What commands take: a project's folder, and an instant."""

from __future__ import annotations

from pathlib import Path

import click

PROJECT = click.Path(exists=True, file_okay=False, path_type=Path)


class InstantType(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.2 only
    """Reads an instant into seconds of UTC; a time without an offset is in UTC."""

    name = "instant"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Read the text, or fail with what is wrong with it and how to write it."""
        from statuary.errors import InvalidError
        from statuary.times.instant import read_instant

        if isinstance(value, int):
            return value
        try:
            return read_instant(str(value), date_alone=True).seconds
        except InvalidError as error:
            fault = error.faults[0]
            self.fail(f"{fault.message}; {fault.hint}", param, ctx)


INSTANT = InstantType()
