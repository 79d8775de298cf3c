"""The documents, and the blocks of code in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

from docs.generator.markdown import MADE

ROOT = Path(__file__).parents[2]
DOCUMENTS = (ROOT / "README.md", *sorted(ROOT.glob("docs/**/*.md")))
NAMES = tuple(path.relative_to(ROOT).as_posix() for path in DOCUMENTS)

# What a comment before a block says of it; it is not seen on a page.
_REMARK = re.compile(r"<!-- (?:not run: (?P<reason>.+)|run by (?P<test>\S+)) -->\n")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of code: its language, the file that it is, if it is one, and its text.

    `reason` says why it is only looked at; `test` names the test that has to do with it.
    """

    line: int
    language: str
    title: str
    text: str
    reason: str
    test: str

    @property
    def is_run(self) -> bool:
        """Whether it is commands of a shell that nothing keeps from being run."""
        return self.language in ("sh", "console") and not self.reason and not self.test


def blocks(name: str) -> tuple[Block, ...]:
    """Give the blocks of a document, in order."""
    return tuple(_blocks((ROOT / name).read_text("utf-8")))


def is_made(name: str) -> bool:
    """Tell whether a document is made of the code."""
    return (ROOT / name).read_text("utf-8").startswith(MADE)


def _blocks(text: str) -> Iterator[Block]:
    remark: re.Match[str] | None = None
    for token in MarkdownIt().parse(text):
        if token.type in ("fence", "code_block") and token.map:
            language, _, title = token.info.strip().partition(" title=")
            said = remark.groupdict("") if remark else {"reason": "", "test": ""}
            yield Block(token.map[0] + 1, language, title, token.content, **said)
        remark = _REMARK.fullmatch(token.content) if token.type == "html_block" else None


def commands(block: Block) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give what a block has a shell do, each with the lines that it is shown to say."""
    if block.language == "sh":
        yield block.text, ()
        return
    shown: list[str] = []
    command = ""
    for line in block.text.splitlines():
        if line.startswith("$ "):
            if command:
                yield command, tuple(shown)
            command, shown = line[2:], []
        elif line.strip() not in ("", "…"):
            shown.append(line)
    yield command, tuple(shown)
