"""Where a target begins: files that people wrote, and words that mean something in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_TOP = Path(__file__).parent.parent
_FOLDERS = ("incidents", "tests/content/fixtures/bad")

WORDS = (
    *(b"---\n", b"title: ", b"updates:\n", b"  - ", b"at: 2026-02-01 16:12Z\n", b"kind: notice\n"),
    *(b"kind: maintenance\n", b"window: {from: 2026-02-01 16:12Z, until: 2026-02-01 17:12Z}\n"),
    *(b"repeats: FREQ=MONTHLY;BYDAY=5MO\n", b"FREQ=YEARLY;", b"BYSETPOS=-1", b"COUNT=", b"UNTIL="),
    *(
        b"\n## Resolved @ 2026-02-01 16:30Z\n",
        b"\n## Postmortem\n",
        b"{api: major_outage}",
        b"[web]",
    ),
    *(
        b"components: ",
        b"status: ",
        b"body: |\n",
        b"id: ",
        b"aliases: ",
        b"tags: ",
        b"draft: yes\n",
    ),
    *(b"&a ", b"*a", b"<<: ", b"!!str ", b"%YAML 1.1\n", b"? ", b"\xef\xbb\xbf", b"\xff", b"\x00"),
    *(b"\xe2\x80\xae", b"\xe2\x80\xa8", b"\xed\xa0\x80", b"\xc2\x85", b"\x1b[31m", b"]]>", b"<!--"),
    *(
        b"<script>",
        b"[x](javascript:a)",
        b"&#27;",
        b"&#x6a;",
        b"```\n",
        b"> ",
        b"- ",
        b"|a|b|\n|-|-|\n",
    ),
    *(
        b"9999-12-31",
        b"0001-01-01 00:00Z",
        b"1970-01-01",
        b"999999999999",
        b"1e999",
        b"\r\n",
        b"\t",
    ),
    *(
        b"started: ",
        b"ended: unknown\n",
        b"since: ",
        b"as_of: ",
        b"timezone: ",
        b"uptime: ",
        b"theme: ",
    ),
    b"\n====\n",
)


def seeds(target: str) -> Iterator[bytes]:
    """Give the inputs with which a target begins."""
    files = sorted(p for f in _FOLDERS for p in (_TOP / f).rglob("*") if p.is_file())
    for path in files:
        data = path.read_bytes()
        if path.name == "expected.txt" or len(data) > 20_000:
            continue
        if target == "loader":
            form = 2 if path.name == "statuary.yml" else int(path.suffix != ".md")
            yield bytes([form]) + data
        elif target == "prose" or path.suffix == ".md":
            yield data
        elif path.name != "statuary.yml":
            yield b"\n====\n" + data
