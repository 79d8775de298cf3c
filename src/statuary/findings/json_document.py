"""Findings for programs: one JSON document, whose keys are kept from version to version."""

from __future__ import annotations

from statuary.findings.finding import Finding, Findings
from statuary.json_text import json_text
from statuary.model import Severity


def as_json(findings: Findings) -> str:
    """Give the counts, and each finding; paths are from the project's folder."""
    document = {
        "version": 1,
        "problems": findings.count(Severity.ERROR),
        "warnings": findings.count(Severity.WARNING),
        "hints": findings.count(Severity.HINT),
        "findings": [_entry(finding) for finding in findings.found],
    }
    return json_text(document)


def _entry(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "path": finding.problem.path,
        "line": finding.problem.line,
        "column": finding.problem.column,
        "message": finding.message,
        "hint": finding.hint,
        "source": finding.quotation,
        "fixable": finding.fixable,
    }
