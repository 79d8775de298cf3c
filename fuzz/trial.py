"""One input tried on one target, and what that cost."""

from __future__ import annotations

import hashlib
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

from fuzz import loader, prose, site

TARGETS: MappingProxyType[str, Callable[[bytes], None]] = MappingProxyType(
    {"loader": loader.run, "prose": prose.run, "site": site.run}
)
MOST_SECONDS = 2.0
MOST_MEBIBYTES = 256


class Trial:
    """Tries inputs on a target; `slowest` are the most seconds of CPU that one took."""

    def __init__(self, target: str, found: Path) -> None:
        self.runs, self.slowest = 0, 0.0
        self._name, self._run, self._found = target, TARGETS[target], found

    def check(self, data: bytes) -> None:
        """Try an input; raise what the target raises, or AssertionError where it costs too much."""
        memory = peak()
        begin = time.process_time()
        self._run(data)
        spent = time.process_time() - begin
        self.runs += 1
        self.slowest = max(self.slowest, spent)
        if spent > MOST_SECONDS:
            raise AssertionError(f"{spent:.1f} seconds")
        if peak() - memory > MOST_MEBIBYTES:
            raise AssertionError(f"{peak() - memory} MiB")

    def holds(self, data: bytes) -> bool:
        """Try an input; keep it, and say why, if it fails."""
        try:
            self.check(data)
        except Exception:
            path = self._found / hashlib.blake2b(data, digest_size=8).hexdigest()
            path.write_bytes(data)
            sys.stderr.write(f"{traceback.format_exc()}{self._name}: {data[:300]!r} in {path}\n")
            return False
        return True

    def __str__(self) -> str:
        return (
            f"{self._name}: {self.runs:,} runs, the slowest {self.slowest:.2f} s, "
            f"at most {peak()} MiB"
        )


def peak() -> int:
    """Give the most MiB that this process has had; 0 on Windows, which does not say."""
    if sys.platform == "win32":
        return 0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // (1 << 20 if sys.platform == "darwin" else 1 << 10)
