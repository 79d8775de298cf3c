"""Findings as workflow commands of GitHub Actions, which annotate the lines of a change."""

from __future__ import annotations

from types import MappingProxyType

from statuary.findings.finding import Finding, Findings, tally
from statuary.model import Severity

_COMMANDS = MappingProxyType(
    {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
)


def as_github(findings: Findings) -> str:
    """Give a command for each finding, and how many there are."""
    lines = [_command(finding, findings.path(finding)) for finding in findings.found]
    return "\n".join((*lines, tally(findings) or "No problems"))


def _command(finding: Finding, path: str) -> str:
    properties = {
        "file": path,
        "line": finding.problem.line,
        "col": finding.problem.column,
        "title": finding.rule,
    }
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    hint = f"\nhint: {finding.hint}" if finding.hint else ""
    return f"::{_COMMANDS[finding.severity]} {written}::{_data(finding.message + hint)}"


def _data(text: str) -> str:
    """Escape what would end a command or begin another one."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
