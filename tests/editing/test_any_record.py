"""Whatever a new record says, its file says it so that it reads."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from statuary import content, editing
from statuary.content.headings import find_headings
from statuary.content.text import source_text
from statuary.errors import InvalidError
from statuary.model.text import check_line
from tests.content.projects import project

SIGNS = st.sampled_from(
    [*"\"'#:{}[]&*!|>%@`~-,? \\\n\t", "é", "🚑", "ع", "no", "1", "a", "## ", "```"]
)
TEXTS = st.text(max_size=40) | st.lists(SIGNS, max_size=12).map("".join)

ITEMS = (
    "  - at: '2026-02-01 16:12'\n    status: identified\n    body: \"Look.\"",
    "  -   status: identified\n      body: |\n        Look.\n      at: 2026-02-01 16:12",
    "updates: [{at: 2026-02-01 16:12, status: identified}]",
)


@settings(max_examples=150)
@given(TEXTS, TEXTS)
def test_any_title_and_text_are_written_as_they_are(title: str, text: str) -> None:
    """A title that may be one and a text without headings come back as they went in."""
    try:
        title = check_line(title)
    except InvalidError:
        assume(False)
    body = editing.body_text(text)
    headings = find_headings(source_text(body), 0)
    assume(not headings.value and not headings.flaws)
    new = editing.NewRecord(
        "incident",
        "a",
        title,
        (("api", "major_outage"),),
        update=editing.NewUpdate("investigating", "2026-02-01 16:12", 0, body=body),
    )
    with tempfile.TemporaryDirectory() as folder:
        root = project(Path(folder), {})
        edit = editing.new_record(root, content.read(root), new)
        (incident,) = edit.page.incidents
        assert (incident.title, incident.updates[0].body) == (title, body)
        project(root, {edit.path: edit.after})
        assert content.load(root) == edit.page


@settings(max_examples=150)
@given(TEXTS, st.sampled_from(["- {at: 2026-02-01 16:12, status: identified}", *ITEMS]))
def test_any_text_is_added_to_yaml_as_it_is(text: str, item: str) -> None:
    """Whatever signs a text has, it comes back from a list of updates as it went in."""
    body = editing.body_text(text)
    new = editing.NewUpdate("monitoring", "2026-02-01 16:40", 1_769_982_000, body=body)
    file = f"title: A\nupdates:\n{item}\n" if item[0] in " -" else f"title: A\n{item}\n"
    with tempfile.TemporaryDirectory() as folder:
        root = project(Path(folder), {"incidents/a.yaml": file})
        reading = content.read(root)
        edit = editing.update(root, reading, reading.page.incidents[0], new)
        assert edit.page.incidents[0].updates[1].body == body
