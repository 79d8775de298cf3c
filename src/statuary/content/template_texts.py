"""Texts of templates that would cut a record into pieces, which nobody should learn at night."""

from __future__ import annotations

from collections.abc import Iterator

from statuary.content.flaws import Flaw
from statuary.content.headings import find_headings
from statuary.content.nodes import Mapping, locate
from statuary.content.text import source_text
from statuary.model import Settings


def headed_texts(settings: Settings, tree: Mapping) -> Iterator[Flaw]:
    """Report each text in which a heading would begin an update, or a code fence has no end."""
    for index, template in enumerate(settings.templates):
        found = find_headings(source_text(template.text), 0)
        mark = locate(tree, ("templates", index, "text"))
        for flaw in found.flaws:
            yield Flaw(mark, f"in a record this text would not read: {flaw.message}", flaw.hint)
        for heading in found.value or ():
            yield Flaw(
                mark,
                f"`## {heading.text}` in this text would begin an update",
                f"write `### {heading.text}` for a heading inside a text",
            )
