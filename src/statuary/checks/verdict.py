"""What is found in a project before it is built: problems, or else what rules say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from statuary import __version__, content, lint, pipeline
from statuary.checks.scenery import scene
from statuary.content import Reading, Sources, legible
from statuary.errors import ConfigurationError, Problem, ProblemsError
from statuary.findings import PROBLEM, Finding, Findings
from statuary.model import Severity, StatusPage
from statuary.model.checking import Severities
from statuary.program import version


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found, and the page, None if there is none because of what was found.

    `misconfigured` tells that the settings or a template do not read.
    """

    findings: Findings
    page: StatusPage | None
    misconfigured: bool = False


def check(root: Path, now: int, folder: str = "") -> Verdict:
    """Read the project in `root` and apply the rules, as it is at `now`, in seconds of UTC.

    `folder` is how messages for other programs name `root`. Raises `CollisionError`.
    """
    try:
        with content.kept(root, version()) as recall:
            reading = pipeline.inspect(root, now, recall)
    except ProblemsError as error:
        return Verdict(problems(root, error, folder), None, isinstance(error, ConfigurationError))
    found = _remarks(root, reading, now, Sources(root))
    return Verdict(_findings(found, folder), reading.page)


def problems(root: Path, error: ProblemsError, folder: str = "") -> Findings:
    """Give what keeps a project from being read, with the lines that it stands in."""
    sources = Sources(root)
    found = (
        Finding(PROBLEM, Severity.ERROR, each, sources.line(each.path, each.line))
        for each in error.problems
    )
    return _findings(found, folder)


def _findings(found: Iterable[Finding], folder: str) -> Findings:
    usual = Severities()
    rules = tuple((rule.id, rule.summary, usual.of(rule.id)) for rule in lint.RULES)
    in_order = sorted(found, key=lambda finding: (finding.problem, finding.rule))
    return Findings(tuple(in_order), __version__, folder, rules)


def _remarks(root: Path, reading: Reading, now: int, sources: Sources) -> Iterator[Finding]:
    files = {file.record: file for file in reading.sources}
    for rule, severity, remark in lint.remarks(scene(root, reading.page, now)):
        place = sources.find(files[remark.record].place(*remark.at), remark.phrase)
        problem = Problem(*place, legible(remark.message), legible(remark.hint))
        line = sources.line(problem.path, problem.line)
        yield Finding(rule.id, severity, problem, line, remark.fix is not None)
