"""From the words of an issue to Statuary's arguments: no word is taken for an option."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from actions.api import Repository
from actions.report import read_deed
from statuary import content
from statuary.cli import main
from statuary.editing import body_text
from tests.content.projects import project
from tests.teams.repositories import SETTINGS
from tests.teams.test_form import LINES, TEXTS, filled_in

NOWHERE = Repository("", "", "")
OPTIONS = st.sampled_from(["--", "-", "-c", "--at", "--text=x", "--help", "--id=../x"])


@settings(max_examples=50)
@given(
    OPTIONS | LINES, TEXTS | OPTIONS, st.just("") | st.sampled_from(["20 minutes ago", "--help"])
)
def test_what_is_reported_is_written_or_nothing(title: str, text: str, since: str) -> None:
    """The record has the very title and text, or is refused with a hint and is not there."""
    body = filled_in("api", "Major outage", since, text)
    event = {"issue": {"title": title, "body": body}}
    with TemporaryDirectory() as folder:
        root = project(Path(folder), {"statuary.yml": SETTINGS})
        with patch.dict("os.environ", {"PROJECT": folder}):
            deed = read_deed(event, NOWHERE)
        arguments = [each for each in deed.arguments if each != "--commit"]
        ran = CliRunner().invoke(main, arguments, input=deed.text)
        assert ran.exception is None or isinstance(ran.exception, SystemExit)
        written = [*root.rglob("*.*")]
        if ran.exit_code:
            assert [path.name for path in written] == ["statuary.yml"]
            assert "Error" in ran.stderr or "hint" in ran.stderr
            return
        (incident,) = content.load(root).incidents
        assert len(written) == 2
        assert incident.title == title.strip()
        assert incident.updates[0].body == body_text(text)
