"""Tries the targets on bytes without end: `python -m fuzz [--seconds N] [--runs N] [TARGET…]`.

With atheris, coverage leads; without it, what is known is changed by chance. Either way an input
fails that raises anything, costs two seconds of CPU, or more than 256 MiB. What failed is kept in
`.fuzz/found/` and tried first the next time, until it is mended: then it becomes a test.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import subprocess
import sys
from pathlib import Path

from fuzz.blind import search
from fuzz.trial import TARGETS, Trial

FOUND = Path(".fuzz/found")
LEARNT = Path(".fuzz/learnt")


def main() -> int:
    """Try each target for its share of the time; give 1 if one failed."""
    parser = argparse.ArgumentParser(prog="fuzz", description=__doc__.partition(":")[0])
    parser.add_argument("--seconds", type=float, default=60, help="for all targets together")
    parser.add_argument("--runs", type=int, default=0, help="at most, of each; else no limit")
    parser.add_argument("--blind", action="store_true", help="leave atheris out")
    parser.add_argument("--seed", type=int, default=0, help="of what is left to chance")
    parser.add_argument("targets", nargs="*", choices=[[], *TARGETS], metavar="TARGET")
    given = parser.parse_args()
    targets = given.targets or [*TARGETS]
    guided = not given.blind and importlib.util.find_spec("atheris") is not None
    failed = False
    for name in targets:
        share = given.seconds / len(targets)
        (FOUND / name).mkdir(parents=True, exist_ok=True)
        trial = Trial(name, FOUND / name)
        for path in sorted((FOUND / name).iterdir()):
            failed |= not trial.holds(path.read_bytes())
        if guided and not failed:
            failed |= _guided(name, share, given.runs, given.seed) != 0
        elif not failed:
            failed |= not search(trial, name, share, given.runs, given.seed)
    return int(failed)


def _guided(name: str, seconds: float, runs: int, seed: int) -> int:
    """Run libFuzzer, which ends its process, in one of its own."""
    (LEARNT / name).mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "fuzz.guided", name, str(FOUND / name), str(LEARNT / name)]
    limits = [f"-max_total_time={int(seconds)}", f"-runs={runs or -1}", f"-seed={seed + 1}"]
    done = subprocess.run([*command, *limits], capture_output=True, text=True, check=False)  # noqa: S603
    told = dict(re.findall(r"^stat::(\w+): +(\d+)$", done.stderr, re.MULTILINE))
    sys.stdout.write(
        f"{name}: {int(told.get('number_of_executed_units', 0)):,} runs, "
        f"at most {told.get('peak_rss_mb')} MiB, led by coverage\n"
    )
    if done.returncode:
        sys.stderr.write(done.stdout + done.stderr)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
