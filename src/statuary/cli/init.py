"""`statuary init`."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from statuary.cli.asking import proposed
from statuary.cli.terminal import say
from statuary.clock import now as current

T = TypeVar("T")

HOSTS = ("github", "gitlab", "netlify", "cloudflare", "none")
TITLE, COMPONENTS = "Service status", "Website, API"


@click.command()
@click.argument(
    "folder", metavar="[DIR]", type=click.Path(file_okay=False, path_type=Path), default="."
)
@click.option("--title", help=f"What the page is called. [default: {TITLE}]")
@click.option("--url", help="Where it will be served, like https://status.example.com/.")
@click.option(
    "-c",
    "--component",
    "components",
    multiple=True,
    metavar="NAME",
    help=f"A part of your service that has a status. May be repeated. [default: {COMPONENTS}]",
)
@click.option(
    "--timezone",
    default="UTC",
    show_default=True,
    metavar="ZONE",
    help="The zone of times in records, like Europe/Berlin.",
)
@click.option(
    "--host",
    type=click.Choice(HOSTS),
    help="Who is to build and serve it; its files are written too. [default: none]",
)
@click.option("-y", "--yes", is_flag=True, help="Ask nothing; take the default for what is left.")
def init(
    folder: Path,
    title: str | None,
    url: str | None,
    components: tuple[str, ...],
    timezone: str,
    host: str | None,
    yes: bool,
) -> None:
    """Begin a status page in DIR, a folder that is new or empty.

    Writes the settings, an example of each kind of record, and what a host needs to check,
    build and publish the page. On a terminal you are asked for what you did not give.

    For example: statuary init status --title "Example status" -c Website -c API --host github
    """
    from statuary import scaffold
    from statuary.model.text import check_line, check_site_url
    from statuary.saving import check_empty, save_project
    from statuary.times.zone import zone

    check_empty(folder)
    line = _reader(check_line, "--title")
    name = _reader(check_line, "--component")
    address = _reader(lambda text: check_site_url(text) if text.strip() else "", "--url")
    _reader(zone, "--timezone")(timezone)
    answers = scaffold.Answers(
        title=proposed(title, "Title", TITLE, line, quiet=yes),
        url=proposed(url, "Address, if you know it", "", address, quiet=yes),
        components=tuple(map(name, components))
        or proposed(
            None,
            "Components, with commas between",
            COMPONENTS,
            lambda text: (
                tuple(name(each) for each in text.split(",") if each.strip()) or (name(text),)
            ),
            quiet=yes,
        ),
        timezone=timezone,
        host=proposed(host, f"Host ({', '.join(HOSTS)})", "none", _host, quiet=yes),
    )
    files = scaffold.project(answers, current())
    save_project(folder, files)
    for path, _ in files:
        say(f"Wrote {folder / path}")
    if left := scaffold.then(answers.host):
        say(f"\n{left}")
    where = "" if folder == Path() else f" {shlex.quote(str(folder))}"
    say(
        f"\nNext:\n    statuary check{where}    # reads all of it\n"
        f"    statuary build{where}    # then open {folder / 'site' / 'index.html'}"
    )


def _reader(read: Callable[[str], T], option: str) -> Callable[[str], T]:
    """Give a function that says of which option it is what does not read."""

    def reading(text: str) -> T:
        from statuary.errors import InvalidError

        try:
            return read(text)
        except InvalidError as error:
            fault = error.faults[0]
            said = f"{fault.message}; {fault.hint}" if fault.hint else fault.message
            raise click.BadParameter(said, param_hint=f"'{option}'") from None

    return reading


def _host(text: str) -> str:
    if text in HOSTS:
        return text
    raise click.BadParameter(f"`{text}` is not known; write one of {', '.join(HOSTS)}")
