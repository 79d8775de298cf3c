"""One power, one owner: what reaches out of the program does so in one place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pytest

from tests.laws.source import Module, Use, modules, must_be_none


@dataclass(frozen=True)
class Power:
    """What only its owners, modules or whole rooms, may import or use."""

    name: str
    owners: tuple[str, ...]
    uses: tuple[str, ...]


POWERS = (
    Power("reading YAML", ("content.yaml_events",), ("yaml",)),
    Power("Markdown and sanitising", ("prose",), ("markdown", "nh3", "bleach")),
    Power("templates", ("theme",), ("jinja2",)),
    Power("making feeds", ("syndication",), ("feedgen", "lxml")),
    Power("making calendars", ("calendars",), ("icalendar",)),
    Power("making metrics", ("openmetrics",), ("prometheus_client",)),
    # The model checks that a rule reads, the timeline works out when it comes round.
    Power("repetition", ("model.rule", "timeline.recurrence"), ("dateutil",)),
    Power(
        "the clock",
        ("clock",),
        (
            "time",
            "datetime.datetime.now",
            "datetime.datetime.utcnow",
            "datetime.datetime.today",
            "datetime.date.today",
        ),
    ),
    Power(
        "printing",
        ("cli.terminal",),
        (
            "builtins.print",
            "click.echo",
            "click.echo_via_pager",
            "click.secho",
            "click.progressbar",
            "click.get_text_stream",
            "click.get_binary_stream",
            "logging",
            "pprint",
            "sys.stdout",
            "sys.stderr",
        ),
    ),
    # A preview is looked at in a browser, so one module listens, to this machine alone unless it is
    # told otherwise. Nobody ever asks the network for anything.
    Power(
        "listening to the network", ("serving.server",), ("socket", "socketserver", "http.server")
    ),
    Power(
        "asking the network",
        (),
        ("ssl", "urllib.request", "http.client", "ftplib", "smtplib"),
    ),
    # Where Python has no name for what a system can do.
    Power("the C library", ("publishing.exchange",), ("ctypes",)),
    # What the machine tells of itself and of who uses it must not reach what is published. No site
    # is built into somebody's home, which one has to know for that; and the shelf stands there.
    Power(
        "the environment",
        ("cli.build", "cli.git", "publishing.places", "shelf"),
        (
            *("os.environ", "os.environb", "os.getenv", "os.getlogin", "os.uname", "os.getcwd"),
            *("getpass", "platform", "locale", ".expanduser", "pathlib.Path.home"),
        ),
    ),
    # A copy of a process has what it was copied with, locks and half-written files among it.
    Power("copying the process", ("workers",), ("multiprocessing", "concurrent", "os.fork")),
    Power("watching files", ("serving.watching",), ("watchfiles",)),
    # Whoever can write what is unpickled can run what they like, so that is one file of the user's,
    # which is on no other way into the program, and few names may be asked for in it.
    Power(
        "taking Python's values out of bytes",
        ("keeping",),
        ("pickle", "shelve", "marshal.load", "marshal.loads"),
    ),
    # Whatever others can put there may be a link, or never end. What is read in another way lies in
    # packages, where only those can put something who could change the program, or was packed.
    Power(
        "reading what others can put there",
        (
            *("plain_files", "times.zone", "cms.project", "scaffold.hosts", "serving.overlay"),
            *("program", "cli.committed", "shelf"),
        ),
        (".read_bytes", ".read_text", "open for reading"),
    ),
    # The site is one thing, with files that are all ours; what people wrote is another. What was
    # committed is laid out in a folder for the moment in which it is read, as projects are read. To
    # open a file as what it is takes the same call that could write it, and a pipe, through which
    # work is handed out, is written like a file.
    # What may be lost at any time is kept among the user's caches, never where a project could be.
    Power(
        "writing to the disk",
        ("publishing.disk", "saving", "shelf", "cli.committed", "plain_files", "workers"),
        (
            "open for writing",
            "shutil",
            "tempfile",
            ".write_text",
            ".write_bytes",
            ".mkdir",
            ".rmdir",
            ".unlink",
            ".rename",
            ".touch",
            ".symlink_to",
            ".hardlink_to",
            ".chmod",
            "os.chmod",
            "os.fdopen",
            "os.link",
            "os.makedirs",
            "os.mkdir",
            "os.open",
            "os.remove",
            "os.removedirs",
            "os.rename",
            "os.replace",
            "os.rmdir",
            "os.symlink",
            "os.truncate",
            "os.unlink",
            "os.write",
        ),
    ),
)


def breaches(of: Iterable[Module]) -> Iterator[str]:
    """Say where a power is used by a module that does not own it."""
    for module in of:
        uses = sorted(set(module.uses()), key=lambda use: use.line)
        for power in POWERS:
            if any(_inside(module.name, owner) for owner in power.owners):
                continue
            lines = {line for what, line in uses if any(_inside(what, u) for u in power.uses)}
            owners = " or ".join(f"`{owner}`" for owner in power.owners) or "no module at all"
            for line in sorted(lines):
                yield f"{module.place(line)}: {power.name} belongs to {owners}; ask it instead."


def _inside(name: str, of: str) -> bool:
    return name == of or name.startswith(f"{of}.")


def test_each_power_is_used_by_its_owner_alone() -> None:
    """No module uses a power that belongs to another."""
    must_be_none(breaches(modules()))


@pytest.mark.parametrize(
    "text",
    [
        "import yaml",
        "from yaml.events import ScalarEvent",
        "def f():\n    import jinja2.ext",
        "from dateutil import rrule",
        "import time as t",
        "from datetime import datetime as d\n\nd.now()",
        "import datetime\n\ndatetime.date.today()",
        "print('done')",
        "from click import echo",
        "import click\n\nclick.secho('x')",
        "import sys\n\nprinter = sys.stderr.write",
        "import urllib.request",
        "import http.server",
        "from watchfiles import watch",
        "from http import client",
        "def f(path):\n    path.write_text('x')",
        "def f(path):\n    open(path, 'w')",
        "def f(path, mode):\n    open(path, mode=mode)",
        "def f(path):\n    path.open('ab')",
        "import os\n\nos.replace('a', 'b')",
        "from os import environ\n\nenviron['USER']",
        "import locale",
        "def f(path):\n    path.expanduser()",
        "from shutil import copy",
        "def f(path):\n    return path.read_bytes()",
        "def f(path):\n    return open(path)",
        "def f(path):\n    return path.open('rb')",
    ],
)
def test_a_use_by_a_stranger_is_found(text: str) -> None:
    """However a power is imported, renamed or called, its use is found, once a line."""
    found = {breach.split(" ", 1)[0] for breach in breaches([Module("formats.feeds", text)])}
    assert found
    assert all(breach.startswith("statuary/formats/feeds.py:") for breach in found)


@pytest.mark.parametrize(
    "text",
    [
        "from datetime import UTC, datetime\n\ndatetime.fromtimestamp(0, UTC)",
        "from datetime import time\n\ntime(12)",
        "from urllib.parse import urlsplit",
        "from statuary.plain_files import read_plain",
        "import os\n\nos.fspath('a'.replace('a', 'b'))",
    ],
)
def test_a_harmless_neighbour_is_allowed(text: str) -> None:
    """What only looks like a power is free for all."""
    assert not list(breaches([Module("formats.feeds", text)]))


def test_a_use_is_named_by_where_it_comes_from() -> None:
    """An alias is followed to the module that it was imported from."""
    module = Module("formats.feeds", "from os import replace as swap\n\nswap('a', 'b')")
    assert Use("os.replace", 3) in set(module.uses())
