"""Findings for people: place, what is wrong, the line with a caret, and what to do."""

from __future__ import annotations

from collections.abc import Iterator

from statuary.characters import spelled
from statuary.findings.excerpt import excerpt
from statuary.findings.finding import PROBLEM, Finding, Findings


def as_text(findings: Findings) -> str:
    """Give a few lines for each finding."""
    return "\n".join(line for finding in findings.found for line in _lines(finding))


def _lines(finding: Finding) -> Iterator[str]:
    problem = finding.problem
    place = f"{spelled(problem.path)}:{problem.line}:{problem.column}"
    rule = "" if finding.rule == PROBLEM else f" [{finding.rule}]"
    yield f"{place}: {finding.severity}: {finding.message}{rule}"
    if finding.source is not None and finding.source.strip():
        yield from excerpt(finding.source, problem.line, problem.column)
    if finding.hint:
        yield f"    hint: {finding.hint}"
