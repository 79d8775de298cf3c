"""Every word that Python gives a reader, and every date and number, in the page's language.

Templates get these as filters, feeds and the terminal call them. English is the only language
so far; another one is a catalogue for `gettext` and, where its dates differ, a change here.
"""

from __future__ import annotations

import gettext
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812  a method is called so
from datetime import datetime, timedelta
from functools import lru_cache

from statuary.model import (
    ComponentStatus,
    GroupRule,
    Impact,
    IncidentStatus,
    Instant,
    MaintenanceStatus,
    read_length,
)
from statuary.times.zone import local

_EPOCH = datetime(1970, 1, 1)  # of UTC, without saying so: its text has no offset then
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_WORDS: dict[str, str] = {
    ComponentStatus.OPERATIONAL: "Operational",
    ComponentStatus.UNDER_MAINTENANCE: "Under maintenance",
    ComponentStatus.UNKNOWN: "Unknown",
    ComponentStatus.DEGRADED_PERFORMANCE: "Degraded performance",
    ComponentStatus.PARTIAL_OUTAGE: "Partial outage",
    ComponentStatus.MAJOR_OUTAGE: "Major outage",
    IncidentStatus.INVESTIGATING: "Investigating",
    IncidentStatus.IDENTIFIED: "Identified",
    IncidentStatus.MONITORING: "Monitoring",
    IncidentStatus.RESOLVED: "Resolved",
    IncidentStatus.UPDATE: "Update",
    MaintenanceStatus.SCHEDULED: "Scheduled",
    MaintenanceStatus.IN_PROGRESS: "In progress",
    MaintenanceStatus.VERIFYING: "Verifying",
    MaintenanceStatus.COMPLETED: "Completed",
    MaintenanceStatus.CANCELLED: "Cancelled",
    Impact.NONE: "None",
    Impact.MINOR: "Minor",
    Impact.MAJOR: "Major",
    Impact.CRITICAL: "Critical",
    GroupRule.MEAN: "mean of the components",
    GroupRule.WORST: "of the worst component",
    GroupRule.ALL_UP: "with all components up",
}


@lru_cache(maxsize=8)
def translations(language: str) -> gettext.NullTranslations:
    """Give the catalogue of a language; without one, texts stay as they are written."""
    del language
    return gettext.NullTranslations()


@dataclass(frozen=True, slots=True)
class Wording:
    """How a page speaks: its language, and the zone of its dates."""

    language: str
    timezone: str

    def text(self, message: str) -> str:
        """Translate a text."""
        return translations(self.language).gettext(message)

    def count(self, singular: str, plural: str, number: int) -> str:
        """Translate a text with a number in it, written `{n}`."""
        template = translations(self.language).ngettext(singular, plural, number)
        return template.format(n=self.number(number))

    def word(self, word: ComponentStatus | IncidentStatus | MaintenanceStatus | Impact) -> str:
        """Name a status, a step or an impact."""
        return _word(self.language, word)

    def headline(self, status: ComponentStatus, names: Sequence[str], unread: int = 0) -> str:
        """Say how the page does, and who is to blame: components, or else records.

        Without names, what is unknown is owed to records that could not be read, if there are any.
        """
        if status is ComponentStatus.OPERATIONAL:
            return self.text("All systems operational")
        if names:
            return f"{self.word(status)}: {self.listing(names)}"
        if unread:
            return f"{self.word(status)}: {self.unread(unread)}"
        return self.text("Unknown: no component is on record now")

    def unread(self, number: int) -> str:
        """Say how many records could not be read."""
        return self.count("{n} record could not be read", "{n} records could not be read", number)

    def missing(self, number: int) -> str:
        """Say what it means for readers that so many records could not be read."""
        return self.count(
            "{n} record is missing here, as it could not be read: it may tell of an incident or "
            "planned work, and uptime may be lower than shown.",
            "{n} records are missing here, as they could not be read: they may tell of incidents "
            "or planned work, and uptime may be lower than shown.",
            number,
        )

    def lasting(self, seconds: int, *, approximate: bool = False) -> str:
        """Say how long something has lasted."""
        about = self.text("about") + " " if approximate else ""
        return f"{self.text('for')} {about}{self.duration(seconds)}"

    def uptime(self, window: str, since: int | None = None) -> str:
        """Say what an uptime is of: a window, or the record if that begins inside of it."""
        if since is not None:
            return self.text("Uptime since {day}").format(day=self.day(since))
        length = self.duration(read_length(window).seconds)
        return self.text("Uptime over {length}").format(length=length)

    def rule(self, group: str) -> str:
        """Say how the figure of several components is made."""
        return self.text(_WORDS[group])

    def number(self, number: int) -> str:
        """Write a whole number."""
        return f"{number:,}"

    def thousandths(self, number: int) -> str:
        """Write thousandths as a decimal, whole where it can be."""
        whole, rest = divmod(number, 1000)
        return f"{whole}.{rest:03}".rstrip("0") if rest else str(whole)

    def percentage(self, low: int | None, high: int | None, *, approximate: bool = False) -> str:
        """Write hundredths of a percent, a range of them, or a dash where there are none."""
        if low is None or high is None:
            return "—"
        about = "≈" if approximate else ""
        if low == high:
            return f"{about}{decimal(low)}%"
        return f"{about}{decimal(low)}–{decimal(high)}%"

    def date(self, day: Date) -> str:
        """Write a calendar day."""
        return f"{day.day} {self.text(_MONTHS[day.month - 1])} {day.year}"

    def month(self, month: Date) -> str:
        """Write a calendar month."""
        return f"{self.text(_MONTHS[month.month - 1])} {month.year}"

    def day(self, at: Instant | int) -> str:
        """Write the day that an instant falls on."""
        return _day(self.language, self.timezone, _seconds(at))

    def time(self, at: Instant | int) -> str:
        """Write an instant's time of day, with seconds if it has any, and its zone."""
        clock = _clock(_seconds(at), self.timezone)[1]
        about = self.text("about ") if isinstance(at, Instant) and at.approximate else ""
        return about + clock

    def instant(self, at: Instant | int) -> str:
        """Write an instant's day and time."""
        approximate = isinstance(at, Instant) and at.approximate
        return _instant(self.language, self.timezone, _seconds(at), approximate)

    def duration(self, seconds: int) -> str:
        """Write a length of time with its two largest units, never longer than it is."""
        return _duration(self.language, seconds)

    def listing(self, names: Sequence[str], most: int = 3) -> str:
        """Write names as a list, the first ones and how many more there are."""
        if len(names) > most:
            shown = [*names[: most - 1]]
            shown.append(self.count("{n} more", "{n} more", len(names) - most + 1))
        else:
            shown = [*names]
        if len(shown) < 2:
            return "".join(shown)
        return self.text("{list} and {last}").format(list=", ".join(shown[:-1]), last=shown[-1])


def decimal(hundredths: int) -> str:
    """Write hundredths of a percent as the figure that pages and programs get, `99.96`."""
    return f"{hundredths // 100}.{hundredths % 100:02}"


def iso(at: Instant | int) -> str:
    """Write an instant for machines: RFC 3339, in UTC, to the second."""
    return _iso(_seconds(at))


@lru_cache(maxsize=64)
def _word(language: str, word: str) -> str:
    return translations(language).gettext(_WORDS[word])


# One instant is told several times on a page, and again in what else tells of its record, so what
# it is in words is kept for the last ones; and lengths of time are often the same.
@lru_cache(maxsize=4096)
def _iso(seconds: int) -> str:
    return f"{(_EPOCH + timedelta(seconds=seconds)).isoformat()}Z"


@lru_cache(maxsize=4096)
def _instant(language: str, timezone: str, seconds: int, approximate: bool) -> str:
    wording, at = Wording(language, timezone), Instant(seconds, approximate)
    return f"{wording.day(at)}, {wording.time(at)}"


@lru_cache(maxsize=4096)
def _day(language: str, timezone: str, seconds: int) -> str:
    wording = Wording(language, timezone)
    return wording.date(_clock(seconds, timezone)[0])


@lru_cache(maxsize=4096)
def _duration(language: str, seconds: int) -> str:
    count = Wording(language, "UTC").count
    minutes, rest = divmod(max(0, seconds), 60)
    hours, minute = divmod(minutes, 60)
    days, hour = divmod(hours, 24)
    units = (
        (days, "{n} day", "{n} days"),
        (hour, "{n} hour", "{n} hours"),
        (minute, "{n} minute", "{n} minutes"),
        (rest, "{n} second", "{n} seconds"),
    )
    first = next((index for index, unit in enumerate(units) if unit[0]), 3)
    shown = [units[first], *(unit for unit in units[first + 1 : first + 2] if unit[0])]
    return " ".join(count(one, many, number) for number, one, many in shown)


@lru_cache(maxsize=4096)
def _clock(seconds: int, timezone: str) -> tuple[Date, str]:
    """Give the day and the time of day that a zone's clocks show, with the zone's name."""
    here = local(seconds, timezone)
    time = here.time().isoformat("seconds" if here.second else "minutes")
    return here.date(), f"{time} {zone_name(here)}"


def zone_name(here: datetime) -> str:
    """Name a zone at an instant: by its letters if it has any, else by its offset."""
    name = here.tzname() or ""
    if name.isalpha():
        return name
    offset = f"{here:%z}"
    return f"UTC{offset[:3]}:{offset[3:5]}"


def _seconds(at: Instant | int) -> int:
    return at.seconds if isinstance(at, Instant) else at
