"""Lets four builds of one page run at once, round by round, and looks which one is on top.

    python -m benchmarks.rounds [ROUNDS]

In each round an incident gets another title four times, and after each a build is started, in a
process of its own, a random moment after the one before. When all have ended the site must tell the
last title. The second line is a control: a tenth as many rounds of builds that do not take turns.

Exits with 1 if a build that took its turn failed, or left an older title on top.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from unittest.mock import patch

from benchmarks.kills import forked
from statuary import pipeline

ROUNDS, BUILDS = 100, 4
SETTINGS = "title: S\nsince: 2026-03-01\ncomponents: [{id: api, name: API}]\n"
INCIDENT = "title: Edition {}\ncomponents: [api]\nstarted: 2026-03-10 11:00Z\n"
NOW = 1_773_144_000  # an hour later


def trial(rounds: int) -> tuple[int, int]:
    """Give how often an older build was on top in so many rounds, and how many builds failed."""
    chance = random.Random(0)
    older = failed = edition = 0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "incidents").mkdir()
        (root / "statuary.yml").write_text(SETTINGS)
        incident = root / "incidents" / "x.yaml"
        incident.write_text(INCIDENT.format(edition))
        begin = time.perf_counter()
        pipeline.build(root, root / "site", NOW)
        typical = time.perf_counter() - begin
        for _ in range(rounds):
            builds = []
            for _ in range(BUILDS):
                edition += 1
                passing = incident.with_suffix(".passing")
                passing.write_text(INCIDENT.format(edition))
                passing.replace(incident)
                # For which instant somebody builds must not matter for who is on top.
                now = NOW + chance.choice([0, -600, 600])
                builds.append(forked(partial(pipeline.build, root, root / "site", now)))
                time.sleep(chance.uniform(0, typical / 2))
            failed += sum(os.waitpid(build, 0)[1] != 0 for build in builds)
            older += f"Edition {edition}<" not in (root / "site" / "index.html").read_text()
    return older, failed


def main() -> None:
    """Print how often an older build was on top."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    older, failed = trial(rounds)
    print(f"{rounds} rounds of {BUILDS}: {older} times an older one on top, {failed} failed")
    rounds = max(5, rounds // 10)
    with patch.object(pipeline, "turn", lambda *_: nullcontext()):
        without = trial(rounds)
    print(f"without turns, {rounds} rounds: {without[0]} times, {without[1]} failed")
    sys.exit(bool(older or failed))


if __name__ == "__main__":
    main()
