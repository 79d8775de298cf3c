"""What `check --fix` mends, and what it leaves to people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from statuary import checks
from statuary.lint import RULES, Rule
from statuary.lint.interface import EXAMPLE_NOW, Example
from statuary.model import read_instant
from tests.cli.test_writing import run
from tests.content.projects import project

NOW = read_instant(EXAMPLE_NOW).seconds
FIXABLE = [rule for rule in RULES if rule.fixable]

RECORD = """\
---
title: Slow answers
components: [api]
---
{}
"""
ITEM = "# of {0}\n-  at: 2026-02-10 {0}\n   status: {1}\n   body: |+\n     x\n"
INLINE = "{{at: 2026-02-10 {0}, status: {1}, body: x}}"
SECTION = "##  {1} | 2026-02-10 {0}  \r\nx {0}"
STEPS = {
    "10:00": "investigating",
    "10:20": "identified",
    "10:40": "monitoring",
    "11:00": "resolved",
}
TAGGED = "kind: notice\ntitle: News\nfrom: 2026-03-01\ntags: [{}]\n"


def files(root: Path) -> dict[str, bytes]:
    """Give what a project's records hold."""
    return {path.name: path.read_bytes() for path in (root / "incidents").rglob("*.*")}


def written(root: Path, example: Example) -> Path:
    """Write the files of an example."""
    return project(root, dict(example.files))


def rules(root: Path) -> list[str]:
    """Give the rules that speak, once for each remark."""
    return [each.rule for each in checks.check(root, NOW).findings.found]


def incident(*updates: str) -> dict[str, str | bytes]:
    """Give the file of an incident with updates, each `status @ instant`."""
    text = "\n".join(f"## {update}\nAnswers take a minute." for update in updates)
    return {"incidents/a.md": RECORD.format(text)}


def test_these_rules_offer_fixes() -> None:
    """Only rules whose fix needs nobody to ask offer one."""
    assert [rule.id for rule in FIXABLE] == ["dead-link", "rare-tag", "unordered-updates"]


@pytest.mark.parametrize("rule", FIXABLE, ids=lambda rule: rule.id)
def test_what_is_fixable_is_fixed(rule: Rule, tmp_path: Path) -> None:
    """The rule speaks once of its example and offers a fix; then nothing is found, or to do."""
    assert rule.fixable is not None
    root = written(tmp_path, rule.fixable)
    (finding,) = checks.check(root, NOW).findings.found
    assert (finding.rule, finding.fixable) == (rule.id, True)
    (fixed,) = checks.fix(root, NOW)
    assert (fixed.rule, fixed.path, fixed.line) == (
        rule.id,
        finding.problem.path,
        finding.problem.line,
    )
    assert rules(root) == []
    assert [*checks.fix(root, NOW)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_what_needs_a_person_stays(rule: Rule, tmp_path: Path) -> None:
    """No bad example is fixed by what might be a guess: its files stay, and the finding too."""
    root = written(tmp_path, rule.bad)
    before = files(root)
    assert [*checks.fix(root, NOW)] == []
    assert files(root) == before
    assert rules(root) == [rule.id]
    assert not checks.check(root, NOW).findings.found[0].fixable


@pytest.mark.parametrize(
    "updates",
    [
        ("Investigating @ 10 10:00", "Update @ 12 10:20", "Update @ 10 11:00"),
        ("Investigating @ 10 10:00", "Resolved @ 10 11:00", "Update @ 10 10:30"),
        ("Identified @ 10 10:10", "Resolved @ 10 11:00", "Investigating @ 10 10:00"),
        ("Resolved @ 10 11:00", "Investigating @ 10 10:00", "Update @ 10 12:00"),
        ("Monitoring @ 10 10:00", "Update @ 10 11:00", "Identified @ 10 10:30"),
    ],
)
def test_what_may_be_a_slip_in_a_date_stays(tmp_path: Path, updates: tuple[str, ...]) -> None:
    """Days apart, across an end or back a step, an update may stand right and be dated wrong."""
    root = project(tmp_path, incident(*(each.replace("@ ", "@ 2026-02-") for each in updates)))
    before = files(root)
    assert "unordered-updates" in rules(root)
    assert [*checks.fix(root, NOW)] == []
    assert files(root) == before


def test_newest_first_stays_newest_first(tmp_path: Path) -> None:
    """Updates are put in the order that most of them have; what was said at once stays so."""
    root = project(
        tmp_path,
        incident(
            *("Resolved @ 2026-02-10 12:00", "Monitoring @ 2026-02-10 11:00"),
            *("Update @ 2026-02-10 10:20", "Identified @ 2026-02-10 10:40"),
            *("Update @ 2026-02-10 10:20", "Investigating @ 2026-02-10 10:00"),
        ),
    )
    (fixed,) = checks.fix(root, NOW)
    assert (fixed.line, fixed.said) == (11, "put the updates in the order of time")
    headings = [line for line in (root / "incidents/a.md").read_text().splitlines() if "##" in line]
    assert [heading[-5:] for heading in headings] == [
        *("12:00", "11:00", "10:40", "10:20", "10:20", "10:00"),
    ]


LINKS = [
    ("[a](b.md)", "[a](../b/)"),
    ("[a](./b.yaml#cause) <!-- b -->", "[a](../b/#cause) <!-- b -->"),
    ("![](../../incidents/b.html)", "![](../b/)"),
    ("[a](/b/)", "[a](../b/)"),
    ("[a](https://status.example.com/b)", "[a](../b/)"),
    ("[a](../../b/ 'title')", "[a](../b/ 'title')"),
    ("[a](b.md) and [again](b.md)", None),
    ("[a][1]\n\n[1]: b.md", None),
    ("[a](b.md?x)", None),
    ("[a](c.md)", None),
    ("[a](draft.md)", None),
    ("`[a](b.md)` [a](b.md)", None),
]


@pytest.mark.parametrize(("text", "fixed"), LINKS)
def test_links_to_records(tmp_path: Path, text: str, fixed: str | None) -> None:
    """A link that names a record by its id or its file, once in a text, leads to its page then."""
    other = "title: B\nstarted: 2026-02-01 12:00Z\nended: 2026-02-01 13:00Z\n"
    record = RECORD.format(f"## Investigating @ 2026-03-10 11:00Z\n{text}")
    others = {"incidents/b.yaml": other, "incidents/draft.yaml": f"{other}draft: true\n"}
    root = project(tmp_path, {"incidents/a.md": record, **others})
    before = files(root)
    [*checks.fix(root, NOW)]
    wanted = record if fixed is None else record.replace(text, fixed)
    assert files(root) == {**before, "a.md": wanted.encode()}
    assert ("dead-link" in rules(root)) == (fixed is None)


@pytest.mark.parametrize(
    ("tags", "fixed"),
    [
        ("Network", "network"),
        ("a, 'net-work', b # c", "a, 'network', b # c"),
        ('"NET_WORK"', '"network"'),
        ("netwrk", None),
        ("Network, network", None),
    ],
)
def test_tags(tmp_path: Path, tags: str, fixed: str | None) -> None:
    """A tag that differs from a usual one by case or a sign between words becomes that one."""
    usual: dict[str, str | bytes] = {f"incidents/{n}.yaml": TAGGED.format("network") for n in "bcd"}
    text = TAGGED.replace("[{}]", "[ {}\n ]").format(tags)
    root = project(tmp_path, {**usual, "incidents/a.yaml": text})
    before = files(root)
    [*checks.fix(root, NOW)]
    wanted = text if fixed is None else text.replace(tags, fixed)
    assert files(root) == {**before, "a.yaml": wanted.encode()}


@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_comment_above_all_updates_is_of_the_list(tmp_path: Path, gap: str) -> None:
    """It may be of the first update too, which then does not move; the others may."""
    items = {time: ITEM.format(time, step) for time, step in STEPS.items()}
    head = f"title: A\nupdates:\n# newest first?\n{gap}"
    first = head + "".join(items[time] for time in ("10:20", "10:40", "10:00", "11:00"))
    other = head + "".join(items[time] for time in ("10:00", "10:40", "10:20", "11:00"))
    root = project(tmp_path, {"incidents/a.yaml": first, "incidents/b.yaml": other})
    assert [fixed.path for fixed in checks.fix(root, NOW)] == ["incidents/b.yaml"]
    assert files(root) == {
        "a.yaml": first.encode(),
        "b.yaml": (head + "".join(items.values())).encode(),
    }


BRACKETS = """\
title: Slow answers
components: [api]
updates: [
  {{at: 2026-02-10 10:00, status: investigating, body: Slow.}},
  {{at: 2026-02-10 11:00, status: monitoring, body: Less.}},{}
  {{at: 2026-02-10 10:30, status: identified, body: Why.}}, {{
    at: 2026-02-10 11:30, status: resolved, body: Done}}]
"""


@pytest.mark.parametrize("comment", ["", " # of 11:00 or 10:30?"])
def test_a_comment_that_may_be_of_either_keeps_updates_in_place(
    tmp_path: Path, comment: str
) -> None:
    """In brackets nobody knows which update a comment between two of them is of."""
    text = BRACKETS.format(comment)
    root = project(tmp_path, {"incidents/a.yaml": text})
    fixed = [*checks.fix(root, NOW)]
    assert len(fixed) == (not comment)
    assert (files(root)["a.yaml"] == text.encode()) == bool(comment)
    left = run("check", root, "--now", EXAMPLE_NOW, "--fix").stderr
    assert ("unordered-updates" in left) == bool(comment)
    assert left.endswith("do it by hand\n" if comment else "")


@pytest.mark.parametrize(
    ("before", "item", "between"),
    [
        ("{title: A, updates: [", INLINE, (", ", ",\n ", ",", "], tags: [x]} # c")),
        ("title: A\nupdates:\n", ITEM, ("", "\n", "", "# of tags\ntags: [x]\n")),
        ("---\ntitle: A\nupdates:\n", ITEM, ("\n\n", "", "", "---\nSlow.\n")),
        ("---\ntitle: A\nupdates: [ # c\n", INLINE, (",\n", ", ", ",", "] # c\n---\nSlow.\n")),
        ("---\ntitle: A\n---\n", SECTION, ("\n\n", "\r\n", "\n## Postmortem\nWhy.\n", "")),
    ],
)
def test_updates_move_with_all_that_is_theirs(
    tmp_path: Path, before: str, item: str, between: tuple[str, ...]
) -> None:
    """Comments and odd spacing go with an update; what stands between updates stays."""

    def text(*times: str) -> bytes:
        items = (
            item.format(time, STEPS[time]) + gap for time, gap in zip(times, between, strict=True)
        )
        return (before + "".join(items)).encode()

    path = f"incidents/a.{'md' if before.startswith('---') else 'yaml'}"
    root = project(tmp_path, {path: text("10:00", "10:40", "10:20", "11:00")})
    assert len([*checks.fix(root, NOW)]) == 1
    assert (root / path).read_bytes() == text(*STEPS)


MIXED = incident(
    *("Investigating @ 2026-02-10 10:00", "Monitoring @ 2026-02-10 11:00"),
    *("Identified @ 2026-02-10 10:30", "Resolved @ 2026-02-10 11:30"),
)


@pytest.mark.parametrize(
    ("others", "count"),
    [
        ({}, 1),
        ({"incidents/b.md": "<<<<<<< HEAD\n"}, 1),
        ({"incidents/c.yaml": "id: a\ntitle: C\nstarted: 2026-02-01\n"}, 1),
        ({"incidents/0.yaml": "id: a\ntitle: C\nstarted: 2026-02-01 12:00\n"}, 0),
        ({"statuary.yml": "titel: S\n"}, 0),
        ({"statuary.yml": "title: S\ncheck: {rules: {unordered-updates: off}}\n"}, 0),
        ({"statuary.yml": "title: S\ncheck: {rules: {unordered-updates: error}}\n"}, 1),
        ({"templates/index.html": "{% if %}"}, 1),
    ],
)
def test_files_with_problems_are_left_alone(
    tmp_path: Path, others: Mapping[str, str], count: int
) -> None:
    """What is wrong in one file, or switched off, is not fixed; the others are."""
    record = {path: str(text).replace("[api]", "[]") for path, text in MIXED.items()}
    root = project(tmp_path, {**record, **others})
    before = files(root)
    assert len([*checks.fix(root, NOW)]) == count
    assert (files(root) == before) == (not count)


def test_the_command_says_what_it_did(tmp_path: Path) -> None:
    """Each fix is a line with its file and line, what is left comes after it."""
    left = RECORD.format("## Resolved @ 2026-02-09 10:00\n")
    root = project(tmp_path, {**MIXED, "incidents/b.md": left})
    offered = run("check", root, "--now", EXAMPLE_NOW)
    assert offered.stderr.endswith("2 warnings\n`statuary check --fix` mends 1 of them\n")
    result = run("check", root, "--now", EXAMPLE_NOW, "--fix")
    assert result.exit_code == 0
    assert result.stdout == (
        "incidents/a.md:9: put the updates in the order of time [unordered-updates]\n"
        "No problems: 2 components, 2 incidents, 0 maintenances, 0 notices\n"
    )
    assert "incidents/b.md:5:1: warning: " in result.stderr
    assert result.stderr.endswith("\n1 warning\n")


def test_programs_get_their_document_alone(tmp_path: Path) -> None:
    """In a form for programs the fixes are told beside the document, and it is of what is left."""
    root = project(tmp_path, {**MIXED, "incidents/b.md": "?"})
    result = run("check", root, "--now", EXAMPLE_NOW, "--fix", "--format", "json")
    assert result.exit_code == 1
    assert [each["path"] for each in json.loads(result.stdout)["findings"]] == ["incidents/b.md"]
    assert result.stderr.startswith("incidents/a.md:9: put the updates in the order of time ")
