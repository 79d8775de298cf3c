"""Publish what an issue reports: an incident from its form, updates from its comments.

Only for those who may write to the repository. What they wrote comes in the file of the event,
and goes on as arguments and standard input of programs; no shell ever reads it.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from actions.annotations import say
from actions.api import MOST_CHARACTERS, RefusedError, Repository
from actions.checkout import FailedError, git, reach, statuary
from actions.form import LABELS, Report, read_report, read_word

TRIES = 5

_MARK = re.compile(r"<!-- statuary record (\S+) -->")
_BOT = "github-actions[bot]"
_MAIL = "users.noreply.github.com"
_NEXT = (
    "Go on in a comment that begins with `/update`, `/identified`, `/monitoring` or `/resolved` "
    "and says what users should know. Components may follow that word, as `api=operational`."
)
_AGAIN = ("Edit the issue, and it is read again.", "Comment once more.")
_MISSING = "It is committed. What else does not read is missing from the page until it is mended:"
_OVER = "It is over; `/update` still adds to it."


@dataclass(frozen=True, slots=True)
class Deed:
    """Arguments for Statuary, with a text for its standard input, and whether it ends an issue."""

    arguments: tuple[str, ...]
    text: str
    ends: bool = False


def main() -> None:
    """Do what the event asks for, and say in the issue what came of it."""
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text("utf-8"))
    repository, issue = Repository.here(), f"issues/{event['issue']['number']}"
    if not _is_for_us(event, repository):
        return
    try:
        deed = read_deed(event, repository)
        path, told, missing = _published(deed, event, repository.token)
    except FailedError as error:
        again = _AGAIN["comment" in event]
        answer = f"Nothing is published:\n\n{_quoted(str(error))}\n\n{again}"
        repository.ask("POST", f"{issue}/comments", {"body": answer})
        say("error", str(error))
        sys.exit(1)
    problems = f"{_MISSING}\n\n{_quoted(missing)}" if missing else ""
    going_on = _OVER if deed.ends else _NEXT
    parts = (_quoted(told), problems, _started(repository, event), going_on)
    answer = f"<!-- statuary record {path.stem} -->\n" + "\n\n".join(filter(None, parts))
    repository.ask("POST", f"{issue}/comments", {"body": answer})
    if deed.ends:
        repository.ask("PATCH", issue, {"state": "closed"})
    say("notice", f"Committed: {path}")


def _is_for_us(event: Mapping[str, Any], repository: Repository) -> bool:
    """Tell whether an event asks for something, and all whose words these are may ask for it."""
    issue = event["issue"]
    if "comment" in event:
        asked = read_word(event["comment"]["body"] or "") is not None
        people = {event["sender"]["login"]}
    else:  # Edited after it was published, it asks for nothing more.
        asked = not _record(repository, issue["number"])
        people = {event["sender"]["login"], issue["user"]["login"]}
    if not asked or "pull_request" in issue:
        return False
    strangers = sorted(login for login in people if not _may_write(repository, login))
    if strangers:
        names = " and ".join(strangers)
        say("notice", f"{names} may not write to this repository, so nothing is published")
    return not strangers


def _may_write(repository: Repository, login: str) -> bool:
    try:
        answer = repository.ask("GET", f"collaborators/{quote(login, safe='')}/permission")
    except RefusedError as error:
        if error.status == 404:  # Nobody that the repository knows.
            return False
        raise
    return answer["permission"] in ("admin", "write")


def _record(repository: Repository, number: int) -> str:
    """Give the id of the record that an issue became, empty if it became none."""
    found = (_MARK.match(text) for text in repository.comments(number).values())
    return next((mark[1] for mark in found if mark), "")


def read_deed(event: Mapping[str, Any], repository: Repository) -> Deed:
    """Read what Statuary is to do. Raises `FailedError` if that cannot be read."""
    project, issue = os.environ["PROJECT"], event["issue"]
    if "comment" not in event:
        report = read_report(issue["body"] or "")
        if report is None:
            fields = ", ".join(f"`{label}`" for label in LABELS)
            raise FailedError(f"The issue is without the fields of the form: {fields}.")
        opening = ("new", "incident", *_opening(report), "--", issue["title"], project)
        return Deed(opening, report.text)
    word = read_word(event["comment"]["body"])
    record = _record(repository, issue["number"])
    if word is None or not record:
        raise FailedError("This issue has not become an incident, so there is none to update.")
    ends = word.status == "resolved"
    if ends and not word.components:
        return Deed(("resolve", "--text=-", "--commit", "--", record, project), word.text, ends)
    components = (f"--component={each}" for each in word.components)
    options = ("--text=-", "--commit", f"--status={word.status}", *components)
    return Deed(("update", *options, "--", record, project), word.text, ends)


def _opening(report: Report) -> Iterator[str]:
    yield from ("--text=-", "--commit")
    yield from (f"--component={each}={report.status}" for each in report.components)
    if report.since:
        yield f"--at={report.since}"


def _published(deed: Deed, event: Mapping[str, Any], token: str) -> tuple[Path, str, str]:
    """Write, commit and push; give the file, what Statuary said of it, and what is wrong elsewhere.

    What cannot be written is refused, and what others wrote holds up nobody. If somebody else has
    pushed meanwhile, all of it is done again on top of theirs.
    """
    branch = event["repository"]["default_branch"]
    tries = 0
    while True:
        tries += 1
        reach("fetch", "--quiet", "--no-tags", "--depth=1", "origin", branch, token=token)
        git("reset", "--quiet", "--hard", "FETCH_HEAD")
        told = statuary(*deed.arguments, text=deed.text, env=_authors(event["sender"]))
        written = git("diff", "--name-only", "-z", "FETCH_HEAD", "HEAD").rstrip("\0")
        try:
            reach("push", "--quiet", "origin", f"HEAD:refs/heads/{branch}", token=token)
        except FailedError:
            if tries == TRIES:
                raise
        else:
            return Path(written), told, _problems()


def _problems() -> str:
    """Give what `check` finds to be wrong in the project, nothing if it is all well."""
    try:
        statuary("check", "--", os.environ["PROJECT"])
    except FailedError as error:
        return str(error)
    return ""


def _started(repository: Repository, event: Mapping[str, Any]) -> str:
    """Start the workflow that publishes, if one is named, and say if that did not work."""
    if not (publish := os.environ["PUBLISH"]):
        return ""
    ref = {"ref": event["repository"]["default_branch"]}
    try:
        repository.ask("POST", f"actions/workflows/{quote(publish)}/dispatches", ref)
    except RefusedError as error:
        say("warning", f"{publish} was not started: {error}")
        return f"It is committed, but `{publish}` was not started ({error}): start it by hand."
    return ""


def _authors(sender: Mapping[str, Any]) -> dict[str, str]:
    """Let a commit be by who wrote the words, and through the workflow."""
    return {
        "GIT_AUTHOR_NAME": sender["login"],
        "GIT_AUTHOR_EMAIL": f"{sender['id']}+{sender['login']}@{_MAIL}",
        "GIT_COMMITTER_NAME": _BOT,
        "GIT_COMMITTER_EMAIL": f"41898282+{_BOT}@{_MAIL}",
    }


def _quoted(text: str) -> str:
    """Put a text into a block in which nothing has a meaning, whatever stands in it."""
    text = text.strip()[:MOST_CHARACTERS]
    longest = max((len(each) for each in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"


if __name__ == "__main__":
    main()
