"""How a window repeats: the part of RFC 5545 that fits announced work.

Rules that might never come true are kept out where that is dear: the library that works them
out searches until the year 9999, day by day for a daily rule. A month's or a year's search for a
day that there is not, such as 30 February, ends within a second.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from dateutil.rrule import rrulestr

from statuary.errors import invalid
from statuary.model.fragments import any_case
from statuary.times.instant import FIRST_YEAR

EXAMPLE = "write it like FREQ=WEEKLY;BYDAY=SU;COUNT=10"
MAX_COUNT = 5000
MAX_RULE = 300  # characters, which have room for all days and all months
MAX_POSITIONS = 5  # each is looked for in every period of a search

_ALWAYS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYMONTH"}
_PARTS = {
    "DAILY": _ALWAYS | {"BYDAY"},
    "WEEKLY": _ALWAYS | {"BYDAY"},
    "MONTHLY": _ALWAYS | {"BYDAY", "BYMONTHDAY", "BYSETPOS"},
    "YEARLY": _ALWAYS | {"BYDAY", "BYMONTHDAY", "BYSETPOS"},
}

_NAME = "(?:MO|TU|WE|TH|FR|SA|SU)"
_VALUES = {
    "WKST": _NAME,
    "BYDAY": f"([+-]?(0?[1-9]|[1-4][0-9]|5[0-3]))?{_NAME}",
    "BYMONTH": "0?[1-9]|1[0-2]",
    "BYMONTHDAY": "[+-]?(0?[1-9]|[12][0-9]|3[01])",
    "BYSETPOS": "[+-]?[0-9]{1,3}",
}


# How often, wherever in the rule that stands and with whatever space in it.
_OFTEN = "|".join(any_case(word.lower(), r"\s*") for word in _PARTS)
RULE_PATTERN = any_case("freq=", r"\s*") + rf"\s*(?:{_OFTEN})"
RULE_HINT = f"W{EXAMPLE[1:]}."


def check_rule(text: str) -> str:
    """Give a recurrence rule in upper case and without spaces, or raise `InvalidError`."""
    rule = re.sub(r"\s+", "", text).upper().removeprefix("RRULE:").rstrip(";")
    if len(rule) > MAX_RULE:
        raise invalid(f"this rule has {len(rule):,} characters", f"{MAX_RULE} are the most")
    pairs = [part.partition("=")[::2] for part in rule.split(";")]
    parts = dict(pairs)
    frequency = parts.get("FREQ", "")
    if frequency not in _PARTS:
        raise invalid(f"`{text}` does not say how often, once a day or less", EXAMPLE)
    for key, value in pairs:
        if key not in _PARTS[frequency]:
            raise invalid(
                f"`{key}` is not for a window that repeats {frequency}",
                "known: " + ", ".join(sorted(_PARTS[frequency])),
            )
        if not value:
            raise invalid(f"`{key}` has no value", EXAMPLE)
    if len(parts) != len(pairs):
        raise invalid(f"`{text}` says something twice", "keep one of them")
    if "COUNT" in parts and "UNTIL" in parts:
        raise invalid("COUNT and UNTIL are both given", "keep one of them")
    _check_numbers(parts)
    _check_lists(parts)
    if (
        frequency == "DAILY"
        and parts.get("INTERVAL", "1") != "1"
        and {"BYDAY", "BYMONTH"} & {*parts}
    ):
        raise invalid(f"`{text}` may never come true", "leave out INTERVAL")
    _check_whole(rule, text)
    return rule


def rule_parts(rule: str) -> dict[str, str]:
    """Take a rule apart into its values by their keys, in order."""
    return dict(part.partition("=")[::2] for part in rule.split(";"))


def rule_of(parts: dict[str, str]) -> str:
    """Put a rule together again."""
    return ";".join(f"{key}={value}" for key, value in parts.items())


def _check_numbers(parts: dict[str, str]) -> None:
    for key, most in (("COUNT", MAX_COUNT), ("INTERVAL", 400)):
        if (
            not re.fullmatch("[0-9]{1,4}", parts.get(key, "1"))
            or not 1 <= int(parts.get(key, "1")) <= most
        ):
            raise invalid(f"`{key}={parts[key]}` is not a number from 1 to {most:,}")


def _check_lists(parts: dict[str, str]) -> None:
    # The library lets pass what no calendar program would, or fails with it much later.
    values = dict(_VALUES)
    if parts["FREQ"] in ("DAILY", "WEEKLY"):
        values["BYDAY"] = _NAME
    elif parts["FREQ"] == "MONTHLY" or "BYMONTH" in parts:
        values["BYDAY"] = f"([+-]?0?[1-5])?{_NAME}"
    for key in values.keys() & parts.keys():
        for value in parts[key].split(","):
            if not re.fullmatch(values[key], value):
                raise invalid(f"`{value}` is not for {key} in a rule that is {parts['FREQ']}")
    if "BYSETPOS" in parts and not {"BYDAY", "BYMONTHDAY", "BYMONTH"} & {*parts}:
        raise invalid("BYSETPOS has nothing to choose from", "give BYDAY or BYMONTHDAY too")
    if parts.get("BYSETPOS", "").count(",") >= MAX_POSITIONS:
        raise invalid("BYSETPOS has too many numbers", f"{MAX_POSITIONS} are the most")


def _check_whole(rule: str, text: str) -> None:
    until = re.search("UNTIL=([^;]*)", rule)
    written = until is None or re.fullmatch(r"[0-9]{8}(T[0-9]{6}Z?)?", until[1])
    try:
        rrulestr(rule, dtstart=datetime(2026, 1, 1, tzinfo=UTC if "Z" in rule else None))
    except (ValueError, TypeError, KeyError, OverflowError):
        written = None
    if not written:
        raise invalid(f"`{text}` is not a recurrence rule", EXAMPLE)
    if until is not None and until[1] < str(FIRST_YEAR):
        raise invalid(f"`UNTIL={until[1]}` is too far away", f"years go from {FIRST_YEAR}")
