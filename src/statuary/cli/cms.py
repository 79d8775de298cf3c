"""`statuary cms`: forms for writing records in a browser."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from statuary.cli.arguments import PROJECT
from statuary.cli.terminal import say

if TYPE_CHECKING:
    from statuary.errors import OutputError

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
    standing = {name: _standing(path / name) for name in cms.PATHS}
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

    if config is None:
        return None
    try:
        own = kept_part(config.decode())
    except UnicodeDecodeError:
        own = None
    if own is None:
        raise _foreign(path)
    return own


def _standing(path: Path) -> bytes | None:
    """Give what a file has by now, which must have been made by this command if it is there."""
    from statuary.cms import MADE_BY
    from statuary.errors import OutputError

    try:
        content = path.read_bytes() if path.exists() else None
    except OSError as error:
        raise OutputError(f"cannot read {path}: {error.strerror}") from None
    if content is not None and MADE_BY.encode() not in content:
        raise _foreign(path)
    return content


def _foreign(path: Path) -> OutputError:
    from statuary.errors import OutputError

    return OutputError(
        f"{path} was not made by `statuary cms`\n    hint: move it, and run this again"
    )
