"""Fuzzing without a guide, for where atheris is not: what is known, changed by chance."""

from __future__ import annotations

import random
import sys
import time

from fuzz.corpus import WORDS, seeds
from fuzz.trial import Trial

_LONGEST = 20_000


def search(trial: Trial, name: str, seconds: float, runs: int, seed: int) -> bool:
    """Try changed inputs until the time is up or one fails."""
    chance = random.Random(seed)  # noqa: S311
    known = [*seeds(name)]
    holds = all(trial.holds(data) for data in known)
    end = time.monotonic() + seconds
    while holds and time.monotonic() < end and (not runs or trial.runs < runs):
        data = chance.choice(known)
        for _ in range(chance.randint(1, 6)):
            data = _changed(data, chance, known)[:_LONGEST]
        holds = trial.holds(data)
    sys.stdout.write(f"{trial}\n")
    return holds


def _changed(data: bytes, chance: random.Random, known: list[bytes]) -> bytes:
    begin = chance.randint(0, len(data))
    end = min(len(data), begin + chance.choice((0, 1, 1, 4, 30, len(data))))
    match chance.randrange(6):
        case 0:
            middle = chance.randbytes(chance.randint(0, 4))
        case 1:
            other = chance.choice(known)
            at = chance.randint(0, len(other))
            middle = other[at : at + chance.randint(0, 60)]
        case 2:
            middle = data[begin:end] * chance.choice((2, 2, 3, 50, 500))
        case _:
            middle, end = chance.choice(WORDS), chance.choice((begin, end))
    return data[:begin] + middle + data[end:]
