"""Incidents as people write them, in both forms and in every manner that reads."""

from __future__ import annotations

from hypothesis import strategies as st

ZONE = "America/New_York"

_COMMENTS = st.sampled_from(["", "# a comment", "#", "# Ünïcode 🚑: {not} yaml"])
_BLANKS = st.sampled_from(["", "\n", "\n\n"])
_BODIES = ["Posts fail.", "Schöne Grüße 🚑", "It is back"]
_LONG = ["One.\n\n# Two\n\n  three", "- a\n- b # c", "```\n## none\n```\n", "x\n# last"]
_STEPS = ["investigating", "identified", "monitoring", "update"]

_NEIGHBOURS = (
    (".z.swp", b"\0"),
    ("0.yaml", b"title: [\n"),
    ("b.md", b"<<<<<<< HEAD\n---\ntitle: B\n"),
    ("c.yaml", b"\xff\xfe\x00"),
    ("d.yaml", b"id: a\ntitle: D\nstarted: 2026-02-01 16:12\n"),
    ("e.yaml", b"aliases: [a, d]\ntitle: E\ncomponents: [gone]\nstarted: 2026-02-30\n"),
    ("f.md", b"---\ntitle: F\n---\n## Identified @ 2026-02-01 16:12\nIt fails.\n"),
    ("g/a.md", b""),
    ("notes.txt", b"?"),
)


def neighbours() -> st.SearchStrategy[dict[str, bytes]]:
    """Give other files of a project, most of which do not read, some with the same id."""
    files = {f"incidents/{name}": data for name, data in _NEIGHBOURS}
    some = st.sets(st.sampled_from(sorted(files)), max_size=3)
    return some.map(lambda names: {name: files[name] for name in names})


@st.composite
def written_incidents(draw: st.DrawFn) -> tuple[str, bytes]:
    """Give a file's path and its bytes: an incident that reads."""
    times = sorted(draw(st.lists(st.integers(0, 59), unique=True, max_size=4)))
    if draw(st.booleans()):
        times.reverse()
    first = min(times, default=0)
    steps = ["investigating" if time == first else draw(st.sampled_from(_STEPS)) for time in times]
    markdown = draw(st.booleans())
    text = (_markdown if markdown else _yaml)(draw, list(zip(times, steps, strict=True)))
    if draw(st.booleans()):
        text = text.rstrip("\n")
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    sign = b"\xef\xbb\xbf" if draw(st.booleans()) else b""
    return f"incidents/a.{'md' if markdown else 'yaml'}", sign + text.encode()


def _head(draw: st.DrawFn, times: list[tuple[int, str]]) -> str:
    title = draw(st.sampled_from(["Logging in fails", '"Quoted: title"', "'ünïcode'  # why"]))
    lines = [draw(_COMMENTS), f"title:  {title}", draw(_COMMENTS)]
    lines += [draw(st.sampled_from(["components: [ web ]", "components:\n  web: major_outage"]))]
    if not times:
        lines.append("started: 2026-02-01 16:00")
    return "\n".join(line for line in lines if line)


def _markdown(draw: st.DrawFn, times: list[tuple[int, str]]) -> str:
    sign = draw(st.sampled_from(["@", "—", "|"]))
    prefix = draw(st.sampled_from(["## ", "##  ", "##"]))
    parts = [f"---\n{_head(draw, times)}\n---\n", draw(_BLANKS)]
    parts.append(draw(st.sampled_from(["", "A summary.\n", "A summary.\n\n"])))
    for time, step in times:
        word = step if draw(st.booleans()) else step.capitalize()
        parts.append(f"{prefix}{word} {sign} 2026-02-01 16:{time:02}\n{draw(_BLANKS)}")
        parts.append(f"{draw(st.sampled_from(['', *_BODIES, *_LONG]))}\n{draw(_BLANKS)}")
    if draw(st.booleans()):
        parts.append("## Postmortem\nA certificate.\n")
    return "".join(parts)


def _yaml(draw: st.DrawFn, times: list[tuple[int, str]]) -> str:
    parts = [_head(draw, times)]
    indent = draw(st.sampled_from(["", "  ", "    "]))
    if times:
        parts.append(f"updates:{draw(st.sampled_from(['', '   # newest first?']))}")
    gap = draw(_BLANKS)
    order = draw(st.permutations(["at", "status", "body"]))
    quote = draw(st.sampled_from(["", "'", '"']))
    for time, step in times:
        at = f"{quote}2026-02-01 16:{time:02}{quote}"
        comment = draw(_COMMENTS)
        parts += [f"{indent}{comment}"] if comment else []
        if draw(st.integers(0, 3)) == 0:
            parts.append(f"{indent}-  {{at: {at}, status: {step}}}{draw(st.just('  # c'))}{gap}")
            continue
        spaces = draw(st.sampled_from([" ", "   "]))
        inner = indent + " " * (1 + len(spaces))
        body = draw(st.sampled_from([*_BODIES, *_LONG]))
        values = {
            "at": at,
            "status": f"{step}  # so it was" if draw(st.booleans()) else step,
            "body": body
            if body in _BODIES and draw(st.booleans())
            else "|\n" + "\n".join(f"{inner}  {line}" if line else "" for line in body.split("\n")),
        }
        lines = [f"{inner}{key}: {values[key]}" for key in order]
        lines[0] = f"{indent}-{spaces}{lines[0].lstrip()}"
        parts.append("\n".join(lines) + gap)
    if draw(st.booleans()):
        parts.append("tags: [a, b]  # after")
    if draw(st.booleans()):
        parts.append("postmortem: |\n  # A certificate\n\n  It expired.\n")
    parts.append(draw(_COMMENTS))
    return "\n".join(parts).rstrip("\n") + "\n"
