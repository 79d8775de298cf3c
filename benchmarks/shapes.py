"""Files that are made to be dear, one of each kind, and the page that each of them is put on.

A record is the only one of its page; `statuary.yml` is measured against the plainest one. What they
may cost `benchmarks.dear` measures, and `tests/content/test_dear_files.py` keeps, without a clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import NamedTuple

MOST = 1 << 20  # bytes of a file
SETTINGS = "statuary.yml"
PLAIN = "title: Example\ncomponents: [{id: api, name: API}]\n"

_FIRST = datetime(2026, 1, 1, tzinfo=UTC)
_STATUSES = ("major_outage", "partial_outage", "degraded_performance")
_WINDOW = "window: {from: 1971-01-04 02:00Z, until: 1971-01-04 03:00Z}\n"


class Shape(NamedTuple):
    """A file by its path in a project, its text, and the settings of that project."""

    path: str
    text: str
    settings: str = PLAIN


def components(count: int) -> tuple[str, ...]:
    """Name components."""
    return tuple(f"c{number}" for number in range(count))


def settings(count: int, more: str = "") -> str:
    """Give settings with so many components."""
    lines = (f"  - {{id: {each}, name: {each}}}\n" for each in components(count))
    return f"title: Example\nurl: https://status.example.com/\n{more}components:\n{''.join(lines)}"


def _at(minutes: int) -> str:
    return f"{_FIRST + timedelta(minutes=minutes):%Y-%m-%d %H:%MZ}"


def _record(text: str, settings: str = PLAIN) -> Shape:
    return Shape("incidents/dear.yaml", text[:MOST], settings)


def _markdown(body: str, keys: str = "title: Dear\n") -> Shape:
    return Shape("incidents/dear.md", f"---\n{keys}---\n{body}"[:MOST])


def _incident(updates: Iterator[str], more: str = "") -> str:
    return f"title: Dear\n{more}updates:\n{''.join(updates)}"


def _changes(updates: int, each: int) -> Shape:
    """Give updates that all change so many components, to another status every time."""
    named = components(each)

    def written() -> Iterator[str]:
        for number in range(updates):
            status = _STATUSES[number % 3]
            changed = ",".join(f"{name}: {status}" for name in named)
            yield f" - {{at: {_at(number)}, status: identified, components: {{{changed}}}}}\n"

    return _record(_incident(written()), settings(each))


def _reopened(updates: int, each: int) -> Shape:
    """Give updates that resolve an incident and open it again."""
    named = ",".join(components(each))

    def written() -> Iterator[str]:
        for number in range(updates):
            status, changed = ("resolved", "") if number % 2 else ("identified", named)
            yield f" - {{at: {_at(number)}, status: {status}, components: [{changed}]}}\n"

    return _record(_incident(written()), settings(each))


def _texts(count: int, text: str) -> Shape:
    headings = (f"## Identified @ {_at(number)}\n{text}\n\n" for number in range(count))
    return _markdown("".join(headings))


def _updates(count: int, **keys: str) -> Shape:
    more = "".join(f", {key}: {value}" for key, value in keys.items())
    rows = (f" - {{at: {_at(i)}, status: identified{more}}}\n" for i in range(count))
    return _record(_incident(rows))


def _rule(rule: str, more: str = "", window: str = _WINDOW, on: str = PLAIN) -> Shape:
    return _record(f"kind: maintenance\ntitle: Dear\n{window}repeats: {rule}\n{more}", on)


def _spoken(updates: int) -> str:
    """Give updates of windows that come each day from 2013 on."""
    begin = datetime(2013, 1, 1, 2, 30, tzinfo=UTC)
    rows = (
        f" - {{at: {begin + timedelta(days=5 * n):%Y-%m-%d %H:%MZ}, status: completed}}\n"
        for n in range(updates)
    )
    return f"updates:\n{''.join(rows)}"


def _list(key: str, items: Iterator[str]) -> Shape:
    rows = "".join(f" - {item}\n" for item in items)
    return _record(f"title: Dear\nstarted: 2026-01-01 00:00Z\n{key}:\n{rows}")


def _all(count: int) -> str:
    return f"components: [{','.join(components(count))}]\n"


_SINCE_2013 = "window: {from: 2013-01-01 02:00Z, until: 2013-01-01 03:00Z}\n"
_LONG = "window: {from: 2013-01-01 02:00Z, until: 2199-12-01 03:00Z}\n"
_STARTED = "title: Dear\nstarted: 2026-01-01 00:00Z\n"

RECORDS: MappingProxyType[str, Callable[[], Shape]] = MappingProxyType(
    {
        "an honest incident": lambda: _changes(8, 5),
        "an honest window, daily for ten years": lambda: _rule(
            "FREQ=DAILY",
            "components: [c0, c1, c2]\n",
            "window: {from: 2016-01-01 02:00Z, until: 2016-01-01 03:00Z}\n",
            settings(40),
        ),
        "1,000 updates of 30 components": lambda: _changes(1000, 30),
        "75 updates of 500 components": lambda: _changes(75, 500),
        "1,000 updates of 5 components": lambda: _changes(1000, 5),
        "1,000 updates that resolve and reopen 40": lambda: _reopened(1000, 40),
        "80 updates that resolve and reopen 500": lambda: _reopened(80, 500),
        "1,000 updates that say nothing": lambda: _updates(1000),
        "1,000 updates with a text of 1,000": lambda: _texts(
            1000, "word *and* [link](https://a.b) " * 32
        ),
        "1,000 updates with plain text": lambda: _texts(1000, "word and text. " * 66),
        "ten texts that are dear": lambda: _texts(10, "> ![" * 25_000),
        "ten texts with brackets": lambda: _texts(10, "[&#27;" * 16_000),
        "ten texts with fences": lambda: _texts(10, "~~~\n```\n~~~\n" * 330 + "x" * 90_000),
        "ten texts with emphasis": lambda: _texts(10, "*a **b " * 14_000),
        "1,000 texts that are dear for their size": lambda: _texts(1000, "> ![" * 240),
        "1,000 texts with tables": lambda: _texts(
            1000, "\n" + "|a" * 60 + "\n" + "|-" * 60 + "\n|" * 40
        ),
        "300 texts with tables": lambda: _texts(
            300, "\n" + "|a" * 100 + "\n" + "|-" * 100 + "\n|" * 100
        ),
        "ten texts with many links": lambda: _texts(10, "<http://a> " * 9_000),
        "ten texts with many lines": lambda: _texts(10, ("a" * 90 + "\n") * 1000),
        "ten texts with line breaks": lambda: _texts(10, "a  \n" * 999 + "a *b* " * 10_000),
        "ten texts with entities": lambda: _texts(10, "&amp;" * 20_000),
        "ten long plain texts": lambda: _texts(10, "word " * 19_990),
        "ten texts of control pictures": lambda: _texts(10, "🙂" * 25_000),
        "a thousand headings that are none": lambda: _markdown("## Something else\n\n" * 52_000),
        "headings with a missing sign": lambda: _markdown(
            "## Resolved 2026-02-01 10:00Z\n" * 34_000
        ),
        "headings with broken keys": lambda: _markdown(
            "## Resolved @ 2026-02-01 10:00Z {a: [}\n" * 26_000
        ),
        "headings with three signs": lambda: _markdown(
            "### Resolved @ 2026-02-01 10:00Z\n" * 31_000
        ),
        "5,000 updates": lambda: _texts(5000, "a"),
        "20,000 updates": lambda: _texts(20_000, "a"),
        "one heading of 1 MB": lambda: _markdown("## " + "Resolved @ " * 95_000),
        "a line of 1 MB of spaces": lambda: _markdown(
            "## Resolved @ 2026-02-01 10:00Z\n" + " " * 1_000_000
        ),
        "blank lines": lambda: _markdown("\n" * 1_000_000),
        "lines of spaces": lambda: _markdown(" \n" * 500_000),
        "fences": lambda: _markdown("```\n" * 250_000),
        "front matter without an end": lambda: Shape(
            "incidents/dear.md", "---\n" + "a: b\n" * 200_000
        ),
        "headings of signs": lambda: _markdown("#" * 1_000_000),
        "heading with many closing signs": lambda: _markdown("## a " + "# " * 500_000),
        "daily windows since 1971": lambda: _rule("FREQ=DAILY"),
        "daily windows since 1971 in a zone": lambda: _rule(
            "FREQ=DAILY",
            on="title: Example\ntimezone: Europe/Berlin\ncomponents: [{id: api, name: A}]\n",
        ),
        "daily windows since 1971, 500 components": lambda: _rule(
            "FREQ=DAILY", _all(500), on=settings(500)
        ),
        "daily windows since 2013, 500 components": lambda: _rule(
            "FREQ=DAILY", _all(500), _SINCE_2013, settings(500)
        ),
        "weekly windows since 1971, 500 components": lambda: _rule(
            "FREQ=WEEKLY", _all(500), on=settings(500)
        ),
        "daily windows that last for ever": lambda: _rule(
            "FREQ=DAILY", _all(30), _LONG, settings(30)
        ),
        "daily windows, 1,000 updates": lambda: _rule("FREQ=DAILY", _spoken(1000), _SINCE_2013),
        "daily windows in 2199": lambda: _rule(
            "FREQ=DAILY", "", "window: {from: 2180-01-04 02:00Z, until: 2180-01-04 03:00Z}\n"
        ),
        "30 February, yearly": lambda: _rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
        "30 February, monthly": lambda: _rule("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30"),
        "31 of short months": lambda: _rule("FREQ=MONTHLY;BYMONTH=2,4,6,9,11;BYMONTHDAY=31"),
        "a year's 53rd day that never is": lambda: _rule(
            "FREQ=YEARLY;BYDAY=53MO,-53MO;BYSETPOS=300"
        ),
        "a month's 6th that never is": lambda: _rule(
            "FREQ=MONTHLY;BYDAY=MO,TU,WE;BYSETPOS=200,201,202,203,204"
        ),
        "a year's days, all of them": lambda: _rule(
            "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=365,366"
        ),
        "a position that never is": lambda: _rule(
            "FREQ=YEARLY;BYMONTH=2;BYDAY=MO;BYSETPOS=-7,7,8,9,10"
        ),
        "29 February, every 400 years": lambda: _rule(
            "FREQ=YEARLY;INTERVAL=400;BYMONTH=2;BYMONTHDAY=29"
        ),
        "a rule for no month": lambda: _rule("FREQ=WEEKLY;INTERVAL=52;BYMONTH=7;BYDAY=MO"),
        "weekly never": lambda: _rule(
            "FREQ=WEEKLY;INTERVAL=400;BYMONTH=2;BYDAY=MO,TU,WE,TH,FR,SA,SU"
        ),
        "all days of months, by month day": lambda: _rule(
            "FREQ=MONTHLY;BYMONTHDAY=" + ",".join(map(str, range(1, 32)))
        ),
        "a rule of 1 MB": lambda: _rule("FREQ=DAILY;" * 90_000),
        "5,000 points of reports": lambda: _record(
            _STARTED
            + "reports:\n  source: A\n  points:\n"
            + "".join(f"   - {{at: {_at(n)}, count: {n}}}\n" for n in range(5000))
        ),
        "30,000 points of reports": lambda: _record(
            _STARTED
            + "reports:\n  source: A\n  points:\n"
            + "".join(f"   - {{at: {_at(n)}, count: {n}}}\n" for n in range(24_000))
        ),
        "100 tags": lambda: _list("tags", (f"{n}{'t' * 290}" for n in range(100))),
        "40,000 tags": lambda: _list("tags", (f"t{n}" for n in range(40_000))),
        "100 aliases": lambda: _list("aliases", (f"a{n}" for n in range(100))),
        "40,000 aliases": lambda: _list("aliases", (f"a{n}" for n in range(40_000))),
        "40,000 aliases that are none": lambda: _list("aliases", (f"A {n}" for n in range(40_000))),
        "40,000 rules that there are not": lambda: _list(
            "allow", (f"rule{n}" for n in range(40_000))
        ),
        "100 sources": lambda: _list(
            "sources", ("{url: https://a.b/" + "c" * 250 + "}" for _ in range(100))
        ),
        "20,000 sources without a word": lambda: _list("sources", ("{}" for _ in range(90_000))),
        "40,000 components that there are not": lambda: _list(
            "components", (f"d{n}" for n in range(40_000))
        ),
        "40,000 components that are almost there": lambda: Shape(
            "incidents/dear.yaml",
            _STARTED
            + "components: ["
            + ",".join(f"component-{n}-almosd" for n in range(30_000))
            + "]\n",
            "title: Example\ncomponents:\n"
            + "".join(f"  - {{id: component-{n}-almost, name: A}}\n" for n in range(500)),
        ),
        "one component again and again": lambda: _list(
            "components", ("api" for _ in range(90_000))
        ),
        "500 components that stand twice": lambda: _list("components", ("api" for _ in range(500))),
        "1,000 updates with components twice": lambda: _updates(
            1000, components="[" + "api," * 95 + "api]"
        ),
        "1,000 updates that do not read": lambda: _record(
            _incident(f" - {{at: never{n}, status: identifeid{n}}}\n" for n in range(14_000))
        ),
        "20,000 updates that are texts": lambda: _record(
            _incident(" - a\n" for _ in range(99_000))
        ),
        "90,000 updates that are empty": lambda: _record(
            _incident(" - {}\n" for _ in range(99_000))
        ),
        "45,000 unknown keys": lambda: _record(
            _STARTED + "".join(f"k{n}: v\n" for n in range(45_000))
        ),
        "updates with unknown keys": lambda: _record(
            _incident(f" - {{a{n}: b, c: d, e: f}}\n" for n in range(14_000))
        ),
        "one key with 45,000 unknown keys each": lambda: _record(
            _STARTED + "reports: {" + ",".join(f"k{n}: v" for n in range(45_000)) + "}\n"
        ),
        "keys that stand twice": lambda: _record("a: b\n" * 49_000),
        "keys without a text": lambda: _record("? [a]\n: b\n" * 24_000),
        "keys that are missing": lambda: _record(": b\n" * 49_000),
        "merge keys": lambda: _record("<<: b\n" * 49_000),
        "anchors": lambda: _record("a:\n" + "".join(f" - &a{n} b\n" for n in range(90_000))),
        "aliases of YAML": lambda: _record("a: &a b\nc:\n" + " - *a\n" * 95_000),
        "laughs": lambda: _record(
            "a: &a [x,x,x,x,x,x,x,x,x]\n"
            + "".join(
                f"{b}: &{b} [{','.join('*' + a for _ in range(9))}]\n"
                for a, b in zip("abcdefgh", "bcdefghi", strict=True)
            )
        ),
        "tags of YAML": lambda: _record("a:\n" + " - !!str b\n" * 90_000),
        "signs that look like comments": lambda: _record("a:\n" + " - b #c\n" * 95_000),
        "tabs": lambda: _record("a:\n" + " - \tb\n" * 95_000),
        "tabs in brackets": lambda: _record("a: [" + "\t{},\n" * 95_000 + "]\n"),
        "escapes that cannot be shown": lambda: _record("a:\n" + ' - "\\0"\n' * 95_000),
        "brackets 1 MB deep": lambda: _record("a: " + "[" * 1_000_000),
        "braces 1 MB deep": lambda: _record("{" * 1_000_000),
        "lists 1 MB deep": lambda: _record("- " * 500_000),
        "question marks 1 MB deep": lambda: _record("? " * 500_000),
        "brackets 16 deep": lambda: _record("a: [" + ("[" * 13 + "]" * 13 + ",") * 7_000 + "]"),
        "99,000 values in a list": lambda: _record("a: [" + "b," * 99_000 + "]"),
        "99,000 values in a known list": lambda: _record("tags: [" + "b," * 99_000 + "]"),
        "500,000 values": lambda: _record("a: [" + "b," * 500_000 + "]"),
        "a value of 1 MB": lambda: _record("title: " + "a" * 1_000_000),
        "a value of 1 MB in quotes": lambda: _record('title: "' + "\\x41" * 260_000 + '"'),
        "a value of 1 MB of empty lines": lambda: _record('title: "' + "\n" * 1_000_000 + '"'),
        "a value of 1 MB in lines": lambda: _record("title: a\n" + "  a\n" * 260_000),
        "a block of 1 MB in lines": lambda: _record("title: >\n" + "  a\n" * 260_000),
        "a block with empty lines": lambda: _record("title: |\n" + "\n" * 1_000_000),
        "an instant of 1 MB": lambda: _record("title: A\nstarted: '" + " ~" * 500_000 + "'\n"),
        "an instant of 1 MB of spaces": lambda: _record(
            "title: A\nstarted: '2026-01-01" + " " * 1_000_000 + "x'\n"
        ),
        "an instant of 1 MB of digits": lambda: _record(
            "title: A\nstarted: 2026-01-01 10:00:00." + "1" * 1_000_000 + "\n"
        ),
        "a count of 1 MB": lambda: _record(
            _STARTED
            + "reports: {source: A, points: [{at: 2026-01-01 00:00Z, count: "
            + "1 " * 500_000
            + "}]}"
        ),
        "a kind of 1 MB": lambda: _record("title: A\nkind: " + "incident" * 125_000),
        "an id of 1 MB": lambda: _record("title: A\nid: " + "a-" * 500_000 + "\n"),
        "an alias of 1 MB": lambda: _record("title: A\naliases: [" + "A-" * 500_000 + "]\n"),
        "a status of 1 MB": lambda: _record(
            "title: A\nupdates: [{at: 2026-01-01 00:00Z, status: " + "a_" * 500_000 + "}]\n"
        ),
        "a component of 1 MB": lambda: _record(
            _STARTED + "components: [" + "ab" * 500_000 + "]\n", settings(500)
        ),
        "an address of 1 MB": lambda: _record(
            _STARTED + "sources: [{url: 'http://" + "[a." * 330_000 + "'}]\n"
        ),
        "a key of 1 MB": lambda: _record("a" * 1_000_000 + ": b\n"),
        "a key of 1 MB in quotes": lambda: _record('"' + "a" * 1_000_000 + '": b\n'),
        "a comment of 1 MB": lambda: _record("title: A # " + "a" * 1_000_000),
        "comments": lambda: _record("# a\n" * 250_000),
        "documents": lambda: _record("---\n" * 250_000),
        "directives": lambda: _record("%YAML 1.1\n" * 100_000),
        "colons": lambda: _record("a: b: " * 160_000),
        "a line without a colon": lambda: _record("a\n" * 500_000),
        "signs that begin nothing": lambda: _record("a: @" * 250_000),
        "a quote without an end": lambda: _record('a: "' + "b\n" * 500_000),
        "bytes that are not UTF-8": lambda: _record("a: b\n" * 200_000 + "\ud800"),
        "a notice": lambda: _record(
            "kind: notice\ntitle: A\nfrom: 2026-01-01\nbody: '" + "> ![" * 24_000 + "'\n"
        ),
    }
)
"""What makes a record dear, and how it is written."""


def _settings(text: str) -> Shape:
    return Shape(SETTINGS, text[:MOST])


def _nested(depth: int) -> str:
    inner = "{id: api, name: A}"
    for number in range(depth):
        inner = f"{{group: G, id: g{number}, components: [{inner}]}}"
    return f"title: A\ncomponents: [{inner}]\n"


def _templates(count: int, more: str) -> Shape:
    rows = "".join(f" - {{id: t{n}, {more}}}\n" for n in range(count))
    return _settings(f"{settings(450)}templates:\n{rows}")


PAGES: MappingProxyType[str, Callable[[], Shape]] = MappingProxyType(
    {
        "settings: plain": lambda: _settings(PLAIN),
        "settings: 40 components": lambda: _settings(settings(40)),
        "settings: 500 components": lambda: _settings(settings(500)),
        "settings: 500 components since 1971": lambda: _settings(
            settings(500, "since: 1971-01-01\n")
        ),
        "settings: 3,000 components": lambda: _settings(settings(20_000)),
        "settings: 500 components that stand twice": lambda: _settings(
            "title: A\ncomponents:\n" + " - {id: a, name: A}\n" * 500
        ),
        "settings: groups in groups": lambda: _settings(_nested(6)),
        "settings: groups too deep": lambda: _settings(_nested(400)),
        "settings: 250 groups of one": lambda: _settings(
            "title: A\ncomponents:\n"
            + "".join(
                f" - {{group: G, id: g{n}, components: [{{id: a{n}, name: A}}]}}\n"
                for n in range(250)
            )
        ),
        "settings: 500 empty groups": lambda: _settings(
            "title: A\ncomponents:\n" + " - {group: G, id: g, components: []}\n" * 500
        ),
        "settings: 20,000 windows of figures": lambda: _settings(
            settings(
                30, "uptime: {windows: [" + ",".join(f"{n}m" for n in range(1, 60_000)) + "]}\n"
            )
        ),
        "settings: 400 windows of figures": lambda: _settings(
            settings(500, "uptime: {windows: [" + ",".join(f"{n}d" for n in range(1, 400)) + "]}\n")
        ),
        "settings: a window of figures again and again": lambda: _settings(
            settings(30, "uptime: {windows: [" + "1d," * 60_000 + "]}\n")
        ),
        "settings: exceptions": lambda: _settings(
            settings(
                1,
                "check:\n  exceptions:\n"
                + "   - {records: ['*a*a*a*a*b'], rules: [vague-wording]}\n" * 13_000,
            )
        ),
        "settings: exceptions of nothing": lambda: _settings(
            settings(1, "check:\n  exceptions:\n" + "   - {records: [], rules: [x]}\n" * 20_000)
        ),
        "settings: 200 templates of 500": lambda: _templates(
            95, "components: [" + ",".join(components(450)) + "]"
        ),
        "settings: templates of unknown components": lambda: _templates(
            95, "components: [" + ",".join(f"x{c}" for c in components(450)) + "]"
        ),
        "settings: 10,000 templates": lambda: _templates(15_000, "text: A"),
        "settings: 200 templates that stand twice": lambda: _settings(
            PLAIN + "templates:\n" + " - {id: a, text: A}\n" * 200
        ),
        "settings: templates that say nothing": lambda: _templates(200, "text: ''"),
        "settings: a dear description": lambda: _settings(
            PLAIN + "description: '" + "> ![" * 24_000 + "'\n"
        ),
        "settings: links": lambda: _settings(
            PLAIN + "theme: {header: [" + "{name: A, url: 'mailto:a@b'}," * 20_000 + "]}\n"
        ),
        "settings: unknown keys": lambda: _settings(
            PLAIN + "".join(f"k{n}: v\n" for n in range(45_000))
        ),
        "settings: a zone that there is not": lambda: _settings(
            PLAIN + "timezone: " + "Europa/" * 140_000 + "\n"
        ),
        "settings: a language of 1 MB": lambda: _settings(
            PLAIN + "language: " + "en-aa" * 200_000 + "\n"
        ),
        "settings: an address of 1 MB": lambda: _settings(
            PLAIN + "url: https://" + "ä." * 330_000 + "\n"
        ),
        "settings: an address of 300": lambda: _settings(
            PLAIN + "url: https://" + "ä" * 290 + "\n"
        ),
        "settings: since 1971, closed in 2199": lambda: _settings(
            settings(500, "since: 1971-01-01\nas_of: 2199-01-01 00:00Z\n")
        ),
        "settings: a component with a dear description": lambda: _settings(
            "title: A\ncomponents:\n"
            + "".join(
                f" - {{id: a{n}, name: {'A' * 290}, description: {'> ![' * 70}}}\n"
                for n in range(500)
            )
        ),
    }
)
"""What makes settings dear."""

SHAPES: MappingProxyType[str, Callable[[], Shape]] = MappingProxyType({**RECORDS, **PAGES})
