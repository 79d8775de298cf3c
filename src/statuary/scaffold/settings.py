"""The settings of a new page, with comments that say what else there is."""

from __future__ import annotations

from datetime import date

from statuary.editing import scalar
from statuary.scaffold.answers import Answers, component_ids

# Each line of the example is one of YAML behind its first two signs.
_TEMPLATE = """\
# What you know beforehand, in words that you chose in calm times. The command
# `statuary new incident --template database-down` takes it from here: make the example yours.
#
# templates:
#   - id: database-down
#     title: Nothing can be saved
#     components: {{{component}: major_outage}}
#     status: identified
#     text: |
#       Our database does not answer. Pages load, but whatever you change is not saved:
#       keep a copy of it. We write again in 30 minutes, or as soon as it can be saved.
"""
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
    leaves = component_ids(answers.components)
    for name, leaf in zip(answers.components, leaves, strict=True):
        lines += [f"  - id: {scalar(leaf)}", f"    name: {scalar(name)}"]
    lines += ["", _TEMPLATE.format(component=leaves[0]).rstrip()]
    return _EDITORS + "\n".join((*lines, ""))
