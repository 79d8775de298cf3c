"""Every rule, by its own examples, its key in the settings and what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from statuary import checks
from statuary.findings import PROBLEM, Finding
from statuary.lint import RULES, Rule
from statuary.lint.interface import EXAMPLE_NOW, Example
from statuary.model import Severity, read_instant
from statuary.model.checking import RULE_IDS, Severities
from tests.formats.showcase import build, project

NOW = read_instant(EXAMPLE_NOW).seconds
ROOT = Path(__file__).parents[2]


def found(root: Path, example: Example, now: int = NOW) -> tuple[Finding, ...]:
    """Write an example, build it, and give all that is found in it."""
    build(project(root, dict(example.files)), now)
    return checks.check(root, now).findings.found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_speaks_once_of_its_bad_example(rule: Rule, tmp_path: Path) -> None:
    """The bad example builds; its rule speaks of it once, no other does, and says what to do."""
    (only,) = found(tmp_path, rule.bad)
    assert only.rule == rule.id
    assert only.severity is Severities().of(rule.id)
    assert only.message
    assert only.hint
    assert only.source


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_rule_speaks_of_a_good_example(rule: Rule, tmp_path: Path) -> None:
    """The good example builds, and nothing is found in it."""
    assert found(tmp_path, rule.good) == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_can_be_switched_off_or_made_an_error(rule: Rule, tmp_path: Path) -> None:
    """The key with a rule's id sets its severity; `off` silences it."""
    for severity in Severity:
        settings = f"{rule.bad.settings}check: {{rules: {{{rule.id}: {severity}}}}}\n"
        example = Example(rule.bad.records, settings)
        said = [each.severity for each in found(tmp_path / severity, example)]
        assert said == ([] if severity is Severity.OFF else [severity])


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.bad.records], ids=lambda rule: rule.id
)
def test_a_rule_can_be_excepted(rule: Rule, tmp_path: Path) -> None:
    """A record's `allow` and an exception in the settings silence a rule for that record alone."""
    lines = [
        f"{'---' + chr(10) if text.startswith('---') else ''}allow: [{rule.id}]\n"
        + text.removeprefix("---\n")
        for text in rule.bad.records
    ]
    assert found(tmp_path / "a", Example(tuple(lines), rule.bad.settings)) == ()
    other = next(each for each in RULE_IDS if each != rule.id)
    for records, rules, count in (
        ("record-*", rule.id, 0),
        ("record-*", other, 1),
        ("other", rule.id, 1),
    ):
        settings = (
            f"{rule.bad.settings}check:\n  exceptions:\n"
            f"    - {{records: [{records}], rules: [{rules}], reason: For a test}}\n"
        )
        root = tmp_path / f"{records.strip('*')}{rules}"
        assert len(found(root, Example(rule.bad.records, settings))) == count


def test_rules_and_keys_are_the_same() -> None:
    """Each rule has a key in the settings and each key is a rule; no id is taken twice."""
    assert [rule.id for rule in RULES] == list(RULE_IDS)
    assert len({*RULE_IDS}) == len(RULE_IDS)
    assert PROBLEM not in RULE_IDS


def test_summaries_are_lines() -> None:
    """A rule says in one short line what it tells of."""
    for rule in RULES:
        assert rule.summary == " ".join(rule.summary.split())
        assert 20 < len(rule.summary) <= 100
        assert not rule.summary.endswith(".")
