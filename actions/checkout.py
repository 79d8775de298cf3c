"""The files that a workflow has checked out, and git and Statuary, which run there."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
from collections.abc import Mapping

SECONDS = 300


class FailedError(Exception):
    """A program that failed: what it said of that, and what it had `printed` nevertheless."""

    def __init__(self, said: str, printed: str = "") -> None:
        super().__init__(said)
        self.printed = printed


def run(program: list[str], text: str = "", env: Mapping[str, str] | None = None) -> str:
    """Run a program in the checkout and give what it prints; raise `FailedError` if it fails."""
    done = subprocess.run(  # noqa: S603  no shell reads what is given to it
        program,
        input=text,
        env={**os.environ, "PYTHONUTF8": "1", "GIT_TERMINAL_PROMPT": "0", **(env or {})},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=SECONDS,
        check=False,
    )
    if done.returncode:
        raise FailedError((done.stderr or done.stdout).strip(), done.stdout)
    return done.stdout


def git(*arguments: str, env: Mapping[str, str] | None = None) -> str:
    """Run git and give what it prints."""
    return run(["git", *arguments], env=env)


def statuary(*arguments: str, text: str = "", env: Mapping[str, str] | None = None) -> str:
    """Run Statuary, with a text on its standard input, and give what it prints.

    It is the one that is installed, whatever lies in the checkout: that is what `-P` is for.
    """
    return run([sys.executable, "-P", "-m", "statuary", *arguments], text, env)


def reach(*arguments: str, token: str) -> str:
    """Run git with the network: with the checkout's own credentials, else with a token.

    Two at once would be refused, and which there are is the workflow's to say.
    """
    try:
        return git(*arguments)
    except FailedError:
        basic = base64.b64encode(f"x-access-token:{token}".encode()).decode()
        given = {
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"http.{os.environ['GITHUB_SERVER_URL']}/.extraheader",
            "GIT_CONFIG_VALUE_0": f"AUTHORIZATION: basic {basic}",
        }
        return git(*arguments, env=given)


def parents(commit: str) -> list[str]:
    """Give the commits that a commit follows, also those that a shallow clone leaves out."""
    head = git("cat-file", "commit", commit).partition("\n\n")[0]
    return [line.split()[1] for line in head.splitlines() if line.startswith("parent ")]
