"""Updates and postmortems in YAML that stands in brackets."""

from __future__ import annotations

from statuary.content.nodes import Mapping, Node, Sequence
from statuary.content.yaml_events import bracket_ends
from statuary.editing.document import Document, Insertion
from statuary.editing.scalars import is_plain, quoted
from statuary.editing.update import NewUpdate
from statuary.errors import EditError


def bracketed_update(update: NewUpdate) -> str:
    """Write an update as a mapping in brackets, on one line."""
    changes = ", ".join(f"{component}: {status}" for component, status in update.components)
    body = update.body
    parts = (
        f"at: {update.at}",
        f"status: {update.status}",
        f"components: {{{changes}}}" if changes else "",
        f"body: {body if is_plain(body, flow=True) else quoted(body)}" if body else "",
    )
    return f"{{{', '.join(part for part in parts if part)}}}"


def into_list(
    document: Document, updates: Sequence, span: tuple[int, int], update: NewUpdate, index: int
) -> tuple[Insertion, ...]:
    """Put an update at an index of a list in brackets; `span` is the YAML around it."""
    source, item = document.source, bracketed_update(update)
    opening = source.index(updates.mark)
    if not updates.items:
        return (Insertion(opening + 1, item),)
    if not all(_is_bracketed(document, each) for each in updates.items):
        raise EditError(
            f"the updates in line {updates.mark.line} stand in brackets, but not each in its own, "
            "so nothing can be added safely.\n    hint: put each in `{…}`, or on lines of its own"
        )
    lines = [updates.mark.line, *(each.mark.line for each in updates.items)]
    apart = lines[2] != lines[1] if len(lines) > 2 else lines[1] != lines[0]
    if index == 0:
        first = updates.items[0].mark
        gap = "\n" + " " * (first.column - 1) if apart else " "
        return (Insertion(source.index(first), f"{item},{gap}"),)
    before = updates.items[index - 1]
    end = bracket_ends(source, *span)[source.index(before.mark)] + 1
    if not apart:
        return (Insertion(end, f", {item}"),)
    # A comment behind the update before stays there.
    line_end = source.text.find("\n", end)
    rest = source.text[end : line_end if line_end >= 0 else len(source.text)].strip()
    comma = rest.startswith(",")
    rest = rest.removeprefix(",").lstrip()
    gap = "\n" + " " * (before.mark.column - 1)
    if line_end < 0 or (rest and not rest.startswith("#")):
        return (Insertion(end, f",{gap}{item}"),)
    if comma:
        return (Insertion(line_end, f"{gap}{item},"),)
    return (
        (Insertion(end, f",{gap}{item}"),)
        if not rest
        else (Insertion(end, ","), Insertion(line_end, f"{gap}{item}"))
    )


def into_mapping(
    document: Document, tree: Mapping, span: tuple[int, int], key: str, value: str
) -> tuple[Insertion, ...]:
    """Put a key with a value at the end of a record that stands in brackets as a whole."""
    source = document.source
    begin = source.index(tree.mark)
    end = bracket_ends(source, *span)[begin]
    before = source.text[begin:end].rstrip()
    if "#" in before.rpartition("\n")[2] or tree.entry(key) is not None:
        raise EditError(
            f"`{key}` cannot be added safely to what stands in brackets from line "
            f"{tree.mark.line} on.\n    hint: write `{key}: …` there by hand"
        )
    comma = "" if before.endswith((",", "{")) else ","
    gap = " " if comma or before.endswith(",") else ""
    return (Insertion(begin + len(before), f"{comma}{gap}{key}: {value}"),)


def _is_bracketed(document: Document, node: Node) -> bool:
    index = document.source.index(node.mark)
    return isinstance(node, Mapping) and document.source.text[index] == "{"
