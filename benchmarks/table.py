"""What was measured, as a table for people and as JSON for programs."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.costs import Cost, typical

NAMES = 36
RATIOS = ("wall", "cpu", "memory")
HEAD = (
    f"{'':<{NAMES}}     wall      CPU  memory    files   output   × Hugo's full build\n"
    f"{'':<{NAMES}}        s        s     MiB  written      MiB     wall     CPU  memory"
)


@dataclass(frozen=True)
class Row:
    """A work, what each run of it took, and what it is compared with, if that is there."""

    incidents: int
    work: str
    costs: tuple[Cost, ...]
    hugo: tuple[Cost, ...] = ()

    def ratios(self) -> tuple[float, ...]:
        """Divide the medians of seconds, of processor seconds and of memory by those of Hugo."""
        if not self.hugo:
            return ()
        ours, theirs = typical(self.costs), typical(self.hugo)
        return tuple(getattr(ours, name) / getattr(theirs, name) for name in RATIOS)

    def __str__(self) -> str:
        cost = typical(self.costs)
        line = f"{self.work:<{NAMES}}{cost.wall:>9.3f}{cost.cpu:>9.3f}{cost.memory:>8.0f}"
        if cost.size:
            line += f"{cost.written:>9,.0f}{cost.size:>9.2f}"
        if ratios := self.ratios():
            wall, cpu, memory = ratios
            line = f"{line:<{NAMES + 44}}{wall:>9.2f}{cpu:>8.2f}{memory:>8.2f}"
        return line


def write_json(path: Path, versions: str, rows: list[Row]) -> None:
    """Write what each run took, with the ratios of the medians."""
    told = [
        {
            "incidents": row.incidents,
            "work": row.work,
            "runs": [asdict(cost) for cost in row.costs],
            "ratios": dict(zip(RATIOS, row.ratios(), strict=False)),
        }
        for row in rows
    ]
    path.write_text(json.dumps({"versions": versions, "rows": told}, indent=1) + "\n")
