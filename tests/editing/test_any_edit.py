"""Whatever a file looks like, an edit adds lines to it, and all that was there is there still."""

from __future__ import annotations

import difflib
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from statuary import content, editing
from statuary.model import Incident, IncidentUpdate
from statuary.times.zone import local
from tests.content.projects import project
from tests.editing.files import ZONE, neighbours, written_incidents

NOW = 1_770_000_000
TEXTS = st.sampled_from(
    [
        *("", "Better.", "It's: better", '"Quoted" # and not a comment', "- a list", "{a: b}"),
        *("تعذر الدخول 👩\u200d💻", "* one\n* two\n\n    code", "```\n## no heading\n```"),
        *("ends with a colon:", "  indented\nor not", "### Inside\n# x", "|", "%", "yes", "@"),
        *("x" * 300, "a\r\n\r\nb", "\tt", "it is 'so'", "a \\ b", "~", "2026-02-01"),
    ]
)
STEPS = st.sampled_from(["identified", "monitoring", "resolved", "update"])
CHANGES = st.lists(
    st.tuples(st.just("api"), st.sampled_from(["operational", "major_outage"])), max_size=1
)


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(
    written_incidents(),
    neighbours(),
    STEPS,
    TEXTS,
    CHANGES,
    st.integers(-100_000, 0),
    st.booleans(),
)
def test_an_update_is_lines_more_and_nothing_else(
    file: tuple[str, bytes],
    others: dict[str, bytes],
    step: str,
    text: str,
    changes: list[tuple[str, str]],
    ago: int,
    backdated: bool,
) -> None:
    """The file keeps each of its lines as it was, and reads as before with one update more.

    What stands in other files does not matter, and stays.
    """
    name, data = file
    with tempfile.TemporaryDirectory() as folder:
        root = project(Path(folder), {name: data, **others})
        reading = content.salvage(root)
        incident = reading.page.incidents[0]
        backdated = backdated and step != "resolved"
        last = incident.in_order[-1].at.seconds if incident.updates else NOW - 200_000
        seconds = NOW + ago if backdated else max(NOW, last + 60)
        seconds = max(seconds - seconds % 60, incident.start.seconds)
        if not incident.updates and step == "update":
            step = "investigating"
        if step != "resolved" and any(each.status == "resolved" for each in incident.updates):
            step, changes = "update", []
        body = editing.body_text(text)
        new = editing.NewUpdate(
            step, editing.write_instant(seconds, ZONE), seconds, tuple(changes), body
        )
        edit = editing.update(root, reading, incident, new)
        added = _added(data, edit.after)
        after, *rest = edit.page.incidents
        assert all((root / path).read_bytes() == was for path, was in (file, *others.items()))
        assert tuple(rest) == reading.page.incidents[1:]
        assert len(after.updates) == len(incident.updates) + 1
        (extra,) = _without(after, incident)
        assert (extra.status, extra.at.seconds, extra.body) == (step, seconds, body)
        assert [(each.component, each.status) for each in extra.components] == changes
        assert f"{local(seconds, ZONE):%Y-%m-%d %H:%M}" in "\n".join(added)
        again = content.salvage(root, instead={name: edit.after})
        assert again.page == edit.page
        assert [each.path for each in again.problems] == [each.path for each in reading.problems]


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(written_incidents(), neighbours(), TEXTS.filter(bool))
def test_a_postmortem_is_lines_more_and_nothing_else(
    file: tuple[str, bytes], others: dict[str, bytes], text: str
) -> None:
    """The file keeps each of its lines as it was, and reads as before with a postmortem more."""
    name, data = file
    with tempfile.TemporaryDirectory() as folder:
        root = project(Path(folder), {name: data, **others})
        reading = content.salvage(root)
        incident, *rest = reading.page.incidents
        if incident.postmortem:
            return
        edit = editing.postmortem(root, reading, incident, editing.body_text(text))
        _added(data, edit.after)
        assert edit.page.incidents == (
            incident.model_copy(update={"postmortem": editing.body_text(text)}),
            *rest,
        )


def _without(after: Incident, before: Incident) -> tuple[IncidentUpdate, ...]:
    """Give the updates of a record that another one does not have, in their order."""
    matcher = difflib.SequenceMatcher(None, before.updates, after.updates, autojunk=False)
    assert all(tag in ("equal", "insert") for tag, *_ in matcher.get_opcodes())
    return tuple(
        update
        for tag, _, _, start, end in matcher.get_opcodes()
        if tag == "insert"
        for update in after.updates[start:end]
    )


def _added(before: bytes, after: bytes) -> list[str]:
    """Give the lines that were added, having checked that no other line is different."""
    old, new = (_lines(data) for data in (before, after))
    differences = list(difflib.ndiff(old, new))
    assert not [line for line in differences if line.startswith("- ")], (old, new)
    assert before[:3] == after[:3]
    assert (before.count(b"\r\n") == before.count(b"\n")) == (
        after.count(b"\r\n") == after.count(b"\n")
    )
    assert before.endswith(b"\n") == after.endswith(b"\n")
    return [line[2:] for line in differences if line.startswith("+ ")]


def _lines(data: bytes) -> list[str]:
    return data.decode().removesuffix("\n").removesuffix("\r").replace("\r\n", "\n").split("\n")
