"""Whatever stands in the files, a project reads or says what is wrong with it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from time import perf_counter

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from statuary.content.text import read_text
from statuary.content.yaml_events import read_yaml
from tests.content.projects import page, problems, project

PIECES = st.sampled_from(
    [
        *("---\n", "...\n", "title: A\n", "title:", "updates:\n", "  - ", "- ", "    ", "\t", "\n"),
        *("at: 2026-02-01 16:12Z\n", "status: resolved\n", "body: |\n", "components: ", "kind: "),
        *("{api: major_outage}", "[api]", "{", "}", "[", "]", ", ", ": ", "? ", "# ", "#", "%YAML"),
        *("&a ", "*a", "<<: ", "!x ", "!!str ", '"', "'", "\\", "\\ud800", "\\x00", "|", ">", "@"),
        *("## Resolved @ 2026-02-01 16:30Z", "## ", "### ", "```\n", "~~~\n", "## Postmortem\n"),
        *(
            "notice",
            "maintenance",
            "window: ",
            "from: ",
            "id: ",
            "draft: yes\n",
            "\u202e",
            "\ufeff",
        ),
        *("\r\n", "\r", "\x00", "\x85", "\u2028", "🚑", "é", "~", "`", "é"),
    ]
)
SOUP = st.lists(PIECES, max_size=25).map("".join)
TEXTS = SOUP | st.text(max_size=60)
BYTES = TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")) | st.binary(max_size=60)


def _check(files: dict[str, str | bytes]) -> None:
    """Read a project, and check that what is wrong is said of a place in a file."""
    with tempfile.TemporaryDirectory() as folder:
        root = project(Path(folder), files)
        lines = {
            path: read.value.text.count("\n") + 1
            for path, text in files.items()
            if isinstance(text, bytes) and (read := read_text(text)).value
        }
        for problem in problems(root):
            assert problem.path in files
            assert problem.message
            assert str(problem).isprintable() or problem.hint
            assert 1 <= problem.line <= lines.get(problem.path, problem.line)
            assert problem.column >= 1


@given(BYTES, BYTES)
def test_any_bytes_read_or_are_explained(one: bytes, two: bytes) -> None:
    """Whatever the files of a project hold, the outcome is a page or located problems."""
    _check({"incidents/a.md": b"---\ntitle: A\n---\n" + one, "incidents/b.yaml": two})


@given(BYTES)
def test_any_front_matter_reads_or_is_explained(data: bytes) -> None:
    """Whatever stands between the dashes, the outcome is a page or located problems."""
    _check({"incidents/a.md": b"---\n" + data + b"\n---\n## Resolved @ 2026-02-01 16:12Z\n"})


@given(BYTES)
def test_any_settings_read_or_are_explained(data: bytes) -> None:
    """Whatever stands in the settings, the outcome is a page or located problems."""
    _check({"statuary.yml": data})


@given(TEXTS)
@example("title: [\n\t{a: b}]")
@example("a: {b: c\td: e}")
def test_both_parsers_say_the_same(text: str) -> None:
    """With PyYAML's parser in C or with the one in Python, texts and places are the same."""
    source = read_text(text.encode("utf-8", "replace")).value
    if source is None:
        return
    quick = read_yaml(source)
    slow = read_yaml(source, loader=yaml.BaseLoader)
    if not quick.flaws and not slow.flaws:
        assert quick == slow


@given(SOUP)
def test_line_ends_do_not_matter(text: str) -> None:
    """A text with other line ends has the same problems at the same places."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    outcomes = []
    for ending in ("\n", "\r\n", "\r"):
        with tempfile.TemporaryDirectory() as folder:
            data = unified.replace("\n", ending).encode("utf-8", "surrogatepass")
            outcomes.append(problems(project(Path(folder), {"incidents/a.md": data})))
    assert outcomes[0] == outcomes[1] == outcomes[2]


@given(st.permutations(range(6)))
def test_the_order_of_files_on_the_disk_does_not_matter(order: list[int]) -> None:
    """Files may have been written in any order."""
    names = [f"incidents/{name}.yaml" for name in ("b", "a", "sub/c", "sub/a-1", "z", "0")]
    record = "title: A\nstarted: 2026-02-01 16:12Z\n"
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        first = page(Path(one), dict.fromkeys(names, record))
        assert page(Path(two), {names[index]: record for index in order}) == first


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "title: " + "[" * 30_000,
        "title: " + "{a: " * 30_000,
        "- " * 30_000,
        "? " * 30_000,
        "a: &a {}\n" + "<<: [*a, *a, *a]\n" * 5_000,
        "a,\n" * 10 + "[" + "a," * 300_000,
        "".join(f"k{number}: v\n" for number in range(40_000)),
        "k: v\n" * 40_000,
        "a: \tb\n" * 10_000,
        "title: A #" + " #b" * 100_000,
        " " * 500_000 + "a: b: c",
        "title: '" + "''" * 250_000,
        "`" * 500_000,
        "-" * 500_000 + "\nb: c: d",
        "title: A\nkind: maintenance\nrepeats: FREQ=WEEKLY;BYDAY=" + "MO," * 200_000,
    ],
    ids=lambda text: text[:12],
)
@pytest.mark.parametrize("suffix", ["md", "yaml"])
def test_a_hostile_file_costs_little(tmp_path: Path, text: str, suffix: str) -> None:
    """Depth, width and repetition are bounded, so that no file stops a build."""
    whole = f"---\n{text}\n---\n" if suffix == "md" else text
    started = perf_counter()
    assert problems(project(tmp_path, {f"incidents/a.{suffix}": whole}))
    assert perf_counter() - started < 20


@pytest.mark.slow
@pytest.mark.parametrize(
    "body",
    [
        "## " + " " * 500_000 + "x",
        "## " + "#" * 500_000 + "x",
        "\n" * 500_000 + "x",
        " \n" * 250_000 + "## x",
        "## x\n" * 20_000,
        "## Update @ 2026-02-01 16:12Z {" + "a: b, " * 50_000 + "}",
        "## Update @ 2026-02-01 16:12Z {a: b}\n" * 2_000,
        "## " + "@" * 500_000,
        "# Resolved @" + " " * 500_000 + "x\n## x",
        "```\n" * 99_999,
        "## Update @ " + "0" * 500_000,
        "## Update @ 2026-02-01 16:12Z" + " " * 500_000 + "x",
    ],
    ids=lambda text: text[:12],
)
def test_a_hostile_body_costs_little(tmp_path: Path, body: str) -> None:
    """Long lines and many headings are read in a time that grows with their length."""
    started = perf_counter()
    assert problems(project(tmp_path, {"incidents/a.md": f"---\ntitle: A\n---\n{body}\n"}))
    assert perf_counter() - started < 20


@pytest.mark.parametrize(
    ("change", "said"),
    [("d{0}x{1}: partial_outage", "no component"), ("api: x{0}y{1}", "not a component status")],
)
def test_many_words_that_are_not_known_cost_little(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str, said: str
) -> None:
    """The nearest word is looked for where it is told, and not for each of thousands."""
    searched: list[object] = []

    def nearest(*given: object, **_more: object) -> list[str]:
        searched.append(given)
        return []

    monkeypatch.setattr("difflib.get_close_matches", nearest)
    updates = "".join(
        f"## Identified @ 2026-02-{1 + day:02d} 16:12Z {{{change.format(day, number)}}}\n"
        for day in range(28)
        for number in range(20)
    )
    found = problems(project(tmp_path, {"incidents/a.md": f"---\ntitle: A\n---\n{updates}"}))
    assert sum(said in problem.message for problem in found) >= 90
    assert len(searched) <= 2 * len(found)
    assert len(found) <= 101
