"""The issue form: what GitHub makes of its fields is read as it was written."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from actions.form import LABELS, STATUSES, Report, Word, read_report, read_word
from tests.teams.documents import FORM, shown

LINES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp")), min_size=1)
WORDS = st.text(st.characters(categories=("L", "Nd"), include_characters="-_$`\"'"), min_size=1)
TEXTS = st.lists(LINES | st.sampled_from(["", *(f"### {label}" for label in LABELS)])).map(
    "\n".join
)


def filled_in(components: str, status: str, since: str, text: str) -> str:
    """Give the body that GitHub makes of the form."""
    values = (components, status, since or "_No response_", text)
    fields = zip(LABELS, values, strict=True)
    return "\n\n".join(f"### {label}\n\n{value}" for label, value in fields)


@given(st.lists(WORDS), LINES.map(str.strip), LINES.map(str.strip) | st.just(""), TEXTS)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_whatever_is_filled_in_is_read(
    ending: str, components: list[str], status: str, since: str, text: str
) -> None:
    """Each answer comes back, whatever it holds; in the text even the form's own headings."""
    body = filled_in(", ".join(components), status, since, text).replace("\n", ending)
    assert read_report(body) == Report(tuple(components), status, since, text)


def test_what_was_left_empty_is_empty() -> None:
    """What GitHub writes for no answer is none."""
    nothing = "_No response_"
    assert read_report(filled_in(nothing, nothing, "", nothing)) == Report((), "", "", "")


@pytest.mark.parametrize(
    "body",
    [
        "",
        "It is broken",
        f"Before\n\n{filled_in('api', 'Major outage', '', 'x')}",
        filled_in("api", "Major outage", "", "x").replace("### Since when\n\n", ""),
        filled_in("api", "Major outage", "", "x").replace("###", "##"),
    ],
)
def test_what_is_not_the_form_is_not_read(body: str) -> None:
    """An issue that was written by hand is no report."""
    assert read_report(body) is None


def test_the_form_has_the_labels_that_are_read() -> None:
    """The form asks in the order in which it is read, and a text of several lines comes last."""
    form = yaml.safe_load(shown(FORM)[".github/ISSUE_TEMPLATE/report-incident.yml"])
    fields = [each for each in form["body"] if each["type"] != "markdown"]
    assert tuple(each["attributes"]["label"] for each in fields) == LABELS
    assert [each["type"] for each in fields] == ["dropdown", "dropdown", "input", "textarea"]


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("/update Still at it.", Word("update", (), "Still at it.")),
        ("\r\n/Identified\r\nA certificate.\r\n", Word("identified", (), "A certificate.\n")),
        (
            "/monitoring api=operational website=partial_outage\nBetter.\na=b",
            Word("monitoring", ("api=operational", "website=partial_outage"), "Better.\na=b"),
        ),
        (
            "/monitoring api=operational Better.",
            Word("monitoring", ("api=operational",), "Better."),
        ),
        ("/update\nx=y", Word("update", (), "x=y")),
        ("/resolved", Word("resolved", (), "")),
        ("/update a == b", Word("update", (), "a == b")),
        ("/updates for all", None),
        ("Please /update", None),
        ("> /resolved\n\nIs it?", None),
        ("", None),
    ],
)
def test_a_comment_that_begins_with_a_status_is_an_update(body: str, word: Word | None) -> None:
    """The word comes first, then components on its line, then the text; other talk is none."""
    assert read_word(body) == word


@given(st.sampled_from(STATUSES), st.lists(WORDS.map(lambda each: f"{each}=operational")), TEXTS)
def test_any_update_is_read(status: str, components: list[str], text: str) -> None:
    """Whatever stands below the first line is the text."""
    body = f"/{' '.join((status, *components))}\n{text}"
    assert read_word(body) == Word(status, tuple(components), text)
