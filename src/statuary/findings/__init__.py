"""What `check` found, and the forms that people and programs read it in.

A new form is a module here with a function from findings to a text, and a line in `FORMS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from statuary.findings.finding import PROBLEM, Finding, Findings, tally
from statuary.findings.github import as_github
from statuary.findings.json_document import as_json
from statuary.findings.sarif import as_sarif
from statuary.findings.text import as_text

FORMS: Mapping[str, Callable[[Findings], str]] = MappingProxyType(
    {"text": as_text, "json": as_json, "github": as_github, "sarif": as_sarif}
)

__all__ = ["FORMS", "PROBLEM", "Finding", "Findings", "tally"]
