"""`statuary schema`: what editors need to know of the files that people write."""

from __future__ import annotations

from pathlib import Path

import click

from statuary.cli.arguments import PROJECT
from statuary.cli.terminal import hand_over, say

NAMES = ("settings", "incident", "front-matter")
ALL = "all"


@click.command()
@click.argument("name", type=click.Choice([*NAMES, ALL]), metavar="NAME")
@click.argument("path", type=PROJECT, required=False)
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write a file for each schema into this folder, rather than to the terminal.",
)
def schema(name: str, path: Path | None, output: Path | None) -> None:
    """Print the JSON Schema of a file, for editors.

    NAME is settings for statuary.yml, incident for a record as YAML of whatever kind,
    front-matter for the keys of one as Markdown, or all, which goes with --output. With PATH, the
    components of the project in it are the only ones that may be named, and editors propose them.
    """
    from statuary import content, saving, schemas

    if name == ALL and output is None:
        raise click.UsageError(
            f"`all` are several files; add --output DIR, or name one of {_KNOWN}"
        )
    components = None if path is None else content.load_settings(path).leaves
    chosen = [each for each in schemas.DOCUMENTS if name in (each.name, ALL)]
    files = {each.file: schemas.render(each, components) for each in chosen}
    if output is None:
        hand_over("".join(files.values()).rstrip("\n"))
        return
    mark, command = schemas.MADE_BY, "statuary schema"
    standing = {file: saving.standing(output / file, mark, command) for file in files}
    for file, text in files.items():
        saving.save(output / file, text.encode(), standing[file])
        say(f"{output / file}")


_KNOWN = ", ".join(NAMES)
