"""Committing one file."""

from __future__ import annotations

import subprocess
from pathlib import Path

from statuary.errors import EditError

SECONDS = 60


def commit(root: Path, path: str, title: str) -> str:
    """Commit a file of a project, and nothing else, and give the message.

    Raises `EditError` if that does not work; the file stays as it was written.
    """
    message = f"Status: {title}"
    _git(root, path, "add", "--", path)
    _git(root, path, "commit", "--quiet", "--message", message, "--", path)
    return message


def _git(root: Path, path: str, *arguments: str) -> None:
    reason, hint = "", f"commit {path} by hand"
    try:
        done = subprocess.run(  # noqa: S603
            ["git", *arguments],  # noqa: S607
            cwd=root,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=SECONDS,
            check=False,
        )
    except FileNotFoundError:
        reason = "git is not installed"
    except (OSError, subprocess.TimeoutExpired) as error:
        reason = f"git did not do it ({error})"
    else:
        if done.returncode == 0:
            return
        said = (done.stderr or done.stdout).strip().splitlines()
        reason = f"git said: {said[0]}" if said else "git did not do it"
        if said and "not a git repository" in said[0]:
            reason = "this project is not in a git repository"
            hint = "`git init` makes one; or leave out --commit"
    raise EditError(f"{path} is written, but not committed: {reason}.\n    hint: {hint}")
