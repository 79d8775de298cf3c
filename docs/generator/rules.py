"""The rules of `statuary check`, each with its own examples and what it says of the bad one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from docs.generator.markdown import block, code, table
from docs.generator.markdown import document as made
from statuary import checks
from statuary.lint import RULES, Rule
from statuary.lint.interface import EXAMPLE_NOW, Example
from statuary.model import read_instant
from statuary.model.checking import Severities

INTRODUCTION = f"""\
For those whom `statuary check` tells something: what it means, and how to put it right. A rule
tells of what reads, and is probably not meant so. [The format](format.md#what-is-checked) says how
a rule is made stricter or switched off. The examples are as of {EXAMPLE_NOW}."""


def document() -> str:
    """Give a table of all rules, and examples for each."""
    rows = (
        (f"[`{rule.id}`](#{rule.id})", code(Severities().of(rule.id)), rule.summary)
        for rule in RULES
    )
    blocks = [INTRODUCTION, table(("rule", "weight", "what it tells of"), rows)]
    for rule in RULES:
        blocks += _rule(rule)
    return made("The rules of `statuary check`", *blocks)


def _rule(rule: Rule) -> Iterator[str]:
    weight = code(Severities().of(rule.id))
    yield f"## {rule.id}"
    yield f"Tells of {rule.summary}. Weighs as {weight}."
    yield "It speaks of this:"
    yield from _files(rule.bad, rule.good)
    yield block("text", _said(rule))
    yield "And not of this:"
    yield from _files(rule.good, rule.bad)


def _files(example: Example, other: Example) -> Iterator[str]:
    """Give the files of an example; the settings only where they make the difference."""
    for path, text in example.files:
        if path != "statuary.yml" or example.settings != other.settings:
            language = "markdown" if path.endswith(".md") else "yaml"
            yield f"{code(path)}:"
            yield block(language, text)


def _said(rule: Rule) -> str:
    """Give what the command says of the bad example."""
    with TemporaryDirectory() as folder:
        for path, text in rule.bad.files:
            file = Path(folder, path)
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, "utf-8")
        found = checks.check(Path(folder), read_instant(EXAMPLE_NOW).seconds).findings.found
    return "\n".join(
        f"{each.problem.path}:{each.problem.line}:{each.problem.column}: {each.severity}: "
        f"{each.problem.message} [{each.rule}]\n    hint: {each.problem.hint}"
        for each in found
    )
