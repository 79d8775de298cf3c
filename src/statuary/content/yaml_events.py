"""YAML → nodes, from the parser's events: the one module that knows PyYAML.

Its loaders resolve, merge and construct, and each of these can guess wrong, blow up or crash.
Events only say what stands where. What goes beyond mappings, lists, texts and comments is
refused here, and size and depth are bounded before anything is built.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from statuary.content.flaws import MOST_TOLD, Flaw, Mark, Outcome
from statuary.content.nodes import Mapping, Node, Scalar, Sequence
from statuary.content.syntax import ALIAS, DIRECTIVE, TAB, TAG, explain
from statuary.content.text import SourceText, trimmed

MAX_DEPTH = 16
MAX_NODES = 50_000

LOADER: type[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_UNFIT = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
_LEADING_DIRECTIVE = re.compile(r"(?:[ ]*(?:#[^\n]*)?\n)*(?=%)")
_LOST = re.compile(r"[ ]*#[^\s#]")


def read_yaml(
    source: SourceText, start: int = 0, end: int | None = None, loader: type[Any] = LOADER
) -> Outcome[Node]:
    """Read the YAML between two indices of a text.

    The value is None for an empty document and where the syntax is broken, with a flaw that
    says so. Other flaws stand beside a value that leaves out what they refuse.
    """
    return _Reading(source, start, len(source.text) if end is None else end, loader).outcome()


def bracket_ends(source: SourceText, start: int = 0, end: int | None = None) -> dict[int, int]:
    """Find where brackets close: the index of each `[` and `{` with that of its partner.

    What stands between the two indices must be YAML that reads.
    """
    text = source.text[start : len(source.text) if end is None else end]
    opened: list[int] = []
    ends: dict[int, int] = {}
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, yaml.CollectionStartEvent) and event.start_mark:
            opened.append(event.start_mark.index)
        elif isinstance(event, yaml.CollectionEndEvent) and event.end_mark:
            begin = opened.pop()
            if text[begin] in "[{":
                ends[start + begin] = start + event.end_mark.index - 1
    return ends


class _StopError(Exception):
    """Nothing after this flaw can be read."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw.message)
        self.flaw = flaw


class _Reading:
    """One pass over the events; `reached` is the index up to which they have come."""

    def __init__(self, source: SourceText, start: int, end: int, loader: type[Any]) -> None:
        self.source = source
        self.start = start
        self.text = source.text[start:end]
        self.tabs = "\t" in self.text
        self.loader = loader
        self.reached = 0
        self.nodes = 0
        self.flaws: list[Flaw] = []

    def outcome(self) -> Outcome[Node]:
        if found := _LEADING_DIRECTIVE.match(self.text):
            return Outcome(None, (Flaw(self.place(found.end()), *DIRECTIVE),))
        node = None
        try:
            node = self.document()
        except _StopError as stop:
            node = None
            self.flaws.append(stop.flaw)
        except yaml.MarkedYAMLError as error:
            node = None
            self.flaws.append(self.syntax_flaw(error))
        except Exception:  # PyYAML raises built-in errors too, of six kinds at least
            node = None
            self.flaws.append(
                Flaw(
                    self.place(self.reached),
                    "what follows here cannot be read",
                    "look for an escape such as `\\U…` that names no character",
                )
            )
        return Outcome(node, tuple(self.flaws))

    def document(self) -> Node | None:
        node: Node | None = None
        documents = 0
        events = self.events()
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.refuse(
                        event,
                        "a second document begins here",
                        "keep one record in a file: delete this `---`, or move the rest",
                    )
                    break
            elif isinstance(event, yaml.NodeEvent):
                node = self.node(event, events, 1)
        if documents == 0:
            self.flaws.append(Flaw(self.place(0), "this file is empty", "write `title: …` first"))
        return node

    def events(self) -> Iterator[yaml.Event]:
        loader = self.loader(self.text)
        try:
            event = None
            while not isinstance(event, yaml.StreamEndEvent):
                event = loader.get_event()
                if event.end_mark is not None:
                    self.reached = event.end_mark.index
                yield event
        finally:
            loader.dispose()

    def node(self, event: Any, events: Iterator[yaml.Event], depth: int) -> Node:
        self.nodes += 1
        if depth > MAX_DEPTH:
            self.stop(event, f"this is nested more than {MAX_DEPTH} deep", "nest less deep")
        if self.nodes > MAX_NODES:
            self.stop(event, f"this file has more than {MAX_NODES:,} values", "split it")
        mark = self.mark(event)
        if isinstance(event, yaml.AliasEvent):
            self.refuse(event, *ALIAS)
            return Scalar(f"*{event.anchor}", mark)
        if self.tabs:
            self.check_tabs(event)
        if event.anchor is not None:
            self.refuse(
                event,
                f"`&{event.anchor}` would name this value for later, which is not possible here",
                "delete the name; put a text that begins with `&` in quotes",
            )
        if event.tag is not None:
            self.refuse(event, *TAG)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, mark)
        if isinstance(event, yaml.MappingStartEvent):
            return Mapping(tuple(self.entries(events, depth)), mark)
        return Sequence(tuple(self.items(events, depth)), mark)

    def items(self, events: Iterator[yaml.Event], depth: int) -> Iterator[Node]:
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            yield self.node(event, events, depth + 1)

    def entries(self, events: Iterator[yaml.Event], depth: int) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, Mark] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self.node(event, events, depth + 1)
            value = self.node(next(events), events, depth + 1)
            if not isinstance(key, Scalar):
                self.refuse(
                    event, "a key must be one text", "put quotes around a text with brackets"
                )
            elif key.text == "<<":
                self.refuse(
                    event,
                    "`<<` would merge keys, which is not possible here",
                    "write the keys out where they belong",
                )
            elif key.text in seen:
                self.refuse(
                    event,
                    f"the key `{key.text}` already stands in line {seen[key.text].line}",
                    "keep one of the two",
                )
            elif not key.text:
                self.refuse(event, "a key is missing before the `:`", "write it like `key: value`")
            else:
                seen[key.text] = key.mark
                if isinstance(value, Scalar) and value.empty:
                    value = Scalar("", key.mark, empty=True)
                yield key, value

    def scalar(self, event: Any, mark: Mark) -> Scalar:
        text: str = event.value
        if event.style in ("|", ">"):
            return Scalar(trimmed(text), mark)
        if event.style == '"' and _UNFIT.search(text):
            self.refuse(
                event,
                "an escape in this text stands for no character that can be shown",
                "write the character itself",
            )
        plain = not event.style
        if plain and (lost := _LOST.match(self.text, event.end_mark.index)):
            self.tell(
                Flaw(
                    self.place(lost.end() - 2),
                    "what follows this `#` would be lost as a comment",
                    "put the whole text in quotes; or write a space after `#` for a comment",
                )
            )
        return Scalar(text, mark, empty=plain and not text)

    def check_tabs(self, event: Any) -> None:
        """Refuse a tab before a value, which the parser in C lets pass at some places."""
        before = event.start_mark.index - 1
        while before >= 0 and self.text[before] == " ":
            before -= 1
        if before >= 0 and self.text[before] == "\t":
            self.refuse(event, *TAB)

    def place(self, index: int) -> Mark:
        return self.source.mark(self.start + index)

    def mark(self, event: Any) -> Mark:
        return self.place(event.start_mark.index)

    def refuse(self, event: yaml.Event, message: str, hint: str) -> None:
        self.tell(Flaw(self.mark(event), message, hint))

    def tell(self, flaw: Flaw) -> None:
        self.flaws.append(flaw)
        if len(self.flaws) == MOST_TOLD - 1:
            raise _StopError(
                Flaw(flaw.mark, "the rest of this file was not read", "mend what is told first")
            )

    def stop(self, event: yaml.Event, message: str, hint: str) -> None:
        raise _StopError(Flaw(self.mark(event), message, hint))

    def syntax_flaw(self, error: yaml.MarkedYAMLError) -> Flaw:
        at = error.problem_mark.index if error.problem_mark else self.reached
        index, message, hint = explain(
            self.text,
            error.problem or "",
            error.context or "",
            at,
            error.context_mark.index if error.context_mark else at,
        )
        return Flaw(self.place(index), message, hint)
