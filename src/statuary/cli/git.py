"""The only module that runs git: to commit one file, and to read what was committed."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from types import MappingProxyType

from statuary.errors import EditError, HistoryError

SECONDS = 60

# Of a clone that leaves files out until they are asked for, none is fetched; and what git says is
# matched below, so it says it in English.
_ALONE = MappingProxyType({"GIT_NO_LAZY_FETCH": "1", "LANGUAGE": "en"})


def commit(root: Path, path: str, title: str) -> str:
    """Commit a file of a project, and nothing else, and give the message.

    Raises `EditError` if that does not work; the file stays as it was written.
    """
    message = f"Status: {title}"
    for arguments in (
        ("add", "--", path),
        ("commit", "--quiet", "--message", message, "--", path),
    ):
        if reason := _failure(root, *arguments):
            hint = f"commit {path} by hand"
            if "not in a git repository" in reason:
                hint = "`git init` makes one; or leave out --commit"
            raise EditError(f"{path} is written, but not committed: {reason}.\n    hint: {hint}")
    return message


def commit_id(root: Path, ref: str) -> str:
    """Give the id of the commit that a branch, tag or the like stands for.

    Raises `HistoryError` if there is none, or no git.
    """
    if reason := _failure(root, "rev-parse", "--git-dir"):
        hint = "there is nothing to compare with until the project is committed"
        if "not installed" in reason:
            hint = "install git; `statuary diff` reads with it what was committed"
        raise HistoryError(f"{reason}.\n    hint: {hint}")
    done = _run(root, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
    if done.returncode == 0 and not ref.startswith("-"):
        return done.stdout.decode("ascii").strip()
    raise HistoryError(f"there is no commit `{ref}` here.\n    hint: {_where_it_is(root, ref)}")


def _where_it_is(root: Path, ref: str) -> str:
    if _failure(root, "rev-parse", "--verify", "--quiet", "HEAD"):
        return "nothing is committed yet: commit once, then compare"
    if _run(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        return (
            "this clone is shallow: `git fetch --unshallow` brings the rest; in CI, "
            "check out with all of the history (`fetch-depth: 0`)"
        )
    if Path(ref).is_dir():
        return f"`{ref}` is a folder: write `statuary diff HEAD {ref}`"
    return "`git branch --all` lists the branches; `origin/main` is the one of the server"


def archive(root: Path, commit: str, paths: tuple[str, ...]) -> bytes:
    """Give those of a project's paths that a commit has, as a tar; empty if it has none.

    Paths are from the project's folder, wherever in the repository that lies.
    """
    listed = _checked(root, "ls-tree", "-z", "--name-only", commit, "--", *paths)
    found = [os.fsdecode(name) for name in listed.split(b"\0") if name]
    return _checked(root, "archive", "--format=tar", commit, "--", *found) if found else b""


def _checked(root: Path, *arguments: str) -> bytes:
    done = _run(root, *arguments)
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = said[0] if said else "it gave no reason"
        raise HistoryError(
            f"git cannot read that commit: {reason}.\n    hint: `git fsck` says if it is whole"
        )
    return done.stdout


def _failure(root: Path, *arguments: str) -> str:
    """Run git, and say what went wrong, if anything did."""
    try:
        done = _run(root, *arguments)
    except HistoryError as error:
        return str(error)
    if done.returncode == 0:
        return ""
    said = (done.stderr or done.stdout).decode("utf-8", "replace").strip().splitlines()
    if said and "not a git repository" in said[0]:
        return "this project is not in a git repository"
    return f"git said: {said[0]}" if said else "git did not do it"


def _run(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603
            ["git", *arguments],  # noqa: S607
            cwd=root,
            env=_surroundings(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except FileNotFoundError:
        raise HistoryError("git is not installed") from None
    except (OSError, subprocess.TimeoutExpired) as error:
        raise HistoryError(f"git did not do it ({error})") from None


def _surroundings() -> dict[str, str]:
    """Give the environment for git, in which it finds for itself where a repository begins.

    A hook that runs in a second working tree names the repository, and not where that is: git
    would take the project's folder for the top of it.
    """
    given = {**os.environ, **_ALONE}
    if "GIT_WORK_TREE" not in given:
        given.pop("GIT_DIR", None)
    return given
