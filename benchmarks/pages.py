"""Makes pages like those of a service with five years behind it, the same each time.

    python -m benchmarks.pages FOLDER INCIDENTS

writes a project with that many incidents, and a maintenance for every twenty of them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

FIRST, LAST = datetime(2021, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)
GROUPS = ("Apps", "API", "Storage", "Networking", "Accounts")
PARTS = ("Reads", "Writes", "Search", "Uploads", "Events", "Exports", "Console", "Webhooks")
COMPONENTS = tuple(f"{group}-{part}".lower() for group in GROUPS for part in PARTS)
SERVED = ("degraded_performance", "partial_outage", "partial_outage", "major_outage")
TROUBLES = ("Slow answers", "Errors", "Delays", "Timeouts", "Failed sign-ins", "Missing data")
STEPS = ("investigating", "identified", "monitoring", "resolved")
SENTENCES = (
    "We see more errors than usual and are looking for the cause.",
    "Requests that fail can be tried again; nothing is lost.",
    "The cause is a release of this morning, which we are taking back.",
    "A database answered too slowly, and requests piled up behind it.",
    "Affected customers get `503 Service Unavailable` with a `Retry-After` header.",
    "How to try again is told in [the guide](https://docs.example.com/retries).",
    "Traffic now goes through another region, and answers are *almost* as fast as before.",
    "We have added capacity and are watching the numbers.",
    "All systems have been normal for half an hour.",
)


@dataclass(frozen=True)
class Update:
    """A step of an incident."""

    at: datetime
    status: str
    body: str


@dataclass(frozen=True)
class Incident:
    """An incident before it is written in one of the two forms."""

    name: str
    title: str
    components: tuple[tuple[str, str], ...]
    updates: tuple[Update, ...]

    def markdown(self) -> str:
        """Write it with one heading per update; one component recovers early."""
        first = self.components[0][0]
        parts = [f"---\ntitle: {self.title}\ncomponents: {_mapping(self.components)}\n---\n"]
        for update in self.updates:
            change = f" {{{first}: operational}}" if update.status == "monitoring" else ""
            heading = f"## {update.status.capitalize()} @ {update.at:%Y-%m-%d %H:%MZ}{change}"
            parts.append(f"{heading}\n{update.body}\n")
        return "\n".join(parts)

    def yaml(self) -> str:
        """Write it as one mapping."""
        lines = [f"title: {self.title}", f"components: {_mapping(self.components)}", "updates:"]
        for update in self.updates:
            lines += [
                f"  - at: {update.at:%Y-%m-%d %H:%MZ}",
                f"    status: {update.status}",
                "    body: |",
                f"      {update.body}",
            ]
        return "\n".join((*lines, ""))


def write_project(folder: Path, incidents: int) -> None:
    """Write a project into a folder that is there; equal numbers give equal bytes."""
    chance = Random(incidents)
    folder.joinpath("statuary.yml").write_text(settings())
    for number in range(incidents):
        incident = _incident(chance, number, incidents)
        year = folder / "incidents" / incident.name[:4]
        year.mkdir(parents=True, exist_ok=True)
        if number % 3:
            year.joinpath(f"{incident.name}.md").write_text(incident.markdown())
        else:
            year.joinpath(f"{incident.name}.yaml").write_text(incident.yaml())
    for number in range(incidents // 20):
        name, text = _maintenance(chance, number)
        folder.joinpath("incidents", f"{name}.yaml").write_text(text)


def settings() -> str:
    """Give the statuary.yml of a page with forty components in five groups."""
    lines = [
        "title: Example Cloud",
        "url: https://status.example.com/",
        "timezone: Europe/Berlin",
        f"since: {FIRST:%Y-%m-%d}",
        f"as_of: {LAST:%Y-%m-%d %H:%MZ}",
        "components:",
    ]
    for group in GROUPS:
        lines += [f"  - group: {group}", f"    id: {group.lower()}-group", "    components:"]
        for part in PARTS:
            lines += [f"      - id: {group}-{part}".lower(), f"        name: {group} {part}"]
    return "\n".join((*lines, ""))


def _mapping(pairs: tuple[tuple[str, str], ...]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in pairs) + "}"


def _incident(chance: Random, number: int, of: int) -> Incident:
    start = FIRST + (LAST - FIRST - timedelta(days=2)) * number / of
    start = start.replace(second=0, microsecond=0) + timedelta(minutes=chance.randrange(600))
    hit = chance.sample(COMPONENTS, chance.randint(1, 3))
    trouble = chance.choice(TROUBLES)
    return Incident(
        name=f"{start:%Y-%m-%d}-{trouble.lower().replace(' ', '-')}-{number}",
        title=f"{trouble} in {' and '.join(hit)}",
        components=tuple((component, chance.choice(SERVED)) for component in hit),
        updates=tuple(_updates(chance, start)),
    )


def _updates(chance: Random, at: datetime) -> Iterator[Update]:
    for status in STEPS:
        yield Update(at, status, " ".join(chance.sample(SENTENCES, chance.randint(1, 3))))
        at += timedelta(minutes=chance.randint(4, 90))


def _maintenance(chance: Random, number: int) -> tuple[str, str]:
    start = FIRST + timedelta(days=7 + 35 * number % 1800, hours=2)
    end = start + timedelta(hours=2)
    text = (
        "kind: maintenance\n"
        f"title: Upgrade of database {number}\n"
        f"window: {{from: {start:%Y-%m-%d %H:%MZ}, until: {end:%Y-%m-%d %H:%MZ}}}\n"
        f"components: [{', '.join(chance.sample(COMPONENTS, 2))}]\n"
        f"updates: [{{at: {end:%Y-%m-%d %H:%MZ}, status: completed}}]\n"
    )
    return f"{start:%Y-%m-%d}-upgrade-{number}", text


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True)
    write_project(target, int(sys.argv[2]))
