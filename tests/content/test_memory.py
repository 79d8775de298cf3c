"""Files that are read again after every change."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from statuary import content
from statuary.errors import StatuaryError
from statuary.recall import Memory, Recall, afresh
from tests.content.projects import SETTINGS, project

# A disk tells changes by size and time, and its clock may be coarse: no two are of one length.
NAMES = ("a.md", "b.yaml", "2026/c.md")
TEXTS = (
    "title: A\nstarted: 2026-02-01 16:12Z\n",
    "title: B\nstarted: 2026-02-01 16:12\ncomponents: {api: major_outage}\n",
    "title: B\nstarted: 2026-02-01 16:12\ncomponents: {api: partial_outage}\n",
    "kind: notice\nid: other\ntitle: N\nfrom: 2026-02-01 16:12\ntext: Hello\n",
    "titel: A\n",
)
ZONES = ("America/New_York", "Europe/Berlin")


@given(st.data())
def test_a_memory_changes_nothing(data: st.DataObject) -> None:
    """Whatever is written, changed or deleted, what is remembered is what is there."""
    memory = Memory()
    with tempfile.TemporaryDirectory() as folder:
        root = project(Path(folder), {})
        for _ in range(data.draw(st.integers(1, 5))):
            name = data.draw(st.sampled_from(NAMES))
            text = data.draw(st.none() | st.sampled_from(TEXTS))
            if text is None:
                (root / "incidents" / name).unlink(missing_ok=True)
            else:
                whole = f"---\n{text}---\n" if name.endswith(".md") else text
                project(root, {f"incidents/{name}": whole})
            zone = data.draw(st.sampled_from(ZONES))
            project(root, {"statuary.yml": SETTINGS.replace(ZONES[0], zone)})
            assert _read(root, memory) == _read(root, afresh)
            memory.end_round()


def _read(root: Path, recall: Recall) -> object:
    try:
        return content.read(root, recall=recall)
    except StatuaryError as error:
        return str(error)
