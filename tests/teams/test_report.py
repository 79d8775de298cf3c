"""An incident reported by form: from the event to the commit, the answer and the next word."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from statuary import content
from statuary.editing import body_text
from statuary.model import Incident
from tests.formats.showcase import HOSTILE
from tests.teams.forge import Forge, open_forge
from tests.teams.repositories import checked_out, commit, git, origin
from tests.teams.runner import Run, run_action
from tests.teams.test_form import filled_in

OPS = {"login": "ops", "id": 12}
STRANGER = {"login": "stranger", "id": 13}
TITLE = "Logging in fails"
TEXT = "Nobody can log in.\n\nWe are looking into it."

pytestmark = pytest.mark.slow


@pytest.fixture
def forge() -> Iterator[Forge]:
    """Open a forge at which `ops` may write and `stranger` may read."""
    with open_forge() as opened:
        opened.may.update(ops="write", stranger="read")
        yield opened


class Desk:
    """A page at a forge, and what somebody does there."""

    def __init__(self, root: Path, forge: Forge) -> None:
        self.root, self.forge = root, forge
        self.ours = origin(root)
        self.checkout = checked_out(root, "main")

    def opens(
        self,
        title: str = TITLE,
        body: str = "",
        sender: Mapping[str, Any] = OPS,
        number: int = 57,
        **inputs: str,
    ) -> Run:
        """Open an issue, with the form filled in if there is no body."""
        body = body or filled_in("api, website", "Major outage", "", TEXT)
        issue = {"number": number, "title": title, "body": body, "user": sender}
        return self.happens("issues", {"issue": issue, "sender": sender}, inputs)

    def says(self, body: str, sender: Mapping[str, Any] = OPS, **issue: object) -> Run:
        """Comment on the issue."""
        told = {"number": 57, "title": TITLE, "body": "", "user": OPS, **issue}
        return self.happens(
            "issue_comment", {"issue": told, "comment": {"body": body}, "sender": sender}
        )

    def happens(
        self, name: str, event: dict[str, Any], inputs: Mapping[str, str] | None = None
    ) -> Run:
        """Let an event start the action."""
        event["repository"] = {"default_branch": "main"}
        return run_action("actions/report", self.checkout, self.forge, (name, event), inputs)

    def incidents(self) -> tuple[Incident, ...]:
        """Read what the origin has."""
        git(self.ours, "pull", "--quiet", "--rebase", "origin", "main")
        return content.load(self.ours).incidents


@pytest.fixture
def desk(forge: Forge, tmp_path: Path) -> Desk:
    """Give a page without incidents."""
    return Desk(tmp_path, forge)


def test_an_incident_from_the_form_to_the_end(desk: Desk) -> None:
    """Each step is committed in its author's name, published and answered; the last one closes."""
    for ran in (
        desk.opens(),
        desk.says("/identified\nA certificate had expired."),
        desk.says("/monitoring website=operational\nThe website works again."),
        desk.says("/resolved\nThe certificate is renewed."),
    ):
        assert not ran.failed, ran.printed
    (incident,) = desk.incidents()
    assert incident.title == TITLE
    assert [(each.status, each.body) for each in incident.in_order] == [
        ("investigating", TEXT),
        ("identified", "A certificate had expired."),
        ("monitoring", "The website works again."),
        ("resolved", "The certificate is renewed."),
    ]
    answers = desk.forge.bodies()
    assert [re.findall(r"The page .*says.*", each) for each in answers] == [
        ["The page now says    Major outage: Website and REST API"],
        ["The page still says  Major outage: Website and REST API"],
        ["The page now says    Major outage: REST API"],
        ["The page now says    All systems operational"],
    ]
    assert "`/resolved`" in answers[0]
    assert desk.forge.closed == [57]
    assert desk.forge.started == [("status.yml", "main")] * 4
    log = git(desk.ours, "log", "-1", "--format=%an <%ae> %cn: %s")
    assert log == f"ops <12+ops@users.noreply.github.com> github-actions[bot]: Status: {TITLE}"


@pytest.mark.parametrize("sender", [STRANGER, {"login": "no/body[bot]", "id": 14}])
def test_strangers_publish_nothing(desk: Desk, sender: Mapping[str, Any]) -> None:
    """Who may not write is told so in the run, and neither the page nor the issue changes."""
    ran = desk.opens(sender=sender), desk.says("/resolved", sender)
    assert [each.printed for each in ran] == [
        f"::notice::{sender['login']} may not write to this repository, so nothing is published\n"
    ] * 2
    assert desk.incidents() == ()
    assert not desk.forge.said
    assert not desk.forge.started


def test_talk_is_no_update(desk: Desk) -> None:
    """People may talk in an issue, and command what they like in a pull request."""
    ran = desk.says("What is wrong?"), desk.says("/resolved", pull_request={})
    assert not any(each.failed or each.printed for each in ran)
    assert not desk.forge.asked


def test_a_strangers_issue_is_not_published_by_mending_it(desk: Desk) -> None:
    """Whoever edits a stranger's report does not thereby publish it."""
    issue = {"number": 57, "title": TITLE, "body": "", "user": STRANGER}
    issue["body"] = filled_in("api", "Major outage", "", "x")
    ran = desk.happens("issues", {"issue": issue, "sender": OPS})
    assert "::notice::stranger may not write" in ran.printed
    assert desk.incidents() == ()


def test_what_cannot_be_is_answered(desk: Desk) -> None:
    """A mistake is said in the issue with its hint; edited, the issue is read again, and once."""
    assert desk.says("/update\nx").failed
    assert desk.opens(body="It is broken").failed
    assert desk.opens(body=filled_in("apo", "Major outage", "", TEXT)).failed
    assert desk.opens(body=filled_in("api", "Major outage", "yesterday", TEXT)).failed
    assert desk.incidents() == ()
    none, form, component, since = desk.forge.bodies()
    assert "none to update" in none
    assert none.endswith("Comment once more.")
    assert form.endswith("Edit the issue, and it is read again.")
    assert "`What users notice`" in form
    assert "there is no component `apo`" in component
    assert "did you mean `api`" in component
    assert "20 minutes ago" in since
    assert not desk.opens(body=filled_in("api", "Major outage", "20 minutes ago", TEXT)).failed
    assert not desk.opens(body=filled_in("api", "Major outage", "", "again")).failed
    (incident,) = desk.incidents()
    assert incident.updates[0].body == TEXT
    assert len(desk.forge.said) == 5


def test_the_mistakes_of_others_hold_up_nobody(desk: Desk) -> None:
    """A record that does not read keeps no news back, and the answer says what is missing."""
    commit(desk.ours, "incidents/bad.yaml", "titel: Bad\n")
    git(desk.ours, "push", "--quiet", "origin", "main")
    assert not desk.opens().failed
    assert not desk.says("/resolved\nMended.").failed
    git(desk.ours, "pull", "--quiet", "--rebase", "origin", "main")
    (incident,) = content.salvage(desk.ours).page.incidents
    assert [each.status for each in incident.updates] == ["investigating", "resolved"]
    for answer in desk.forge.bodies():
        assert "does not read is missing from the page until it is mended:\n\n```text\n" in answer
        assert "incidents/bad.yaml:1:1: error: there is no key `titel`" in answer
    assert desk.forge.closed == [57]
    assert len(desk.forge.started) == 2


def test_two_at_once_both_arrive(desk: Desk) -> None:
    """If somebody pushes in between, the report is written again on top of that."""
    hook = desk.checkout / ".git/hooks/pre-push"
    commit(desk.ours, "README.md", "Theirs\n")
    hook.write_text(
        f"#!/bin/sh\nunset GIT_DIR\ncd '{desk.ours}' && git push --quiet origin main\nrm '{hook}'\n"
    )
    os.chmod(hook, 0o700)  # noqa: PTH101
    ran = desk.opens()
    assert not ran.failed, ran.printed
    assert len(desk.incidents()) == 1
    assert (desk.ours / "README.md").exists()
    assert not hook.exists()


def test_a_page_that_is_not_published_is_said(desk: Desk) -> None:
    """Without the right to start the workflow the answer says to do it; a host may need none."""
    desk.forge.refuses = "dispatches"
    ran = desk.opens()
    assert not ran.failed, ran.printed
    assert "`status.yml` was not started (GitHub answered 403): start it" in desk.forge.bodies()[0]
    assert not desk.opens(number=58, publish="").failed
    assert "started" not in desk.forge.bodies()[1]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (HOSTILE, f"{HOSTILE}\n]]>\n```\n$(touch owned)\n`touch owned`\n```"),
        ("--at=1", "--text\n-\n--"),
        ('"; touch owned; "', "${{ github.token }} $GITHUB_TOKEN %s\\n"),
        ("Ünïtled مرحبا 🙂 ::error::x", "### Since when\n\n_No response_\n\n::add-mask::e\r\nß 🙂"),
        ("-", "x" * 10_000),
        ("@" + "x" * 200, "- list\n\n---\ntitle: x\n---\n\n<!-- statuary record x -->"),
    ],
)
def test_hostile_reports_are_texts(desk: Desk, title: str, text: str) -> None:
    """Whatever people write is what the page says, and no word of it is run or mistaken."""
    ran = desk.opens(title, filled_in("api", "Major outage", "", text))
    assert not ran.failed, ran.printed
    ran = desk.says(f"/update\r\n{text}")
    assert not ran.failed, ran.printed
    (incident,) = desk.incidents()
    assert incident.title == title
    assert [each.body for each in incident.updates] == [body_text(text.replace("\r\n", "\n"))] * 2
    assert not list(desk.root.rglob("owned"))
    commands = re.findall(r"^::\w+", ran.printed, re.MULTILINE)
    assert commands == ["::notice"]
    for answer in desk.forge.bodies():
        fences = re.findall(r"^`{3,}", answer, re.MULTILINE)
        assert len(fences) == 2


@pytest.mark.parametrize(
    ("title", "text", "said"),
    [
        ("A\u202eB", TEXT, "invisible character U+202E"),
        (TITLE, "## Resolved\n\nx", "write `### Resolved` for a heading"),
        (TITLE, "_No response_", "the text is empty"),
    ],
)
def test_what_records_cannot_hold_is_answered(desk: Desk, title: str, text: str, said: str) -> None:
    """What would read as something else is refused, and the answer has the hint."""
    assert desk.opens(title, filled_in("api", "Major outage", "", text)).failed
    assert desk.incidents() == ()
    (answer,) = desk.forge.bodies()
    assert said in answer
