"""The Markdown under a record's front matter → the keys that it stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from statuary.content.flaws import Flaw, Mark, Outcome
from statuary.content.headings import Heading, find_headings, names_a_step, split_heading
from statuary.content.near_updates import has_instant, say_no_update
from statuary.content.nodes import Entry, Mapping, Node, Scalar, Sequence
from statuary.content.text import SourceText, blank
from statuary.content.yaml_events import read_yaml
from statuary.model.record import MAX_CHANGED, MAX_UPDATES, say_changed

_POSTMORTEM = re.compile(r"post[ -]?mortem", re.IGNORECASE)
_DIGIT = re.compile(r"\d")


def read_body(source: SourceText, start: int, lead: str) -> Outcome[tuple[Entry, ...]]:
    """Read what follows the front matter: `lead` is the key of the text before all headings."""
    headings = find_headings(source, start)
    found = headings.value or ()
    flaws = list(headings.flaws)
    last = len(source.text)
    if cut := _first_too_many(source, found):
        last = found[cut[0]].start
        found = found[: cut[0]]
        flaws.append(cut[1])
    sections = _Sections(source)
    ends = (*(heading.start for heading in found), last)
    entries: list[Entry] = [
        (Scalar(lead, text.mark), text) for text in sections.text(start, ends[0])
    ]
    updates: list[Node] = []
    postmortem: Scalar | None = None
    for heading, end in zip(found, ends[1:], strict=True):
        if _POSTMORTEM.fullmatch(split_heading(heading.text)[0].strip()):
            key = Scalar("postmortem", source.mark(heading.start))
            flaws += sections.check_postmortem(heading, key, postmortem)
            if postmortem is None:
                postmortem = key
                entries += [(key, text) for text in sections.text(heading.end, end)]
        else:
            update, faulty = sections.update(heading, end)
            updates.append(update)
            flaws += faulty
    if updates:
        key = Scalar("updates", updates[0].mark)
        entries.append((key, Sequence(tuple(updates), updates[0].mark)))
    return Outcome(tuple(entries), tuple(flaws))


def _first_too_many(source: SourceText, headings: tuple[Heading, ...]) -> tuple[int, Flaw] | None:
    """Find the first heading that a record cannot have any more, if there are so many."""
    changed = 0
    for index, heading in enumerate(headings):
        _, brace, changes = heading.text.partition("{")
        changed += bool(brace) + changes.count(",")
        if changed > MAX_CHANGED:
            return index, Flaw(source.mark(heading.start), *say_changed(changed))
        if index > MAX_UPDATES:  # one may be that of a postmortem
            message = f"this record has more than {MAX_UPDATES:,} updates"
            return index, Flaw(
                source.mark(heading.start), message, "begin another record for what follows"
            )
    return None


@dataclass(frozen=True, slots=True)
class _Sections:
    """The stretches of a text that headings begin."""

    source: SourceText

    def text(self, start: int, end: int) -> tuple[Scalar, ...]:
        """Give the text between two indices, or nothing if it is blank."""
        raw = self.source.text[start:end]
        begin = blank(raw)
        text = raw[begin:].rstrip()
        return (Scalar(text, self.source.mark(start + begin)),) if text else ()

    def check_postmortem(
        self, heading: Heading, key: Scalar, first: Scalar | None
    ) -> tuple[Flaw, ...]:
        if first is not None:
            return (twice(key, first),)
        if split_heading(heading.text)[1]:
            return (Flaw(key.mark, "a postmortem has no instant", "write `## Postmortem`"),)
        return ()

    def update(self, heading: Heading, end: int) -> tuple[Mapping, tuple[Flaw, ...]]:
        """Read `Status @ instant {component: status}` and the text under it."""
        mark = self.source.mark(heading.start)
        name, separator, rest = split_heading(heading.text)
        signed = bool(separator) and not has_instant(name)
        given = rest.partition("{")[0].strip()
        if not signed or not given or not (_DIGIT.search(rest) or names_a_step(name)):
            # It counts as an update all the same, or the record would seem to have none.
            said = say_no_update(name.strip() if signed else heading.text)
            return Mapping((), mark), (Flaw(mark, *said),)
        instant, brace, _ = rest.partition("{")
        at = heading.text_start + len(name) + 1
        inner = at + len(instant) - len(instant.lstrip())
        # All of a heading stands in one line.
        begun = Mark(mark.line, mark.column + heading.text_start - heading.start)
        dated = Mark(mark.line, mark.column + inner - heading.start)
        entries: list[Entry] = [
            (Scalar("status", begun), Scalar(name.strip(), begun)),
            (Scalar("at", dated), Scalar(instant.strip(), dated)),
        ]
        flaws: tuple[Flaw, ...] = ()
        if brace:
            changes = read_yaml(
                self.source, at + len(instant), heading.text_start + len(heading.text)
            )
            flaws = changes.flaws
            if changes.value is not None:
                entries.append((Scalar("components", changes.value.mark), changes.value))
        entries += [(Scalar("body", text.mark), text) for text in self.text(heading.end, end)]
        return Mapping(tuple(entries), mark), flaws


def twice(key: Scalar, first: Scalar) -> Flaw:
    """Report a key that is given in two places."""
    return Flaw(
        key.mark,
        f"`{key.text}` already stands in line {first.mark.line}",
        "keep one of the two",
    )
