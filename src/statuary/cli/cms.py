"""`statuary cms`: forms for writing records in a browser."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from statuary.cli.arguments import PROJECT
from statuary.cli.terminal import say

COMMAND = "statuary cms"
BACKENDS = ("github", "gitlab")


@click.command()
@click.argument("path", type=PROJECT, default=".")
@click.option(
    "--repo",
    metavar="OWNER/NAME",
    help="The repository that holds the project. Needed once.",
)
@click.option(
    "--backend", type=click.Choice(BACKENDS), help="Who keeps the repository. [default: github]"
)
def cms(path: Path, repo: str | None, backend: str | None) -> None:
    """Let people write records by a form in the browser, with Decap CMS.

    Writes static/admin/ into the project in PATH, so that the site has the form as /admin/. The
    script of Decap CMS is yours to put there. Run it again when components come or go: the upper
    part of config.yml, which says who keeps the files, stays as you edit it.

    For example: statuary cms --repo example/status
    """
    from statuary import cms, content, saving

    settings = content.load_settings(path)
    standing = {name: saving.standing(path / name, cms.MADE_BY, COMMAND) for name in cms.PATHS}
    own = _own_part(path / cms.CONFIG, standing[cms.CONFIG])
    if own is None:
        if not repo:
            raise click.UsageError("say which repository holds the project: --repo OWNER/NAME")
        own = cms.own_part(settings, backend or BACKENDS[0], repo)
    elif backend or repo:
        raise click.UsageError(
            f"{path / cms.CONFIG} says already who keeps the files; change it there"
        )
    for name, text in cms.files(settings, own):
        if standing[name] == text.encode():
            say(f"Unchanged {path / name}")
            continue
        saving.save(path / name, text.encode(), standing[name])
        say(f"Wrote {path / name}")
    folder = path / cms.FOLDER
    if not (folder / "decap-cms.js").exists():
        package = f"decap-cms-{cms.VERSION}.tgz"
        say(
            "\nNext: put Decap CMS beside them, once:\n"
            f"    npm pack decap-cms@{cms.VERSION}\n"
            f"    tar -xzf {package} -C {shlex.quote(str(folder))} --strip-components=2 "
            "package/dist/decap-cms.js"
        )


def _own_part(path: Path, config: bytes | None) -> str | None:
    """Give the project's own part of `config.yml`, None before it is written."""
    from statuary.cms import kept_part
    from statuary.saving import foreign

    if config is None:
        return None
    try:
        own = kept_part(config.decode())
    except UnicodeDecodeError:
        own = None
    if own is None:
        raise foreign(path, COMMAND)
    return own
