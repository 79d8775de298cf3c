"""Fuzzing that coverage leads, with atheris: `python -m fuzz.guided TARGET …`.

It runs in a process of its own, for libFuzzer ends the one that it is started in.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris  # type: ignore[import-untyped]

with atheris.instrument_imports(include=["statuary", "markdown"]):
    from fuzz.corpus import WORDS, seeds
    from fuzz.trial import Trial


def main() -> None:
    """Hand the target to libFuzzer: its name comes first, then two folders, then options."""
    name, found, learnt, *options = sys.argv[1:]
    for index, data in enumerate(seeds(name)):
        Path(learnt, f"seed-{index}").write_bytes(data)
    words = Path(learnt).parent / f"{name}.words"
    words.write_text("".join(f'"{_spelt(word)}"\n' for word in WORDS))
    trial = Trial(name, Path(found))

    def once(data: bytes) -> None:
        if not trial.holds(data):
            raise SystemExit(1)

    limits = ["-timeout=60", "-rss_limit_mb=2048", "-max_len=20000", "-print_final_stats=1"]
    paths = [f"-dict={words}", f"-artifact_prefix={learnt}/../", learnt]
    atheris.Setup([sys.argv[0], *limits, *options, *paths], once)
    atheris.Fuzz()


def _spelt(word: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word)


if __name__ == "__main__":
    main()
