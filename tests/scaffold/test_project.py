"""A new project is without findings, whenever and wherever it begins."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from statuary import content, timeline
from statuary.checks import check
from statuary.saving import save_project
from statuary.scaffold import Answers, component_ids, project
from statuary.times.zone import zone_names
from tests.content.projects import project as laid_out

LINES = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=100
)
ANSWERS = st.builds(
    Answers,
    title=LINES,
    url=st.sampled_from(["", "https://status.example.com/", "https://example.com/a%20b/"]),
    components=st.lists(LINES, min_size=1, max_size=5).map(tuple),
    timezone=st.sampled_from(zone_names()),
    host=st.just("none"),
)


@given(ANSWERS, st.integers(1_600_000_000, 2_500_000_000))
def test_a_new_project_has_no_findings(answers: Answers, now: int) -> None:
    """At any second, in any zone and with any names, nothing is warned of, and all is well."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        save_project(root, project(answers, now))
        verdict = check(root, now, "")
        assert not verdict.findings.found
        page = content.load(root)
    assert (len(page.incidents), len(page.maintenances), len(page.notices)) == (1, 1, 1)
    assert [leaf.name for leaf in page.settings.leaves] == list(answers.components)
    shown = timeline.snapshot(page, now)
    assert shown.banner.status == "operational"


@given(ANSWERS)
def test_the_template_of_a_new_project_reads(answers: Answers) -> None:
    """With its signs for comments taken away, the example is a template with no findings."""
    now = 1_773_144_000
    with TemporaryDirectory() as folder:
        root = Path(folder)
        save_project(root, project(answers, now))
        before, sign, example = (root / "statuary.yml").read_text("utf-8").partition("# templates:")
        text = before + "".join(f"{line[2:]}\n" for line in f"{sign}{example}".splitlines())
        (root / "statuary.yml").write_text(text, "utf-8")
        assert not check(root, now, "").findings.found
        (template,) = content.load(root).settings.templates
    assert template.title
    assert template.text
    assert template.components[0].component == component_ids(answers.components)[0]


@given(st.lists(LINES, max_size=30))
def test_ids_are_unique(names: list[str]) -> None:
    """However many components have names that look alike, each has an id of its own."""
    assert len(set(component_ids(names))) == len(names)


def test_the_same_answers_make_the_same_files(tmp_path: Path) -> None:
    """Nothing but the answers and the instant goes into a project, and lines end as in Unix."""
    answers = Answers("Status", "", ("API",), "Europe/Berlin", "github")
    files = project(answers, 1_773_144_000)
    assert files == project(answers, 1_773_144_000)
    assert all(text.endswith("\n") and "\r" not in text for _, text in files)
    assert len(dict(files)) == len(files)
    assert content.load(laid_out(tmp_path, dict(files))).settings.title == "Status"
