"""Opens a page for every text in every field, with policies and without, and says what was seen.

    python -m tests.clients.hostile_everywhere [EVERY]

`make clients` opens each text in one kind of record, of one form; this opens it in all of them, and
in every other field. It takes half an hour; with EVERY it takes one of
so many texts. Exits with 1 if anything ran, asked elsewhere or broke out.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.clients.hostile_sites import TURNS
from tests.clients.hostile_texts import marked
from tests.clients.hostile_tour import tour
from tests.clients.hostile_visit import chromium
from tests.clients.payloads import payloads


def main(every: int = 1) -> int:
    """Make all tours; give what the program exits with."""
    texts = tuple(dict.fromkeys(text for found in payloads().values() for text in found))[::every]
    pieces = tuple(marked(texts))
    _say(f"{len(texts)} texts")
    wrong = 0
    for enforced in (False, True):
        with chromium() as browser:
            for turn in range(TURNS):
                with tempfile.TemporaryDirectory() as folder:
                    found = tour(browser, pieces, Path(folder), turn, enforced=enforced)
                policy = "with" if enforced else "without"
                _say(f"turn {turn + 1} of {TURNS} {policy} policy: {found.told()}")
                for each in (*found.executed, *found.elsewhere, *found.broken):
                    _say(f"  {each[:300]}")
                    wrong += 1
    return min(wrong, 1)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
