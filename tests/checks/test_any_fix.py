"""Whatever a file looks like, a fix changes what it is of, and nothing else."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from statuary import checks, content, timeline
from tests.content.projects import project
from tests.editing.files import neighbours, written_incidents

NOW = 1_770_000_000


@pytest.mark.slow
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(written_incidents(mixed=True), neighbours())
def test_updates_in_order_are_the_same_lines(
    file: tuple[str, bytes], others: dict[str, bytes]
) -> None:
    """All lines are there, in another order; the page's facts are the same; twice is once."""
    name, data = file
    with tempfile.TemporaryDirectory() as folder:
        root = project(Path(folder), {name: data, **others})
        before = content.salvage(root)
        fixed = [*checks.fix(root, NOW)]
        after = content.salvage(root)
        event(f"{len(fixed)} fixed")
        written = (root / name).read_bytes()
        assert all((root / path).read_bytes() == was for path, was in others.items())
        assert (written != data) == bool(fixed)
        assert _lines(written) == _lines(data)
        assert written[:3] == data[:3]
        assert written.endswith(b"\n") == data.endswith(b"\n")
        old, new = before.page.incidents[0], after.page.incidents[0]
        assert new.model_copy(update={"updates": old.updates}) == old
        assert new.in_order == old.in_order
        assert after.page.incidents[1:] == before.page.incidents[1:]
        assert timeline.snapshot(after.page, NOW) == timeline.snapshot(before.page, NOW)
        if fixed:
            assert new.updates in (new.in_order, new.in_order[::-1])
        assert [*checks.fix(root, NOW)] == []
        assert (root / name).read_bytes() == written


def _lines(data: bytes) -> Counter[bytes]:
    return Counter(data.splitlines())


TEXTS = st.lists(
    st.sampled_from(
        ["Ünïcode 🚑", "  indented", "", "- a\n- b", "`b.yaml`", "[c](https://example.com)", "a: b"]
    ),
    max_size=4,
)


@pytest.mark.slow
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, TEXTS, st.sampled_from(["[a](b.yaml)", "![x](../c.md) [a](b#d)"]), st.booleans())
def test_a_link_is_all_that_changes(
    above: list[str], below: list[str], link: str, windows: bool
) -> None:
    """Of the file's bytes only those of the link are others, in Markdown as in YAML."""
    text = "\n".join([*above, link, *below])
    head = "title: A\ncomponents: [api]"
    markdown = f"---\n{head}\n---\n## Identified @ 2026-02-01 16:12\n{text}\n"
    inner = re.sub("^(?=.)", "      ", text, flags=re.MULTILINE)
    item = f"  - at: 2026-02-01 16:12\n    status: identified\n    body: |2\n{inner}\n"
    yaml = f"{head}\nupdates:\n{item}"
    other = "title: B\nstarted: 2026-02-01 16:12\n"
    for name, source in (("incidents/a.md", markdown), ("incidents/a.yaml", yaml)):
        data = source.replace("\n", "\r\n" if windows else "\n").encode()
        with tempfile.TemporaryDirectory() as folder:
            root = project(Path(folder), {name: data, "incidents/b.yaml": other})
            assert not content.salvage(root).problems
            fixed = [*checks.fix(root, NOW)]
            event(f"{len(fixed)} fixed")
            wanted = data.replace(b"](b.yaml)", b"](../b/)").replace(b"](b#d)", b"](../b/#d)")
            assert (root / name).read_bytes() == (wanted if fixed else data)
            assert [*checks.fix(root, NOW)] == []
