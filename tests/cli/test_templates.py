"""What is prepared in calm times, as the commands that write records take it."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import click.testing
import pytest

from statuary import content
from statuary.cli import main
from tests.cli.test_writing import SETTINGS, START, at, run
from tests.content.projects import project
from tests.formats.showcase import built

TEMPLATES = """\
templates:
  - id: payment-provider
    title: Card payments fail
    components: {api: major_outage}
    impact: major
    status: identified
    text: |
      Our payment provider has an outage.

      We cannot take cards until they are back.
  - {id: back, text: "It works again: the provider is back."}
  - {id: work, title: Upgrade, components: [api, website], status: in progress, text: We begin.}
"""
TEXT = "Our payment provider has an outage.\n\nWe cannot take cards until they are back.\n"
PATH = "incidents/2026-02-01-card-payments-fail.md"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a project with templates, at 16:12 in its zone, that commands run in."""
    at(monkeypatch, START)
    monkeypatch.chdir(project(tmp_path, {"statuary.yml": SETTINGS + TEMPLATES}))
    return tmp_path


def test_a_template_says_all_that_an_incident_needs(root: Path) -> None:
    """A new incident is one short line to type, and `resolve` another."""
    new = run("new", "incident", "--template", "payment-provider")
    assert new.stdout.startswith(f"Wrote {PATH}\n")
    assert (root / PATH).read_text() == (
        "---\ntitle: Card payments fail\ncomponents: {api: major_outage}\nimpact: major\n---\n\n"
        f"## Identified @ 2026-02-01 16:12\n{TEXT}"
    )
    assert run("resolve", "card", "--template", "back").exit_code == 0
    (incident,) = content.load(root).incidents
    assert incident.updates[1].body == "It works again: the provider is back."


def test_what_is_given_stands_in_the_place_of_what_is_prepared(root: Path) -> None:
    """Each option of the command line takes the place of what a template says of it."""
    run(
        *("new", "incident", "Cards", "--template", "payment-provider", "--text", "Cards fail."),
        *("-c", "website", "--impact", "minor", "--status", "investigating", "--id", "cards"),
    )
    assert (root / "incidents/cards.md").read_text() == (
        "---\ntitle: Cards\ncomponents: {website: partial_outage}\nimpact: minor\n---\n\n"
        "## Investigating @ 2026-02-01 16:12\nCards fail.\n"
    )


def test_an_update_takes_status_components_and_text(root: Path) -> None:
    """A template for a new incident does for an update of another one too."""
    run("new", "incident", "Cards", "--id", "cards", "--text", "Cards fail.")
    run("update", "cards", "--template", "payment-provider", "--at", "16:30")
    assert (
        (root / "incidents/cards.md")
        .read_text()
        .endswith(f"## Identified @ 2026-02-01 16:30 {{api: major_outage}}\n{TEXT}")
    )


def test_a_maintenance_and_a_notice_take_what_they_have(root: Path) -> None:
    """A maintenance takes components alone, its update a step; a notice the title and the text."""
    window = ("--from", "16:00", "--until", "18:00")
    run("new", "maintenance", "--template", "work", *window, "--id", "work")
    run("update", "work", "--template", "work", "--text", "Half.", "--at", "16:30")
    assert (root / "incidents/work.md").read_text() == (
        "---\nkind: maintenance\ntitle: Upgrade\n"
        "window: {from: 2026-02-01 16:00, until: 2026-02-01 18:00}\n"
        "components: [api, website]\n---\n\n"
        "## In progress @ 2026-02-01 16:12\nWe begin.\n\n"
        "## In progress @ 2026-02-01 16:30\nHalf.\n"
    )
    run("new", "notice", "--template", "payment-provider", "--id", "news")
    assert (root / "incidents/news.md").read_text() == (
        f"---\nkind: notice\ntitle: Card payments fail\nfrom: 2026-02-01 16:12\n---\n{TEXT}"
    )


def test_a_step_that_does_not_fit_is_refused(root: Path) -> None:
    """A maintenance's status in a template begins no incident."""
    result = run("new", "incident", "--template", "work")
    assert result.exit_code == 2
    assert "`in_progress` is not an incident's status" in result.stderr
    assert not (root / "incidents").exists()


@pytest.mark.parametrize(
    ("settings", "hint"),
    [
        (SETTINGS + TEMPLATES, "did you mean `payment-provider`?"),
        (SETTINGS, "statuary.yml has no `templates:`; give --text instead"),
    ],
)
def test_an_unknown_template_is_refused(root: Path, settings: str, hint: str) -> None:
    """The nearest one is proposed, or else it is said that there is none."""
    project(root, {"statuary.yml": settings})
    result = run("new", "incident", "--template", "payment-providr")
    assert (result.exit_code, result.stderr) == (
        2,
        f"statuary: there is no template `payment-providr`.\n    hint: {hint}\n",
    )


def test_the_editor_begins_with_the_text(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal the text can be changed, left as it is, or emptied to write nothing."""
    answers = iter(["Cards fail.\n", None, "\n\n"])
    shown: list[str] = []

    def edit(text: str, extension: str) -> str | None:
        shown.append(text)
        assert extension == ".md"
        return next(answers)

    monkeypatch.setattr(sys.modules["statuary.cli.asking"], "_is_a_terminal", lambda: True)
    monkeypatch.setattr(click, "edit", edit)
    results = [
        run("new", "incident", "--template", "payment-provider", "--id", name) for name in "abc"
    ]
    assert all(text.startswith(f"{TEXT}\n-----") for text in shown)
    assert [each.exit_code for each in results] == [0, 0, 2]
    assert (root / "incidents/a.md").read_text().endswith("16:12\nCards fail.\n")
    assert (root / "incidents/b.md").read_text().endswith(f"16:12\n{TEXT}")
    assert not (root / "incidents/c.md").exists()


def test_shells_complete_templates(root: Path) -> None:
    """At a tab the templates of the project are offered."""
    result = click.testing.CliRunner().invoke(
        main,
        env={
            "_STATUARY_COMPLETE": "bash_complete",
            "COMP_WORDS": "statuary new incident --template p",
            "COMP_CWORD": "4",
        },
        prog_name="statuary",
    )
    assert result.output.splitlines() == ["plain,payment-provider"]
    assert root.exists()


def test_templates_change_no_page(tmp_path: Path) -> None:
    """A site with templates in its settings is the same, byte for byte, as without."""
    record = {"incidents/a.yaml": "title: A\nstarted: 2026-02-01 16:12\n"}
    plain, prepared = (
        built(tmp_path / name, {"statuary.yml": settings, **record}, START)
        for name, settings in (("a", SETTINGS), ("b", SETTINGS + TEMPLATES))
    )
    assert plain == prepared
