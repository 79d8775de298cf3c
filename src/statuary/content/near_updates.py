"""What is said of a `##` line that is not an update but may be meant as one."""

from __future__ import annotations

import re

from statuary.content.headings import EXAMPLE, INSTANT, names_a_step, split_heading

_DATE = re.compile(r"\d{4}-\d")
_SIGNS = " \t:;,.-~([*_"


def has_instant(text: str) -> bool:
    """Tell whether a date stands in a text."""
    return _DATE.search(text) is not None


def say_no_update(text: str) -> tuple[str, str]:
    """Give the message and the hint for a heading without a sign, or with nothing after it."""
    head, brace, changes = text.partition("{")
    more = f" {brace}{changes}" if brace else ""
    if date := _DATE.search(head):
        step, about = _step_before(head, date.start())
        if names_a_step(step):
            instant = about + _instant(head[date.start() :])
            return f"a sign is missing after `{step}`", f"write `## {step} @ {instant}{more}`"
    digit = re.search(r"\d|$", head)
    step, _ = _step_before(head, digit.start() if digit else len(head))
    if names_a_step(step):
        return f"the update `{step}` has no instant", f"write `## {step} @ {INSTANT}{more}`"
    return (
        f"`## {text}` is neither an update nor a postmortem",
        f"write `### {text}` for a heading inside a text, or an update like `{EXAMPLE}`",
    )


def _step_before(head: str, index: int) -> tuple[str, str]:
    """Give what stands before an instant, bare of signs, and the `~` that belongs to it."""
    before = head[:index]
    step = before.strip(_SIGNS)
    word = step[-3:].casefold()
    if word in (" at", " on"):
        step = step[:-3].strip(_SIGNS)
    return step, "~" if before.rstrip().endswith("~") else ""


def _instant(text: str) -> str:
    """Give an instant without brackets, a comma after the date, and what a second sign parts."""
    first = split_heading(text)[0]
    return " ".join(re.sub(r"[()\[\],]", " ", first).split())
