"""Say what a pull request does to the page: in one comment that is kept up to date.

Where the token may not write, as with a pull request from a fork, the run's summary has it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from actions.annotations import say
from actions.api import MOST_CHARACTERS, RefusedError, Repository
from actions.checkout import FailedError, git, parents, reach, statuary


def main() -> None:
    """Compare, and say it where that may be."""
    project = os.environ["PROJECT"]
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text("utf-8"))
    pull, repository = event["pull_request"], Repository.here()
    try:
        text = shortened(compared(base(pull, repository.token), project))
    except FailedError as error:
        say("warning", f"What this changes cannot be told: {error}")
        return
    source = (pull["head"]["repo"] or {}).get("full_name")
    if os.environ["COMMENT"] == "true" and source == repository.name:
        try:
            comment(repository, pull["number"], text, marker(project))
        except RefusedError as error:
            say("notice", f"No comment ({error}; it takes `pull-requests: write`): see the summary")
        else:
            return
    with Path(os.environ["GITHUB_STEP_SUMMARY"]).open("a", encoding="utf-8") as summary:
        summary.write(f"{text}\n")


def base(pull: Mapping[str, Any], token: str) -> str:
    """Give the commit to compare with, and fetch it if the checkout is without it.

    GitHub lets a workflow check out the merge, of which the first parent is the base as it is
    now. Whoever checks out the branch itself compares with where it began.
    """
    at = parents("HEAD")
    merge = at[1:] == [pull["head"]["sha"]]
    commit = str(at[0] if merge else pull["base"]["sha"])
    try:
        git("cat-file", "-e", f"{commit}^{{commit}}")
    except FailedError:
        reach("fetch", "--quiet", "--no-tags", "--depth=1", "origin", commit, token=token)
    try:
        return commit if merge else git("merge-base", commit, "HEAD").strip()
    except FailedError:
        return commit


def compared(commit: str, project: str) -> str:
    """Tell in Markdown what changed since a commit, or what keeps the files from being read."""
    try:
        return statuary("diff", "--format", "markdown", "--", commit, project)
    except FailedError as error:
        if error.printed:
            return error.printed
        raise


def shortened(text: str) -> str:
    """Leave out the last lines of a text that is longer than a comment may be."""
    if len(text) <= MOST_CHARACTERS:
        return text
    kept = text[:MOST_CHARACTERS].rpartition("\n")[0]
    return f"{kept}\n\nand more than fits here: `statuary diff` tells all of it"


def marker(project: str) -> str:
    """Give the line, which nobody sees, by which the comment on a project is found again."""
    return f"<!-- statuary diff {quote(project)} -->"


def comment(repository: Repository, number: int, text: str, mark: str) -> None:
    """Make the comment, or put the text in the place of what it said."""
    body = {"body": f"{mark}\n{text}"}
    said = repository.comments(number).items()
    known = next((each for each, was in said if was.startswith(mark)), None)
    if known is None:
        repository.ask("POST", f"issues/{number}/comments", body)
    else:
        repository.ask("PATCH", f"issues/comments/{known}", body)


if __name__ == "__main__":
    main()
