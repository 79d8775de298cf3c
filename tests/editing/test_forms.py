"""An edit follows the form, the order and the manner of the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from statuary import content, editing
from statuary.errors import ContentError, EditError
from tests.content.projects import project

HEAD = "title: A\ncomponents: [web]\n"
FIRST = "{at: 2026-02-01 16:12, status: investigating}"
NEW = "{at: 2026-02-01 16:40, status: monitoring, body: Better.}"


def edited(
    root: Path,
    name: str,
    text: str,
    body: str = "Better.",
    at: tuple[str, int] = ("2026-02-01 16:40", 1_769_982_000),
) -> str:
    """Add an update to the one incident of a project, and give the file as it would be."""
    reading = content.read(project(root, {f"incidents/{name}": text}))
    new = editing.NewUpdate("monitoring", *at, body=body)
    return editing.update(root, reading, reading.page.incidents[0], new).after.decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "## Investigating @ 2026-02-01 16:12\nLook.\n",
            "## Investigating @ 2026-02-01 16:12\nLook.\n\n"
            "## Monitoring @ 2026-02-01 16:40\nBetter.\n",
        ),
        (
            "##investigating—2026-02-01 16:12\n\nLook.",
            "##investigating—2026-02-01 16:12\n\nLook.\n\n##monitoring—2026-02-01 16:40\n\nBetter.",
        ),
        (
            "## Investigating @ 2026-02-01 16:12\n\n## Post-mortem\nWhy.\n",
            "## Investigating @ 2026-02-01 16:12\n\n"
            "## Monitoring @ 2026-02-01 16:40\nBetter.\n\n## Post-mortem\nWhy.\n",
        ),
        (
            "## UPDATE | 2026-02-01 16:30\n## INVESTIGATING | 2026-02-01 16:12\n",
            "## MONITORING | 2026-02-01 16:40\nBetter.\n\n"
            "## UPDATE | 2026-02-01 16:30\n## INVESTIGATING | 2026-02-01 16:12\n",
        ),
    ],
    ids=["oldest first", "odd signs, no final line end", "before a postmortem", "newest first"],
)
def test_markdown_is_continued(tmp_path: Path, before: str, after: str) -> None:
    """A heading goes where the next update belongs, and looks like those that are there."""
    front = f"---\n{HEAD}---\n\n"
    assert edited(tmp_path, "a.md", front + before) == front + after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"updates: [{FIRST}]\n", f"updates: [{FIRST}, {NEW}]\n"),
        (f"updates: [{FIRST},]\n", f"updates: [{FIRST}, {NEW},]\n"),
        (f"updates: [\n  {FIRST},  # 1\n]\n", f"updates: [\n  {FIRST},  # 1\n  {NEW},\n]\n"),
        (f"updates: [\n  {FIRST}  # 1\n]\n", f"updates: [\n  {FIRST},  # 1\n  {NEW}\n]\n"),
        (f"updates:\n- {FIRST}\n", f"updates:\n- {FIRST}\n- {NEW}\n"),
        (
            "updates:\n-  # first\n   at: 2026-02-01 16:12\n   status: investigating\n",
            "updates:\n-  # first\n   at: 2026-02-01 16:12\n   status: investigating\n"
            "- at: 2026-02-01 16:40\n  status: monitoring\n  body: Better.\n",
        ),
        (
            "updates:\n -   status: 'update'\n     at: 2026-02-01 16:30\n\n"
            " -   status: 'investigating'\n     at: 2026-02-01 16:12\n",
            "updates:\n -   status: 'monitoring'\n     body: Better.\n     at: 2026-02-01 16:40\n\n"
            " -   status: 'update'\n     at: 2026-02-01 16:30\n\n"
            " -   status: 'investigating'\n     at: 2026-02-01 16:12\n",
        ),
        (
            "started: 2026-02-01 16:00\nupdates: []\n",
            f"started: 2026-02-01 16:00\nupdates: [{NEW}]\n",
        ),
        (
            "started: 2026-02-01 16:00\nupdates:\npostmortem: Why.\n",
            "started: 2026-02-01 16:00\nupdates:\n  - at: 2026-02-01 16:40\n"
            "    status: monitoring\n    body: Better.\npostmortem: Why.\n",
        ),
        (
            "started: 2026-02-01 16:00\n\n# Later:\npostmortem: Why.\n",
            "started: 2026-02-01 16:00\nupdates:\n  - at: 2026-02-01 16:40\n"
            "    status: monitoring\n    body: Better.\n\n# Later:\npostmortem: Why.\n",
        ),
    ],
)
def test_yaml_is_continued(tmp_path: Path, before: str, after: str) -> None:
    """An item goes into a list of either style, or into a new one; comments stay where they are."""
    assert edited(tmp_path / "a", "a.yaml", HEAD + before) == HEAD + after
    front, text = f"---\n{HEAD}", "---\nA summary.\n"
    if "postmortem" not in before and "updates:" in before and "started" not in before:
        assert edited(tmp_path / "b", "a.md", front + before + text) == front + after + text


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", ["a.md", "a.yaml"])
def test_line_ends_are_kept(tmp_path: Path, name: str, ending: str) -> None:
    """New lines end as the others do."""
    text = f"{HEAD}updates:\n  - {FIRST}\n"
    text = f"---\n{text}---\nA summary.\n" if name == "a.md" else text
    after = edited(tmp_path, name, text.replace("\n", ending), "One.\n\nTwo.")
    assert after.count(ending) == text.count("\n") + 6
    assert sorted(set(after) & {"\r", "\n"}) == sorted(set(ending))


def test_a_record_in_brackets_is_continued(tmp_path: Path) -> None:
    """A record that stands in brackets as a whole keeps standing there."""
    before = "{title: A, components: [web], started: 2026-02-01 16:00}\n"
    assert edited(tmp_path, "a.yaml", before) == before.replace("}\n", f", updates: [{NEW}]}}\n")


def test_an_update_goes_where_its_time_belongs(tmp_path: Path) -> None:
    """One that is told afterwards stands between those that it happened between."""
    later = "{at: 2026-02-01 17:00, status: resolved}"
    after = edited(tmp_path, "a.yaml", f"{HEAD}updates:\n  - {FIRST}\n  - {later}\n")
    assert after == f"{HEAD}updates:\n  - {FIRST}\n  - {NEW}\n  - {later}\n"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.yaml", f"{HEAD}updates: [{FIRST}, {{at: 2026-02-01 17:00, ", None),
        (
            "a.yaml",
            f"{HEAD}updates:\n  - at: 2026-02-01 16:12\n    status: identified\n"
            '    body: "x\n# y"\n',
            "incidents/a.yaml is written in a way that cannot be edited safely",
        ),
        (
            "a.yaml",
            "{title: A, started: 2026-02-01 16:00 # when\n}\n",
            "cannot be added safely to what stands in brackets from line 1 on",
        ),
    ],
)
def test_what_cannot_be_edited_safely_is_left_alone(
    tmp_path: Path, name: str, text: str, said: str | None
) -> None:
    """A file in an odd manner is refused with the reason, or was so for not reading at all."""
    root = project(tmp_path, {f"incidents/{name}": text})
    if said is None:
        with pytest.raises(ContentError):
            edited(root, name, text)
    else:
        with pytest.raises(EditError, match=said):
            edited(root, name, text)
    assert (root / "incidents" / name).read_text() == text


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Fine.\n\n## Next steps\nWe look.", "`## Next steps` in the text would begin an update"),
        ("```\nnever closed", "has no end"),
        ("# Resolved @ 2026-02-01 16:57", "two `#`"),
    ],
)
def test_a_text_that_would_cut_the_record_is_refused(tmp_path: Path, body: str, said: str) -> None:
    """What Markdown would take for an update or a fence without an end is told, with a hint."""
    text = f"---\n{HEAD}---\n## Investigating @ 2026-02-01 16:12\n"
    with pytest.raises(EditError, match=said):
        edited(tmp_path, "a.md", text, body)


def test_what_cannot_have_happened_is_refused(tmp_path: Path) -> None:
    """The reader's own rules hold for an edit too, and in their own words."""
    text = f"{HEAD}updates:\n  - {{at: 2026-02-01 16:12, status: resolved}}\n"
    with pytest.raises(EditError, match="reopens a resolved incident without saying what"):
        edited(tmp_path, "a.yaml", text)
