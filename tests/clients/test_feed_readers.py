"""Feed readers, as Debian has them and with what they do by default, hear of every update."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from statuary.model import read_instant
from tests.clients.conftest import Run, program
from tests.formats.showcase import build, project
from tests.host import serving

STEPS = ("2026-03-01 10:05Z", "2026-03-01 11:05Z", "2026-03-01 12:05Z")
TITLES = ["Investigating: Login fails", "Identified: Login fails", "Resolved: Login fails"]
FILES = {
    "statuary.yml": """\
title: Example & sons 🙂
url: https://status.example.com/
since: 2026-01-01
components: [{id: api, name: API}]
""",
    "incidents/login.md": """\
---
title: Login fails
components: [api]
---
## Investigating @ 2026-03-01 10:00Z
We look at [the **log**](https://log.example.com/?a=1&b=2) <now>.

## Identified @ 2026-03-01 11:00Z
Found & understood.

## Resolved @ 2026-03-01 12:00Z
Done.
""",
}


@pytest.fixture
def steps(tmp_path: Path) -> Iterator[Iterator[str]]:
    """Give the site's address once for each step of an incident, after the site has reached it."""
    root = project(tmp_path / "project", FILES)
    instants = [read_instant(text).seconds for text in STEPS]
    with serving(root / "site", instants[0]) as host:

        def each() -> Iterator[str]:
            for instant in instants:
                build(root, instant)
                # Readers ask for what is newer than they have, in whole seconds.
                for path in (root / "site").rglob("*"):
                    os.utime(path, (instant, instant))
                yield host.address

        yield each()


@pytest.mark.parametrize("feed", ["feed.xml", "feed.atom"])
def test_newsboat_signals_every_step(
    run: Run, tmp_path: Path, steps: Iterator[str], feed: str
) -> None:
    """Newsboat runs its notifier with each of three updates, and has their titles and texts."""
    signals, notifier = tmp_path / "signals", tmp_path / "notifier"
    notifier.write_text(f'#!/bin/sh\necho "$@" >> {shlex.quote(str(signals))}\n')
    notifier.chmod(0o755)
    config, urls, cache = (tmp_path / name for name in ("config", "urls", "cache.db"))
    config.write_text(f"notify-program {notifier}\n")
    given = ("-C", config, "-u", urls, "-c", cache)
    for number, address in enumerate(steps, 1):
        urls.write_text(f"{address}{feed}\n")
        run("newsboat", *given, "-x", "reload")
        assert run("newsboat", *given, "-x", "print-unread").startswith(f"{number} unread")
        assert len(signals.read_text().splitlines()) == number
    found = run("sqlite3", cache, "select title from rss_item order by pubDate")
    assert found.splitlines() == TITLES
    content = run("sqlite3", cache, "select content from rss_item order by pubDate limit 1")
    assert '<a href="https://log.example.com/?a=1&amp;b=2"' in content
    assert "&lt;now&gt;" in content


@pytest.mark.parametrize("feed", ["feed.xml", "feed.atom"])
def test_rss2email_mails_every_step(
    run: Run, tmp_path: Path, steps: Iterator[str], feed: str
) -> None:
    """Rss2email sends one mail with each of three updates, and it holds the update's text."""
    config, data = tmp_path / "rss2email.cfg", tmp_path / "rss2email.json"
    mails = tmp_path / "mails"
    given = ("-c", config, "-d", data)
    run("r2e", *given, "new", "reader@example.com")
    settings = config.read_text()
    for key, value in (("email-protocol", "maildir"), ("maildir-path", str(mails))):
        settings, changed = re.subn(f"(?m)^{key} = .*", f"{key} = {value}", settings)
        assert changed == 1
    config.write_text(settings)
    for name in ("cur", "new", "tmp"):
        (mails / "INBOX" / name).mkdir(parents=True)
    for number, address in enumerate(steps, 1):
        if number == 1:
            run("r2e", *given, "add", "status", address + feed)
        run("r2e", *given, "run")
        assert len(list((mails / "INBOX/new").iterdir())) == number
    texts = [path.read_text() for path in (mails / "INBOX/new").iterdir()]
    assert sorted(title for title in TITLES if any(title in text for text in texts)) == (
        sorted(TITLES)
    )
    assert any("Found & understood." in text for text in texts)


@pytest.mark.parametrize("feed", ["feed.xml", "feed.atom"])
def test_sfeed_keeps_every_step(run: Run, tmp_path: Path, steps: Iterator[str], feed: str) -> None:
    """Sfeed adds a line with each of three updates, and never loses one."""
    program("sfeed")
    config, found = tmp_path / "sfeedrc", tmp_path / "feeds/Status"
    for number, address in enumerate(steps, 1):
        config.write_text(
            f"sfeedpath={tmp_path}/feeds\nfeeds() {{ feed Status {address}{feed}; }}\n"
        )
        run("sfeed_update", config)
        lines = [line.split("\t") for line in found.read_text().splitlines()]
        assert sorted(line[1] for line in lines) == sorted(TITLES[:number])
        assert len({line[5] for line in lines}) == number
    assert all(line[2].startswith("https://status.example.com/incidents/login/#") for line in lines)


def test_one_entry_for_each_incident_signals_once(
    run: Run, tmp_path: Path, steps: Iterator[str]
) -> None:
    """The history, an entry for each incident, is heard of once: hence there are two feeds."""
    config, urls, cache = (tmp_path / name for name in ("config", "urls", "cache.db"))
    config.write_text("")
    given = ("-C", config, "-u", urls, "-c", cache)
    for address in steps:
        urls.write_text(f"{address}history.rss\n")
        run("newsboat", *given, "-x", "reload")
    assert run("newsboat", *given, "-x", "print-unread").startswith("1 unread")
