"""Where no site is built: where it would hide, or be mixed with, what somebody has there."""

from __future__ import annotations

from pathlib import Path

from statuary.errors import OutputError
from statuary.publishing.manifest import MANIFEST, is_own

# What a folder that was made to be published may hold before its first build: what git and hosts
# put there, and disks at their top.
BEFOREHAND = (
    *(".git", ".gitattributes", ".gitignore", ".gitkeep", ".hg", ".jj", ".svn"),
    *("CNAME", ".nojekyll", ".well-known", ".DS_Store", "lost+found"),
)


def check_place(out: Path, project: Path, sources: tuple[str, ...]) -> None:
    """Raise `OutputError` if a site should not be built into `out`.

    `sources` are the names of what belongs to the project in its folder. Nothing is read but
    which names the folder holds.
    """
    site, root = out.resolve(), project.resolve()
    own = tuple(root / name for name in sources)
    if site == Path(site.anchor):
        raise _refused(f"{out} is where everything else on this machine is")
    if site in (root, *root.parents) or any(each in (site, *site.parents) for each in own):
        raise _refused(f"{out} is where the project's own files are")
    if site == _home():
        raise _refused(f"{out} is your home folder")
    if not site.exists():
        return
    if not site.is_dir():
        raise _refused(f"{out} is no folder")
    try:
        held = sorted(path.name for path in site.iterdir())
    except OSError as error:
        raise OutputError(f"cannot read {out}: {error.strerror or error}") from error
    if MANIFEST in held:
        return
    # A first build that was killed may have left no more than a half-written manifest.
    if others := [name for name in held if name not in BEFOREHAND and not is_own(name)]:
        more = f" and {len(others) - 1} more" if len(others) > 1 else ""
        raise OutputError(
            f"{out} was not built by Statuary: it holds {others[0]}{more}.\n"
            "    hint: build into a folder that is new or empty; if this is an earlier site "
            f"without its {MANIFEST}, delete it first"
        )


def _home() -> Path | None:
    try:
        return Path.home().resolve()
    except RuntimeError:  # Nobody is at home.
        return None


def _refused(why: str) -> OutputError:
    return OutputError(f"{why}.\n    hint: build into a folder of its own, such as site/")
