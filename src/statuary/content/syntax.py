"""Broken YAML in plain words.

PyYAML has two parsers, in C and in Python, that word the same complaint in two ways. What is
said here follows from the text around the place, so that both lead to one message.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

ALIAS = (
    "a `*` would repeat a value from elsewhere, which is not possible here",
    "write the value out; put a text that begins with `*` in quotes",
)
TAG = (
    "a `!` would give this value a type, which is not possible here",
    "delete it; put a text that begins with `!` in quotes",
)
DIRECTIVE = (
    "a line that begins with `%` is a directive, which is not possible here",
    "delete the line; put a text that begins with `%` in quotes",
)
TAB = ("a tab stands where only spaces may", "put spaces in its place")
_QUOTE = 'put the whole text in quotes, such as "…"'
_LONGEST_KEY = 1000


@dataclass(frozen=True, slots=True)
class Complaint:
    """What a parser says: its words and where, as indices into the text."""

    text: str
    problem: str
    context: str
    index: int
    context_index: int

    @property
    def sign(self) -> str:
        """The character at the place, empty at the end."""
        return self.text[self.index : self.index + 1].strip("\n")

    @property
    def line_start(self) -> int:
        """The index at which the line of the place starts."""
        return self.text.rfind("\n", 0, self.index) + 1


Explained = tuple[int, str, str]


def explain(text: str, problem: str, context: str, index: int, context_index: int) -> Explained:
    """Say where to look, what is wrong, and what to write instead."""
    # At the end of the text the parsers point to different places behind it.
    last = len(text.rstrip("\n"))
    complaint = Complaint(text, problem, context, min(index, last), min(context_index, last))
    for words, explained in _EXPLANATIONS:
        if re.search(words, f"{problem} [{context}]"):
            return explained(complaint)
    return (
        complaint.index,
        "this cannot be read",
        f"write `key: value` on each line; {_QUOTE}",
    )


def _no_colon(it: Complaint) -> Explained:
    return it.context_index, "this line has no `:` after its key", "write it like `key: value`"


def _unexpected_colon(it: Complaint) -> Explained:
    before = it.text[it.line_start : it.index]
    if len(before) > _LONGEST_KEY:
        return it.line_start, "this key is too long", "put quotes around a text with a `:` in it"
    if re.search(r":\s", before) and it.sign == ":":
        return it.index, "a text with `: ` in it needs quotes", _quoted(it, before)
    above = it.text[: it.line_start].rstrip()
    above_start = above.rfind("\n") + 1
    line = above[above_start:]
    if found := re.match(r"[ -]*+\w[\w-]*+:(?=\S)", line):
        return (
            above_start + found.end() - 1,
            "a space is missing after this `:`",
            "write it like `key: value`",
        )
    start = above_start + len(line) - len(line.lstrip())
    if line and not re.search(r":(\s|$)", line):
        return start, "this line has no `:` after its key", "write it like `key: value`"
    indent = len(before) - len(before.lstrip())
    return (
        it.line_start + indent,
        "this line is indented deeper than the one that it continues",
        "begin it in the column of the key above",
    )


def _quoted(it: Complaint, before: str) -> str:
    key, value = re.split(r":\s+", before, maxsplit=1)
    value += it.text[it.index :].partition("\n")[0]
    quote = "'" if '"' in value else '"'
    if quote in value or not re.fullmatch(r"[ -]*+\w[\w-]*+", key):
        return _QUOTE
    return f"write `{key.strip()}: {quote}{value}{quote}`"


def _stray_colon(it: Complaint) -> Explained:
    return it.index, "a `:` cannot stand here", f"write a space after it, or {_QUOTE}"


def _stray_key(it: Complaint) -> Explained:
    return it.index, "a key cannot begin here", "write it like `key: value` on its own line"


def _misfit(it: Complaint) -> Explained:
    before = it.text[it.line_start : it.index]
    if it.sign == ":":
        return it.index, "a key is missing before this `:`", "write it like `key: value`"
    if re.search(r"""["'\]}]\s*$""", before):
        return it.index, "there is text after the closing quote or bracket", _QUOTE
    return (
        it.index,
        "this line begins in a column that fits no line above it",
        "keys that belong together begin in the same column",
    )


def _unclosed_bracket(it: Complaint) -> Explained:
    opening = it.text[it.context_index : it.context_index + 1]
    closing = "]" if opening == "[" else "}"
    return (
        it.context_index,
        f"the `{opening}` that begins here is not closed where it should be",
        f"put commas between the items and `{closing}` after the last one",
    )


def _unclosed_quote(it: Complaint) -> Explained:
    return (
        it.context_index,
        "the quote that begins here has no end",
        f"write `{it.text[it.context_index]}` after the text",
    )


def _bad_start(it: Complaint) -> Explained:
    if not it.sign:
        return _unclosed_node(it)
    if it.sign == "\t" or "tab" in it.problem:
        return it.index, *TAB
    sign = "a backtick" if it.sign == "`" else f"`{it.sign}`"
    return it.index, f"a text cannot begin with {sign}", _QUOTE


def _unclosed_node(it: Complaint) -> Explained:
    return it.index, "the text ends inside a bracket", "write `]` or `}` after the last item"


def _escape(it: Complaint) -> Explained:
    back = it.index - 1 if it.text[it.index - 1 : it.index] == "\\" else it.index
    return (
        back,
        f"`{it.text[back : back + 2]}` is not an escape",
        "write `\\\\` for a backslash, or put the text in single quotes",
    )


def _bad_escape(it: Complaint) -> Explained:
    return (
        it.context_index,
        "an escape in this text stands for no character that can be shown",
        "write the character itself",
    )


def _block_header(it: Complaint) -> Explained:
    sign = it.text[it.context_index]
    return (
        it.context_index,
        f"after `{sign}` the text begins on the next line",
        f"put it there, indented; put a text that begins with `{sign}` in quotes",
    )


def _inline_list(it: Complaint) -> Explained:
    return it.index, "a list cannot begin here", "put each `- ` on its own line, or write `[a, b]`"


def _name(it: Complaint) -> Explained:
    if "alias" in it.context:
        return it.context_index, *ALIAS
    return (
        it.context_index,
        "a `&` would name this value for later, which is not possible here",
        "delete it; put a text that begins with `&` in quotes",
    )


def _tag(it: Complaint) -> Explained:
    return it.context_index, *TAG


def _after_end(it: Complaint) -> Explained:
    if found := re.search(r"^%", it.text, re.MULTILINE):
        return found.start(), *DIRECTIVE
    return it.index, "there is text after the end", "delete it, or write it where it belongs"


_EXPLANATIONS: tuple[tuple[str, Callable[[Complaint], Explained]], ...] = (
    ("directive", lambda it: (it.context_index, *DIRECTIVE)),
    ("could not find expected ':'", _no_colon),
    ("unexpected ':'", _stray_colon),
    ("mapping keys are not allowed", _stray_key),
    ("mapping values are not allowed", _unexpected_colon),
    ("expected ',' or", _unclosed_bracket),
    ("unexpected (end of stream|document)", _unclosed_quote),
    ("cannot start any token|tab character", _bad_start),
    ("expected (the )?node content", _bad_start),
    ("unknown escape", _escape),
    ("escape|hexa?decimal", _bad_escape),
    ("block scalar", _block_header),
    ("sequence entries", _inline_list),
    ("alphabetic or numeric", _name),
    ("tag", _tag),
    ("document start", _after_end),
    ("expected key|block end|block mapping|block collection", _misfit),
)
