"""A thing that was found, and all of them."""

from __future__ import annotations

from dataclasses import dataclass

from statuary.characters import spelled
from statuary.errors import Problem
from statuary.model import Severity

PROBLEM = "problem"  # What does not read is found by no rule, but programs want a name for it.

MOST_QUOTED = 1000


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem, the rule that found it, or `PROBLEM`, and the line of the file it stands in.

    `source` is None where there is no line to show. One that is `fixable` is mended by
    `check --fix`, unless its file is written in a way that cannot be edited safely.
    """

    rule: str
    severity: Severity
    problem: Problem
    source: str | None = None
    fixable: bool = False

    @property
    def quotation(self) -> str | None:
        """The line for a document, without the end of one that is very long."""
        return None if self.source is None else self.source[:MOST_QUOTED]

    @property
    def message(self) -> str:
        """What is wrong, on one line."""
        return spelled(self.problem.message)

    @property
    def hint(self) -> str:
        """What to do about it, on one line."""
        return spelled(self.problem.hint)


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found, by file and line.

    `folder` leads from where the command runs to the project, empty if that is where it runs;
    `rules` are the ids of all rules, each with what it tells of and its severity by default.
    """

    found: tuple[Finding, ...]
    version: str
    folder: str = ""
    rules: tuple[tuple[str, str, Severity], ...] = ()

    def count(self, severity: Severity) -> int:
        """Count the findings of a severity."""
        return sum(finding.severity is severity for finding in self.found)

    def path(self, finding: Finding) -> str:
        """Give the path of a finding's file from where the command runs."""
        path = spelled(finding.problem.path)
        return f"{self.folder}/{path}" if self.folder else path


_COUNTED = (
    (Severity.ERROR, "problem"),
    (Severity.WARNING, "warning"),
    (Severity.HINT, "hint"),
)


def tally(findings: Findings) -> str:
    """Count findings in words, such as `1 problem, 2 warnings`; nothing is an empty text."""
    counts = ((findings.count(severity), name) for severity, name in _COUNTED)
    return ", ".join(f"{n} {name}{'' if n == 1 else 's'}" for n, name in counts if n)
