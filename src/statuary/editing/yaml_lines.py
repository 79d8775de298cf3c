"""Updates and postmortems in YAML that is written line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from statuary.content.nodes import Mapping, Scalar, Sequence
from statuary.editing.document import Document, Insertion
from statuary.editing.scalars import WIDTH, block, is_plain, quoted
from statuary.editing.update import NewUpdate
from statuary.editing.yaml_brackets import bracketed_update

_KEYS = ("at", "status", "components", "body")


@dataclass(frozen=True, slots=True)
class Lines:
    """Keys that stand on lines of their own, up to an index of the text."""

    document: Document
    tree: Mapping
    end: int

    @property
    def limit(self) -> int:
        """The line behind the last one."""
        text = self.document.source.text
        ends_here = self.end == len(text) and not text.endswith("\n")
        return self.document.line_of(self.end) + ends_here

    @property
    def indent(self) -> str:
        """What stands before a key."""
        return " " * (self.tree.mark.column - 1)

    def update(self, update: NewUpdate, index: int) -> Insertion:
        """Put an update at an index of the list, which may have to be made."""
        updates = self.tree.get("updates")
        if isinstance(updates, Sequence) and updates.items:
            return self._among(updates, update, index)
        item = "\n".join(_lines_of(update, f"{self.indent}  - ", None, self.document))
        entry = self.tree.entry("updates")
        if entry is not None:
            return self.document.before_line(entry[0].mark.line + 1, item)
        postmortem = self.tree.entry("postmortem")
        limit = postmortem[0].mark.line if postmortem else self.limit
        return self._behind(limit, f"{self.indent}updates:\n{item}")

    def items(self, updates: Sequence) -> tuple[tuple[int, int], ...]:
        """Give the first and the last line of each update, with the comments right above it.

        Those above the first are not its own, as they may be about the list.
        """
        dash = updates.mark.column - 1
        starts = [self._dash_line(item.mark.line, dash) for item in updates.items]
        limits = (*starts[1:], self._next_key(updates.mark.line))
        ends = [self._last(*each, dash) for each in zip(starts, limits, strict=True)]
        firsts = [starts[0]]
        for end, start in zip(ends, starts[1:], strict=False):
            between = range(end + 1, start)
            firsts.append(next((line for line in between if not self._is_blank(line)), start))
        return tuple(zip(firsts, ends, strict=True))

    def text(self, key: str, text: str) -> Insertion:
        """Put a key with a text behind all others."""
        return self._behind(self.limit, f"{self.indent}{key}: {block(text, f'{self.indent}  ')}")

    def _behind(self, limit: int, lines: str) -> Insertion:
        last = self._last(self.tree.mark.line, limit, len(self.indent))
        return self.document.before_line(last + 1, lines)

    def _among(self, updates: Sequence, update: NewUpdate, index: int) -> Insertion:
        dash = updates.mark.column - 1
        starts = [self._dash_line(item.mark.line, dash) for item in updates.items]
        sample = updates.items[max(0, index - 1)]
        given = sample if isinstance(sample, Mapping) else None
        line = starts[max(0, index - 1)]
        apart = sample.mark.line != line  # its dash stands on a line of its own
        gap = 1 if apart else sample.mark.column - dash - 2
        lead = f"{' ' * dash}-{' ' * gap}"
        item = "\n".join(_lines_of(update, lead, given, self.document))
        spaced = len(starts) > 1 and self._is_blank(self._last(starts[0], starts[1], dash) + 1)
        if index == 0:
            return self.document.before_line(starts[0], f"{item}\n" if spaced else item)
        limit = starts[index] if index < len(starts) else self._next_key(updates.mark.line)
        last = self._last(starts[index - 1], limit, dash)
        return self.document.before_line(last + 1, f"\n{item}" if spaced else item)

    def _is_blank(self, line: int) -> bool:
        return not self.document.lines[line - 1].strip()

    def _dash_line(self, line: int, dash: int) -> int:
        """Give the line of the dash before an item, which may stand on a line of its own."""
        for above in range(line, 1, -1):
            text = self.document.lines[above - 1]
            if text[dash : dash + 1] == "-" and not text[:dash].strip():
                return above
        return line

    def _next_key(self, line: int) -> int:
        below = [key.mark.line for key, _ in self.tree.entries if key.mark.line > line]
        return min((each for each in below if each < self.limit), default=self.limit)

    def _last(self, first: int, limit: int, indent: int) -> int:
        """Give the last line from one on and before another that is not for what comes next.

        Blank lines are, and comments no deeper than an indent.
        """
        for line in range(limit - 1, first, -1):
            text = self.document.lines[line - 1]
            bare = text.lstrip()
            outer = bare.startswith("#") and len(text) - len(bare) <= indent
            if bare and not outer and not re.match(r"\.\.\.(\s|$)", text):
                return line
        return first


def _lines_of(
    update: NewUpdate,
    lead: str,
    given: Mapping | None,
    document: Document,
) -> list[str]:
    """Write an update as an item, with the keys' order and the quotes of another."""
    source = document.source
    bracketed = given is not None and source.text[source.index(given.mark)] == "{"
    if bracketed and "\n" not in update.body:
        line = f"{lead}{bracketed_update(update)}"
        if len(line) <= WIDTH:
            return [line]
    if bracketed:
        lead = f"{lead[: lead.index('-')]}- "
    indent = " " * len(lead)
    values = {
        "at": _quoted_like(given, "at", update.at, document),
        "status": _quoted_like(given, "status", update.status, document),
    }
    if update.components:
        changes = ", ".join(f"{component}: {status}" for component, status in update.components)
        values["components"] = f"{{{changes}}}"
    if update.body:
        values["body"] = _body(given, update.body, indent, document)
    keys = [key for key in _ordered(given) if key in values]
    return [
        f"{lead if position == 0 else indent}{key}: {values[key]}"
        for position, key in enumerate(keys)
    ]


def _ordered(given: Mapping | None) -> list[str]:
    """Give the keys of an update in the order of another one, with those that it lacks."""
    keys = [key.text for key, _ in given.entries if key.text in _KEYS] if given else [*_KEYS]
    for position, key in enumerate(_KEYS):
        if key not in keys:
            before = _KEYS[position - 1] if position else ""
            keys.insert(keys.index(before) + 1 if before in keys else 0, key)
    return keys


def _sign(given: Mapping | None, key: str, document: Document) -> str:
    """Give the character that the value of a key begins with in another update."""
    value = given.text(key) if given else None
    if not isinstance(value, Scalar):
        return ""
    return document.source.text[document.source.index(value.mark)]


def _quoted_like(given: Mapping | None, key: str, text: str, document: Document) -> str:
    sign = _sign(given, key, document)
    return f"{sign}{text}{sign}" if sign and sign in "'\"" else text


def _body(given: Mapping | None, text: str, indent: str, document: Document) -> str:
    sign = _sign(given, "body", document)
    short = "\n" not in text and len(indent) + len("body: ") + len(text) <= WIDTH
    if not short or (sign and sign in "|>"):
        return block(text, f"{indent}  ")
    if sign == '"' or not is_plain(text):
        return quoted(text)
    return text
