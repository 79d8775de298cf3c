"""Updates and postmortems under `##` headings, in the manner of those that are there."""

from __future__ import annotations

import re

from statuary.content.headings import Heading, find_headings, split_heading
from statuary.content.text import source_text
from statuary.editing.document import Document, Insertion, cannot
from statuary.editing.update import NewUpdate
from statuary.errors import EditError

_POSTMORTEM = re.compile(r"post[ -]?mortem", re.IGNORECASE)


def update_section(document: Document, body: int, update: NewUpdate, index: int) -> Insertion:
    """Put an update at an index among the headings below the front matter, which ends at `body`."""
    check_headings(update.body)
    headings = find_headings(document.source, body).value or ()
    said = tuple(heading for heading in headings if not _is_postmortem(heading))
    # Behind the update before it, where a postmortem may follow.
    above = said[index - 1].start if index else -1
    wanted = headings if index or not said else said
    following = next((heading for heading in wanted if heading.start > above), None)
    sample = said[max(0, index - 1)] if said else None
    section = [_heading(document, sample, update)]
    if update.body:
        section += [""] if sample and _is_airy(document, sample) else []
        section.append(update.body)
    place = following.start if following else len(document.source.text)
    return _section(document, place, "\n".join(section))


def update_stretches(document: Document, body: int) -> tuple[tuple[int, int], ...]:
    """Give where each update below the front matter begins, and where its last line ends."""
    headings = find_headings(document.source, body).value or ()
    text = document.source.text
    ends = (*(heading.start for heading in headings[1:]), len(text))
    return tuple(
        (heading.start, heading.start + _without_blank_lines(text[heading.start : end]))
        for heading, end in zip(headings, ends, strict=True)
        if not _is_postmortem(heading)
    )


def _without_blank_lines(text: str) -> int:
    """Give the length of a text that does not begin blank, up to the end of its last line."""
    end = len(text.rstrip(" \t\n"))
    line_end = text.find("\n", end)
    return len(text) if line_end < 0 else line_end


def postmortem_section(document: Document, body: int, text: str) -> Insertion:
    """Put a postmortem at the end, or under its heading if that stands there with no text."""
    check_headings(text)
    headings = find_headings(document.source, body).value or ()
    written = next((heading for heading in headings if _is_postmortem(heading)), None)
    if written is None:
        sample = headings[-1] if headings else None
        prefix = document.source.text[sample.start : sample.text_start] if sample else "## "
        section = f"{prefix}Postmortem\n{text}"
        return _section(document, len(document.source.text), section)
    line = document.line_of(written.start) + 1
    return document.before_line(line, text)


def check_headings(text: str) -> None:
    """Raise `EditError` for a text that would cut a Markdown record into other pieces."""
    found = find_headings(source_text(text), 0)
    if found.flaws:
        raise cannot(found.flaws)
    if found.value:
        heading = found.value[0].text
        raise EditError(
            f"`## {heading}` in the text would begin an update.\n"
            f"    hint: write `### {heading}` for a heading inside a text"
        )


def _is_postmortem(heading: Heading) -> bool:
    return bool(_POSTMORTEM.fullmatch(split_heading(heading.text)[0].strip()))


def _heading(document: Document, sample: Heading | None, update: NewUpdate) -> str:
    """Write a heading with the sign, the spaces and the case of another."""
    prefix, before, sign, after = "## ", " ", "@", " "
    word = update.status.replace("_", " ").capitalize()
    if sample is not None:
        prefix = document.source.text[sample.start : sample.text_start]
        name, sign, rest = split_heading(sample.text)
        before = name[len(name.rstrip()) :]
        after = rest[: len(rest) - len(rest.lstrip())]
        word = word.lower() if name.islower() else word.upper() if name.isupper() else word
    changes = ", ".join(f"{component}: {status}" for component, status in update.components)
    line = f"{prefix}{word}{before}{sign}{after}{update.at}"
    return f"{line} {{{changes}}}" if changes else line


def _is_airy(document: Document, heading: Heading) -> bool:
    """Tell whether a blank line stands between a heading and its text."""
    following = document.source.text[heading.end :].split("\n", 2)
    if len(following) < 2 or following[0].strip():
        return False
    return bool(following[1].strip()) and not following[1].lstrip().startswith("#")


def _section(document: Document, place: int, section: str) -> Insertion:
    """Put a section at the start of a heading or at the end, with blank lines around it."""
    text = document.source.text
    *above, last = text[:place].split("\n")
    if place < len(text):
        lead = "\n" if above and above[-1].strip() and above[-1].rstrip() != "---" else ""
        return Insertion(place, f"{lead}{section}\n\n")
    if last.strip():
        return Insertion(place, f"\n\n{section}")
    if last:
        return Insertion(place, f"\n{section}")
    return Insertion(place, f"\n{section}\n" if above and above[-1].strip() else f"{section}\n")
