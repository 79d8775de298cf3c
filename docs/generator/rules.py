"""The rules of `statuary check`, each with its own examples and what it says of the bad one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from docs.generator.markdown import block, code, table
from docs.generator.markdown import document as made
from statuary import checks
from statuary.findings import FORMS
from statuary.lint import RULES, Rule
from statuary.lint.interface import EXAMPLE_NOW, Example
from statuary.model import read_instant
from statuary.model.checking import Severities

INTRODUCTION = f"""\
For those whom `statuary check` tells something: what it means, and how to put it right. A rule
tells of what reads, and is probably not meant so. [The format](format.md#what-is-checked) says how
a rule is made stricter or switched off. The examples are as of {EXAMPLE_NOW}."""

SETTINGS = "statuary.yml"


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
    bad, good = dict(rule.bad.files), dict(rule.good.files)
    new = {path: text for path, text in good.items() if bad.get(path) != text}
    if bad[SETTINGS] == good[SETTINGS]:
        del bad[SETTINGS]
    yield f"## {rule.id}"
    yield f"Tells of {rule.summary}. Weighs as {weight}."
    yield "It speaks of this:"
    yield from _files(bad)
    yield block("text", _said(rule.bad))
    yield "And not of this:" if {*new} >= {*bad} else "And not with this instead:"
    yield from _files(new)


def _files(files: Mapping[str, str]) -> Iterator[str]:
    for path, text in files.items():
        yield f"{code(path)}:"
        yield block("markdown" if path.endswith(".md") else "yaml", text)


def _said(example: Example) -> str:
    """Give what the command says of an example."""
    with TemporaryDirectory() as folder:
        for path, text in example.files:
            file = Path(folder, path)
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, "utf-8")
        findings = checks.check(Path(folder), read_instant(EXAMPLE_NOW).seconds).findings
    return FORMS["text"](findings)
