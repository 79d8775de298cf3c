"""Kills builds at random instants while readers poll the site, and counts what the readers saw.

    python -m benchmarks.kills [KILLS]

Each build publishes the next edition of a site, in which all pages name their edition; when it is
killed is a matter of chance. A reader by a handle opens the folder, and all pages from there. A
reader by paths reads the first page, the others and the first again: if that is still the same the
others must be of that edition too. A page is torn if its end is not its beginning's, and missing if
it is not there; a site is mixed if its pages are of two editions. The last lines are a control:
a tenth as many builds that publish file by file, of which readers must see mixed sites.

Exits with 1 if any reader of a site that was published in one step saw one of these.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from unittest.mock import patch

from statuary.outputs import Output
from statuary.publishing import exchange, turn, write
from statuary.workers import FEWEST

if sys.platform == "win32":
    sys.exit("Readers and builders are forked, which Windows cannot do.")

KILLS, PAGES, SAME, WHOLE, JOBS = 1000, FEWEST, 20, 10, 2
FIRST = "page-000.html"
WRONG = ("torn", "missing", "mixed")


def page(edition: int) -> str:
    """Render a page whose end names the edition as its beginning does."""
    return f"{edition:09}{'-' * 20_000}{edition:09}"


def same(_: int) -> str:
    """Render a file that is the same in all editions."""
    return "same"


def paths() -> list[str]:
    """Give the paths of all pages that name their edition; some lie in folders."""
    return [FIRST, *(f"{n % 7}/page-{n:03}.html" for n in range(1, PAGES))]


def publish(root: Path, edition: int) -> None:
    """Publish an edition."""
    pages = [Output(path, page, edition) for path in paths()]
    pages += [Output(f"same/{number}", same, 0) for number in range(SAME)]
    with turn(root / "site"):
        write(tuple(pages), root / "site", root / "cache", "1", jobs=JOBS)


def edition_of(read: Callable[[], bytes], seen: Counter[str]) -> int | None:
    """Read a page, count it if it is torn or missing, and give its edition otherwise."""
    try:
        content = read()
    except OSError:
        seen["missing"] += 1
        return None
    if len(content) != len(page(0)) or content[:9] != content[-9:]:
        seen["torn"] += 1
        return None
    return int(content[:9])


def poll_by_handle(site: Path, seen: Counter[str]) -> None:
    """Open the folder once and read all pages from there."""

    def read(path: str) -> bytes:
        file = os.open(path, os.O_RDONLY, dir_fd=folder)
        try:
            return os.read(file, 100_000)
        finally:
            os.close(file)

    folder = os.open(site, os.O_RDONLY)
    try:
        editions = {edition_of(partial(read, path), seen) for path in paths()}
    finally:
        os.close(folder)
    seen["mixed"] += len(editions) > 1


def poll_by_paths(site: Path, seen: Counter[str]) -> None:
    """Read all pages by their paths, and judge them if the first is the same at the end."""
    places = [site / path for path in (*paths(), FIRST)]
    first, *others, last = (edition_of(place.read_bytes, seen) for place in places)
    if first == last:
        seen["judged"] += 1
        seen["mixed"] += {first} != {*others}


def forked(work: Callable[[], object]) -> int:
    """Do something in a process of its own, and give its number."""
    process = os.fork()
    if not process:
        try:
            work()
        except BaseException as error:
            print(f"{type(error).__name__}: {error}", file=sys.stderr)
            os._exit(1)
        os._exit(0)
    return process


def reading(site: Path, poll: Callable[[Path, Counter[str]], None], result: Path) -> int:
    """Poll a site in a process of its own until that is ended, then write what was seen."""

    def work() -> None:
        seen: Counter[str] = Counter()
        ended: list[int] = []
        signal.signal(signal.SIGTERM, lambda *_: ended.append(1))
        while not ended:
            poll(site, seen)
            seen["polls"] += 1
        result.write_text("\n".join(f"{name} {count}" for name, count in seen.items()))

    return forked(work)


def building(root: Path, edition: int) -> int:
    """Publish an edition in a process of its own."""
    return forked(partial(publish, root, edition))


def trial(root: Path, kills: int, chance: random.Random) -> tuple[int, dict[str, Counter[str]]]:
    """Kill builds while readers poll; give how many had published by then, and what was seen."""
    publish(root, 1)
    polls = {"by a handle": poll_by_handle, "by paths": poll_by_paths}
    readers = {
        name: (reading(root / "site", poll, root / name), root / name)
        for name, poll in polls.items()
    }
    begin = time.perf_counter()
    for edition in range(2, 2 + WHOLE):
        os.waitpid(building(root, edition), 0)
    typical = (time.perf_counter() - begin) / WHOLE
    published = 0
    for edition in range(2 + WHOLE, 2 + WHOLE + kills):
        builder = building(root, edition)
        time.sleep(chance.uniform(0, 1.5 * typical))
        os.kill(builder, signal.SIGKILL)
        os.waitpid(builder, 0)
        published += int((root / "site" / FIRST).read_bytes()[:9]) == edition
    with turn(root / "site"):
        pass  # Those who worked for the last build have ended, as they have its turn too.
    seen: dict[str, Counter[str]] = {}
    for name, (reader, result) in readers.items():
        os.kill(reader, signal.SIGTERM)
        os.waitpid(reader, 0)
        lines = (line.split() for line in result.read_text().splitlines())
        seen[name] = Counter({key: int(count) for key, count in lines})
    return published, seen


def tell(way: str, kills: int) -> int:
    """Print what readers saw of builds that publish this way; give how often it was wrong."""
    with tempfile.TemporaryDirectory() as folder:
        published, seen = trial(Path(folder), kills, random.Random(0))
    wrong = 0
    for name, counts in seen.items():
        told = ", ".join(f"{counts[what]} {what}" for what in WRONG)
        print(
            f"{way}, {name}: {kills} kills, {published} with the new site there, "
            f"{counts['polls']} polls: {told}",
            flush=True,
        )
        wrong += sum(counts[what] for what in WRONG)
    return wrong


def main() -> None:
    """Print what readers saw, in one step and file by file."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else KILLS
    wrong = tell("in one step", kills)
    with patch.object(exchange, "is_known", lambda: False):
        tell("file by file", max(20, kills // 10))
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
