"""Findings as SARIF 2.1.0, the form that code scanning services read."""

from __future__ import annotations

from types import MappingProxyType
from urllib.parse import quote

from statuary.findings.finding import PROBLEM, Finding, Findings
from statuary.json_text import json_text
from statuary.model import Severity

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = MappingProxyType(
    {
        Severity.ERROR: "error",
        Severity.WARNING: "warning",
        Severity.HINT: "note",
        Severity.OFF: "none",
    }
)
_PROBLEM = (PROBLEM, "what does not read, so that the page cannot be built", Severity.ERROR)


def as_sarif(findings: Findings) -> str:
    """Give one run with all rules and a result for each finding."""
    rules = (_PROBLEM, *findings.rules)
    ids = [rule for rule, _, _ in rules]
    run = {
        "tool": {
            "driver": {
                "name": "Statuary",
                "version": findings.version,
                "rules": [
                    {
                        "id": rule,
                        "shortDescription": {"text": f"{summary[:1].upper()}{summary[1:]}."},
                        "defaultConfiguration": {"level": _LEVELS[severity]},
                    }
                    for rule, summary, severity in rules
                ],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(finding, ids.index(finding.rule), findings.path(finding))
            for finding in findings.found
        ],
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _result(finding: Finding, index: int, path: str) -> dict[str, object]:
    region: dict[str, object] = {
        "startLine": finding.problem.line,
        "startColumn": finding.problem.column,
    }
    if finding.quotation is not None:
        region["snippet"] = {"text": finding.quotation}
    hint = f"\nHint: {finding.hint}" if finding.hint else ""
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}{hint}"},
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": _uri(path)}, "region": region}}
        ],
    }


def _uri(path: str) -> str:
    # Windows has a drive before the first slash.
    if path.startswith("/") or path[1:3] == ":/":
        return f"file:///{quote(path.lstrip('/'), safe='/:')}"
    return quote(path)
