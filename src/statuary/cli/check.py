"""`statuary check`."""

from __future__ import annotations

from pathlib import Path

import click

from statuary.cli.arguments import INSTANT, PROJECT
from statuary.cli.terminal import complain, hand_over, say
from statuary.clock import now as current

FORMATS = ("text", "json", "github", "sarif")
PROBLEMS, CONFIGURATION = 1, 2


@click.command()
@click.argument("path", type=PROJECT, default=".")
@click.option(
    "--now", type=INSTANT, help="Check the page as it is at this instant; in UTC without an offset."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How to report: for people, for programs, as annotations of GitHub Actions, as SARIF.",
)
@click.option(
    "--fix",
    is_flag=True,
    help="First put into the files what can be mended without asking, and say what that was.",
)
def check(path: Path, now: int | None, form: str, fix: bool) -> None:
    """Report every problem in PATH, without building.

    Reads everything, drafts too. Warnings and hints tell what reads well and is probably not
    meant so; `check:` in statuary.yml says how much each rule weighs.

    Exits with 1 if there is a problem in the records, 2 if there is one in the settings or in
    a template, else with 0.
    """
    from statuary import checks
    from statuary.findings import FORMS, tally
    from statuary.model import Severity

    at = current() if now is None else now
    for fixed in checks.fix(path, at) if fix else ():
        tell = say if form == "text" else complain
        tell(f"{fixed.path}:{fixed.line}: {fixed.said} [{fixed.rule}]")
    verdict = checks.check(path, at, _folder(path))
    findings, page = verdict.findings, verdict.page
    if form != "text":
        hand_over(FORMS[form](findings))
    elif findings.found:
        complain(FORMS[form](findings))
        complain(tally(findings))
        fixable = sum(finding.fixable for finding in findings.found)
        if fixable:
            complain(
                f"--fix cannot mend {fixable} of them without touching more: do it by hand"
                if fix
                else f"`statuary check --fix` mends {fixable} of them"
            )
    failed = findings.count(Severity.ERROR)
    if form == "text" and page and not failed:
        counts = (
            (len(page.settings.leaves), "component"),
            (len(page.incidents), "incident"),
            (len(page.maintenances), "maintenance"),
            (len(page.notices), "notice"),
        )
        found = ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for count, name in counts)
        say(f"No problems: {found}")
    if failed:
        raise SystemExit(CONFIGURATION if verdict.misconfigured else PROBLEMS)


def _folder(path: Path) -> str:
    """Name a project's folder as seen from here, or in full if it lies elsewhere."""
    root, here = path.resolve(), Path.cwd()
    if not root.is_relative_to(here):
        return root.as_posix()
    folder = root.relative_to(here).as_posix()
    return "" if folder == "." else folder
