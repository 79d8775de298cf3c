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
from statuary.model.instant import Length, WrittenLength
from statuary.model.status import Word
from statuary.model.text import Line
from statuary.model.value import Value


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

    before_since: _Severity = Severity.WARNING
    contrast: _Severity = Severity.WARNING
    dead_link: _Severity = Severity.WARNING
    empty_update: _Severity = Severity.WARNING
    future_start: _Severity = Severity.WARNING
    future_update: _Severity = Severity.WARNING
    nothing_affected: _Severity = Severity.WARNING
    overdue_maintenance: _Severity = Severity.WARNING
    rare_tag: _Severity = Severity.HINT
    silent_incident: _Severity = Severity.WARNING
    twin_incidents: _Severity = Severity.HINT
    unexplained_resolution: _Severity = Severity.WARNING
    unexplained_setback: _Severity = Severity.WARNING
    unordered_updates: _Severity = Severity.WARNING
    vague_wording: _Severity = Severity.HINT

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

    records: Annotated[tuple[Line, ...], Field(min_length=1)]
    rules: Annotated[tuple[RuleId, ...], Field(min_length=1)]
    reason: Line | None = None

    def covers(self, record: str, rule: str) -> bool:
        """Tell whether a rule does not apply to the record with an id."""
        return rule in self.rules and any(fnmatchcase(record, each) for each in self.records)


class Checking(Value):
    """The `check:` section of a page.

    An open incident is silent once nothing was said of it for longer than `silence`.
    """

    silence: WrittenLength = Length("24h", 86400)
    rules: Severities = Severities()
    exceptions: tuple[Exemption, ...] = ()
