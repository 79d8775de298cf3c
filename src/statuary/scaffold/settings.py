"""The settings of a new page, with comments that say what else there is."""

from __future__ import annotations

from datetime import date

from statuary.editing import scalar
from statuary.scaffold.answers import Answers, component_ids

_EDITORS = """\
# What is on the page. `statuary check` tells what is wrong with it, and
# `statuary schema all . --output schemas` lets your editor complete it.
"""


def settings(answers: Answers, since: date) -> str:
    """Write `statuary.yml`; the record begins on a day."""
    address = (
        f"url: {scalar(answers.url)}"
        if answers.url
        else "# url: https://status.example.com/   # where it is served; feeds need it"
    )
    lines = [
        f"title: {scalar(answers.title)}",
        address,
        f"timezone: {answers.timezone}",
        "",
        "# The record begins on this day. Put yours here when you delete the examples.",
        f"since: {since:%Y-%m-%d}",
        "",
        "# The parts of your service that have a status. Records name them by id, which is also",
        "# part of an address and should stay; the name may change.",
        "components:",
    ]
    for name, leaf in zip(answers.components, component_ids(answers.components), strict=True):
        lines += [f"  - id: {scalar(leaf)}", f"    name: {scalar(name)}"]
    return _EDITORS + "\n".join((*lines, ""))
