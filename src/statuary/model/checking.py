"""How strict `check` is: a severity for each rule, and where a rule does not hold.

A field of `Severities` is a rule: its name with hyphens is the rule's id for good, its default
the rule's severity.
"""

from __future__ import annotations

from enum import StrEnum
from fnmatch import fnmatchcase
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field, WithJsonSchema

from statuary.errors import did_you_mean, invalid
from statuary.model.instant import WrittenLength
from statuary.model.status import Word
from statuary.model.text import Line
from statuary.model.value import Value
from statuary.times.length import Length

MAX_EXCEPTIONS = 200


class Severity(StrEnum):
    """How much a rule's finding weighs: an error fails the check, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"
    OFF = "off"


_Severity = Annotated[Severity, Word(Severity, "a severity")]


class Severities(Value):
    """Each rule of `check` and its severity."""

    model_config = ConfigDict(alias_generator=lambda name: name.replace("_", "-"))

    before_since: _Severity = Field(
        Severity.WARNING,
        description="Incidents that were over before the record starts, and count in no figure.",
    )
    contrast: _Severity = Field(
        Severity.WARNING, description="An accent that is hard to read on the page."
    )
    dead_link: _Severity = Field(
        Severity.WARNING, description="Relative links that lead to nothing on the site."
    )
    empty_update: _Severity = Field(
        Severity.WARNING, description="Updates that say nothing and change nothing."
    )
    future_start: _Severity = Field(
        Severity.WARNING, description="Incidents that start in the future."
    )
    future_update: _Severity = Field(
        Severity.WARNING, description="Updates that are dated in the future, and are not shown yet."
    )
    nothing_affected: _Severity = Field(
        Severity.WARNING, description="Open incidents with neither a component nor an impact."
    )
    overdue_maintenance: _Severity = Field(
        Severity.WARNING,
        description="Maintenance past its window of which nobody said how it ended.",
    )
    rare_tag: _Severity = Field(
        Severity.HINT, description="Tags that look like a misspelling of one that is used often."
    )
    silent_incident: _Severity = Field(
        Severity.WARNING, description="Open incidents of which nothing was said for long."
    )
    twin_incidents: _Severity = Field(
        Severity.HINT, description="Two incidents that look like one."
    )
    unexplained_resolution: _Severity = Field(
        Severity.WARNING, description="Resolved incidents without a word on the cause or the fix."
    )
    unexplained_setback: _Severity = Field(
        Severity.WARNING, description="A step back of which no update says why."
    )
    unordered_updates: _Severity = Field(
        Severity.WARNING, description="Updates that stand neither oldest first nor newest first."
    )
    vague_wording: _Severity = Field(
        Severity.HINT, description="Words that tell nobody who is affected or how, in English."
    )

    def of(self, rule: str) -> Severity:
        """Give the severity of the rule with an id."""
        return Severity(getattr(self, rule.replace("-", "_")))


RULE_IDS = tuple(field.alias or name for name, field in Severities.model_fields.items())


def check_rule_id(text: str) -> str:
    """Give the id of a rule of `check`, or raise `InvalidError`."""
    rule = text.strip()
    if rule not in RULE_IDS:
        raise invalid(f"`check` has no rule `{rule}`", did_you_mean(rule, RULE_IDS))
    return rule


# Its schema names the rules, so that editors can complete them.
RuleId = Annotated[
    str,
    AfterValidator(check_rule_id),
    WithJsonSchema({"type": "string", "enum": [*RULE_IDS]}),
]


class Exemption(Value):
    """Records, by ids in which `*` stands for anything, to which some rules do not apply."""

    records: Annotated[tuple[Line, ...], Field(min_length=1, max_length=MAX_EXCEPTIONS)] = Field(
        description="Ids of records, in which `*` stands for anything."
    )
    rules: Annotated[tuple[RuleId, ...], Field(min_length=1)] = Field(
        description="Ids of rules that do not apply to these records."
    )
    reason: Line | None = Field(None, description="Why they do not.")

    def covers(self, record: str, rule: str) -> bool:
        """Tell whether a rule does not apply to the record with an id."""
        return rule in self.rules and any(fnmatchcase(record, each) for each in self.records)


class Checking(Value):
    """The `check:` section of a page.

    An open incident is silent once nothing was said of it for longer than `silence`.
    """

    silence: WrittenLength = Field(
        Length("24h", 86400),
        description="After how long without a word an open incident is silent; else 24h.",
    )
    rules: Severities = Field(Severities(), description="How much each rule's findings weigh.")
    exceptions: Annotated[tuple[Exemption, ...], Field(max_length=MAX_EXCEPTIONS)] = Field(
        (), description="Records to which some rules do not apply."
    )
