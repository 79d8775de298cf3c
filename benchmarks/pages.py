"""Makes pages like those of a service with five years behind it, the same each time.

    python -m benchmarks.pages FOLDER INCIDENTS

writes a project with that many incidents, and a maintenance for every twenty of them. The last two
incidents are open at the end of the five years. The page is not closed then, as no living page is:
what measures it says for which instant.
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
OPEN = 2  # of the last incidents, so many are not over
# Each has a number in it, so that hardly two updates say the same: what was rendered once must not
# stand for what nobody would have written twice.
SENTENCES = (
    "We see {} failed requests a minute and are looking for the cause.",
    "The {} requests that failed can be tried again; nothing is lost.",
    "The cause is release 4.{}, which we are taking back.",
    "Shard {} of a database answered too slowly, and requests piled up behind it.",
    "{} customers get `503 Service Unavailable` with a `Retry-After` header.",
    "How to try again is told in [note {}](https://docs.example.com/retries).",
    "Traffic of {} customers goes through another region, *almost* as fast as before.",
    "We have added room for {} requests a minute and are watching the numbers.",
    "The queue is down to {} jobs, and all systems have been normal for half an hour.",
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

    @property
    def year(self) -> str:
        """The year in which it began, as its folder is named."""
        return self.name[:4]

    @property
    def mapping(self) -> str:
        """Its components and their statuses, in YAML."""
        return "{" + ", ".join(f"{key}: {value}" for key, value in self.components) + "}"

    def markdown(self) -> str:
        """Write it with one heading per update; one component recovers early."""
        first = self.components[0][0]
        parts = [f"---\ntitle: {self.title}\ncomponents: {self.mapping}\n---\n"]
        for update in self.updates:
            change = f" {{{first}: operational}}" if update.status == "monitoring" else ""
            heading = f"## {update.status.capitalize()} @ {update.at:%Y-%m-%d %H:%MZ}{change}"
            parts.append(f"{heading}\n{update.body}\n")
        return "\n".join(parts)

    def yaml(self) -> str:
        """Write it as one mapping."""
        lines = [f"title: {self.title}", f"components: {self.mapping}", "updates:"]
        for update in self.updates:
            lines += [
                f"  - at: {update.at:%Y-%m-%d %H:%MZ}",
                f"    status: {update.status}",
                "    body: |",
                f"      {update.body}",
            ]
        return "\n".join((*lines, ""))


def incidents(number: int) -> Iterator[Incident]:
    """Give so many incidents, oldest first, one by one; equal numbers give equal incidents."""
    chance = Random(number)
    for index in range(number):
        if index < number - OPEN:
            start = FIRST + (LAST - FIRST - timedelta(days=2)) * index / number
            start = start.replace(second=0, microsecond=0)
            yield _incident(chance, index, start + timedelta(minutes=chance.randrange(600)), STEPS)
        else:
            yield _incident(chance, index, LAST - timedelta(hours=4), STEPS[:-1])


def write_project(folder: Path, number: int) -> None:
    """Write a project into a folder that is there; equal numbers of incidents give equal bytes."""
    folder.joinpath("statuary.yml").write_text(settings())
    for year in range(FIRST.year, LAST.year):
        folder.joinpath("incidents", str(year)).mkdir(parents=True)
    for index, incident in enumerate(incidents(number)):
        path = folder / "incidents" / incident.year / incident.name
        if index % 3 == 2:
            path.with_suffix(".yaml").write_text(incident.yaml())
        else:
            path.with_suffix(".md").write_text(incident.markdown())
    chance = Random(number)
    for index in range(number // 20):
        start = FIRST + timedelta(days=1800 * index // (number // 20), hours=2)
        path = folder / "incidents" / str(start.year) / f"{start:%Y-%m-%d}-upgrade-{index}.yaml"
        path.write_text(_maintenance(chance, index, start))


def settings() -> str:
    """Give the statuary.yml of a page with forty components in five groups."""
    lines = [
        "title: Example Cloud",
        "url: https://status.example.com/",
        "timezone: Europe/Berlin",
        f"since: {FIRST:%Y-%m-%d}",
        "components:",
    ]
    for group in GROUPS:
        lines += [f"  - group: {group}", f"    id: {group.lower()}-group", "    components:"]
        for part in PARTS:
            lines += [f"      - id: {group}-{part}".lower(), f"        name: {group} {part}"]
    return "\n".join((*lines, ""))


def _incident(chance: Random, index: int, start: datetime, steps: tuple[str, ...]) -> Incident:
    hit = chance.sample(COMPONENTS, chance.randint(1, 3))
    trouble = chance.choice(TROUBLES)
    return Incident(
        name=f"{start:%Y-%m-%d}-{trouble.lower().replace(' ', '-')}-{index}",
        title=f"{trouble} in {' and '.join(hit)}",
        components=tuple((component, chance.choice(SERVED)) for component in hit),
        updates=tuple(_updates(chance, start, steps)),
    )


def _updates(chance: Random, at: datetime, steps: tuple[str, ...]) -> Iterator[Update]:
    for status in steps:
        said = chance.sample(SENTENCES, chance.randint(1, 3))
        yield Update(at, status, " ".join(text.format(chance.randint(2, 99_999)) for text in said))
        at += timedelta(minutes=chance.randint(4, 90))


def _maintenance(chance: Random, index: int, start: datetime) -> str:
    end = start + timedelta(hours=2)
    return (
        "kind: maintenance\n"
        f"title: Upgrade of database {index}\n"
        f"window: {{from: {start:%Y-%m-%d %H:%MZ}, until: {end:%Y-%m-%d %H:%MZ}}}\n"
        f"components: [{', '.join(chance.sample(COMPONENTS, 2))}]\n"
        f"updates: [{{at: {end:%Y-%m-%d %H:%MZ}, status: completed}}]\n"
    )


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True)
    write_project(target, int(sys.argv[2]))
